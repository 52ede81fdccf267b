package rustgrad.core.eager;

import java.util.List;
import java.util.stream.IntStream;
import rustgrad.api.Value;

/** The result of an op: a number, the inputs it was computed from, and how gradients flow back. */
abstract class Result extends Node {
  Result(double value) {
    super(value);
  }

  /**
   * The chain rule: adds grad() * d(this)/d(input) to every input, the last input first. Constants
   * ignore it.
   */
  abstract void propagate();

  /** How many inputs there are. */
  abstract int arity();

  /** The input at this place, from the left. */
  abstract Node input(int i);

  /** The first input from place i on that this sweep is still to visit; -1 if there is none. */
  final int nextUnseen(int i, int sweep) {
    // Most results have two inputs: a branch is cheaper than a virtual call.
    if (this instanceof OfTwo two) {
      return i == 0 && two.a.isUnseen(sweep) ? 0 : i <= 1 && two.b.isUnseen(sweep) ? 1 : -1;
    }
    return nextUnseenOf(i, sweep);
  }

  int nextUnseenOf(int i, int sweep) {
    for (; i < arity(); i++) {
      if (input(i).isUnseen(sweep)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public final List<Value> inputs() {
    return IntStream.range(0, arity()).<Value>mapToObj(this::input).toList();
  }

  abstract static class OfOne extends Result {
    final Node x;

    OfOne(double value, Node x) {
      super(value);
      this.x = x;
    }

    @Override
    final int arity() {
      return 1;
    }

    @Override
    final Node input(int i) {
      return x;
    }

    @Override
    final int nextUnseenOf(int i, int sweep) {
      return i == 0 && x.isUnseen(sweep) ? 0 : -1;
    }
  }

  abstract static class OfTwo extends Result {
    final Node a;
    final Node b;

    OfTwo(double value, Node a, Node b) {
      super(value);
      this.a = a;
      this.b = b;
    }

    @Override
    final int arity() {
      return 2;
    }

    @Override
    final Node input(int i) {
      return i == 0 ? a : b;
    }
  }

  abstract static class OfMany extends Result {
    final Value[] inputs;

    /** Keeps the array. Every value in it is a node. */
    OfMany(double value, Value[] inputs) {
      super(value);
      this.inputs = inputs;
    }

    @Override
    final int arity() {
      return inputs.length;
    }

    @Override
    final Node input(int i) {
      return (Node) inputs[i];
    }

    @Override
    final int nextUnseenOf(int i, int sweep) {
      for (; i < inputs.length; i++) {
        if (input(i).isUnseen(sweep)) {
          return i;
        }
      }
      return -1;
    }
  }
}
