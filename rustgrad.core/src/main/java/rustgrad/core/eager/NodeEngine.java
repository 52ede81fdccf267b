package rustgrad.core.eager;

import java.util.Arrays;
import java.util.Iterator;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.Value;
import rustgrad.api.spi.Arithmetic;
import rustgrad.api.spi.BackwardStep;
import rustgrad.api.spi.Dispatcher;
import rustgrad.api.spi.DotInputs;
import rustgrad.api.spi.EagerEngine;
import rustgrad.api.spi.Engine;
import rustgrad.api.spi.VectorOp;

/** Computes at once. A result that can reach a leaf remembers its inputs; others are constants. */
public final class NodeEngine implements EagerEngine {
  @Override
  public Value leaf(double number) {
    return new Leaf(new double[] {number}, new double[1], 0);
  }

  @Override
  public Value constant(double number) {
    return new Constant(number);
  }

  @Override
  public Value arithmetic(Arithmetic operation, Value a, Value b) {
    return resultOrConstant(new OfArithmetic(operation, Node.of(a), Node.of(b)));
  }

  @Override
  public Value negate(Value x) {
    return resultOrConstant(new Negate(Node.of(x)));
  }

  @Override
  public Value sum(Value[] terms) {
    return resultOrConstant(new Sum(nodes(terms)));
  }

  @Override
  public Value dot(Value[] left, Value[] right) {
    return dot(new Node[2 * left.length], left, right);
  }

  @Override
  public Value dot(Value start, Value[] left, Value[] right) {
    Node[] x = new Node[1 + 2 * left.length];
    x[0] = Node.of(start);
    return dot(x, left, right);
  }

  /** Does not use {@link DotInputs}, because an array of a known type is filled faster. */
  private static Node dot(Node[] x, Value[] left, Value[] right) {
    int first = x.length % 2;
    for (int i = 0; i < left.length; i++) {
      x[first + 2 * i] = Node.of(left[i]);
      x[first + 2 * i + 1] = Node.of(right[i]);
    }
    return resultOrConstant(new Dot(x));
  }

  @Override
  public Value apply(Op op, Value[] x) {
    return resultOrConstant(new OfOp(op, nodes(x)));
  }

  /** A node even without a leaf: the outputs are taken from it. */
  @Override
  public Value call(VectorOp op, Value[] x) {
    return new Call(op, nodes(x));
  }

  @Override
  public Value output(Value call, int place) {
    Call of = (Call) call;
    Node output = new Call.Output(of, place);
    return of.reachesLeaf() && Dispatcher.isRecording() ? output : new Constant(output.number());
  }

  @Override
  public Value where(
      Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse) {
    return resultOrConstant(new Where(comparison, nodes(left, right, whenTrue, whenFalse)));
  }

  /** The result, or a constant of its number if it reaches no leaf or is not to be recorded. */
  private static Node resultOrConstant(Result result) {
    return result.reachesLeaf() && Dispatcher.isRecording()
        ? result
        : new Constant(result.number());
  }

  private static Node[] nodes(Value... values) {
    Node[] nodes = new Node[values.length];
    Arrays.setAll(nodes, i -> Node.of(values[i]));
    return nodes;
  }

  @Override
  public boolean compare(Value left, Comparison comparison, Value right) {
    return comparison.test(number(left), number(right));
  }

  @Override
  public Value detach(Value x) {
    return new Constant(number(x));
  }

  @Override
  public double number(Value value) {
    return Node.of(value).number();
  }

  @Override
  public Value replay(Value result, Value[] in, Engine engine) {
    if (result instanceof OfArithmetic y) {
      return engine.arithmetic(y.operation, in[0], in[1]);
    } else if (result instanceof OfOp y) {
      return engine.apply(y.op, in);
    } else if (result instanceof Call y) {
      return engine.call(y.op, in);
    } else if (result instanceof Call.Output y) {
      return engine.output(in[0], y.place);
    } else if (result instanceof Where y) {
      return engine.where(in[0], y.comparison, in[1], in[2], in[3]);
    } else if (result instanceof Dot) {
      return DotInputs.dot(in, engine);
    }
    return result instanceof Sum ? engine.sum(in) : engine.negate(in[0]);
  }

  @Override
  public Iterator<BackwardStep> steps(Value root) {
    return new Steps(Node.of(root));
  }
}
