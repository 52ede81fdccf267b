package rustgrad.core.eager;

import java.util.function.Supplier;
import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.Engine;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;

/** Computes at once, recording a graph of nodes. */
public final class EagerEngine implements Engine {

  @Override
  public Value leaf(double value) {
    return new Leaf.Single(value);
  }

  @Override
  public Value constant(double value) {
    return new Constant(value);
  }

  @Override
  public Op op(String name) {
    return OpRegistry.discovered().op(name);
  }

  @Override
  public Value apply(Op op, Value... inputs) {
    if (!op.accepts(inputs.length)) {
      throw new IllegalArgumentException(
          "op '%s' does not accept %d inputs".formatted(op.name(), inputs.length));
    }
    if (op instanceof UnaryOp unary) {
      Node x = Node.of(inputs[0]);
      double value = unary.apply(x.item());
      return Recording.reaches(x) ? new Rules.Unary(unary, value, x) : new Constant(value);
    }
    if (op instanceof BinaryOp binary) {
      Node a = Node.of(inputs[0]);
      Node b = Node.of(inputs[1]);
      double value = binary.apply(a.item(), b.item());
      return Recording.reaches(a, b) ? new Rules.Binary(binary, value, a, b) : new Constant(value);
    }
    NaryOp nary = (NaryOp) op;
    Value[] x = inputs.clone();
    double value = nary.apply(items(x));
    return Recording.reaches(x) ? new Rules.Nary(nary, value, x) : new Constant(value);
  }

  @Override
  public Value sum(Value... terms) {
    double sum = terms.length == 0 ? 0 : Node.of(terms[0]).item();
    for (int i = 1; i < terms.length; i++) {
      sum += Node.of(terms[i]).item();
    }
    return Recording.reaches(terms) ? new Rules.Sum(sum, terms.clone()) : new Constant(sum);
  }

  @Override
  public Value dot(Value[] left, Value[] right) {
    checkPairs(left, right);
    if (left.length == 0) {
      throw new IllegalArgumentException("dot of no values; give a start for that case");
    }
    double sum = addProducts(Node.of(left[0]).item() * Node.of(right[0]).item(), 1, left, right);
    return Recording.reaches(left) || Recording.reaches(right)
        ? new Rules.Dot(sum, null, left.clone(), right.clone())
        : new Constant(sum);
  }

  @Override
  public Value dot(Value start, Value[] left, Value[] right) {
    checkPairs(left, right);
    Node node = Node.of(start);
    double sum = addProducts(node.item(), 0, left, right);
    return Recording.reaches(node) || Recording.reaches(left) || Recording.reaches(right)
        ? new Rules.Dot(sum, node, left.clone(), right.clone())
        : new Constant(sum);
  }

  /** Adds the products of the pairs from the given one on, from left to right. */
  private static double addProducts(double sum, int from, Value[] left, Value[] right) {
    for (int i = from; i < left.length; i++) {
      sum += Node.of(left[i]).item() * Node.of(right[i]).item();
    }
    return sum;
  }

  private static void checkPairs(Value[] left, Value[] right) {
    if (left.length != right.length) {
      throw new IllegalArgumentException(
          "dot of %d values with %d values; give as many of each"
              .formatted(left.length, right.length));
    }
  }

  @Override
  public Value where(
      Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse) {
    Value[] inputs = {left, right, whenTrue, whenFalse};
    Node taken = Node.of(left.is(comparison, right) ? whenTrue : whenFalse);
    return Recording.reaches(inputs) ? new Rules.Where(taken, inputs) : new Constant(taken.item());
  }

  @Override
  public <T> T noGrad(Supplier<T> body) {
    return Recording.paused(body);
  }

  /** The numbers of these values, which must be nodes. */
  static double[] items(Value[] values) {
    double[] items = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      items[i] = Node.of(values[i]).item();
    }
    return items;
  }
}
