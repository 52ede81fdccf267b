package rustgrad.core.eager;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;

/** The result of an operation: a number, the inputs it was computed from, and the chain rule. */
abstract non-sealed class Result extends Node {
  private final Node a;
  private final Node b;
  private final Node @Nullable [] x;

  /** A result of two inputs, which need no array. */
  Result(double number, Node a, Node b) {
    super(number);
    this.a = a;
    this.b = b;
    this.x = null;
  }

  /** A result of any number of inputs, one or more. */
  Result(double number, Node... x) {
    super(number);
    this.a = x[0];
    this.b = x[0];
    this.x = x;
  }

  /** What takes contributions to inputs: {@code backward()} adds them, {@link Steps} notes them. */
  interface Contributions {
    void add(Result result, int input, double contribution);
  }

  /** The chain rule: contributes grad() * d(this)/d(input) to each input, the last input first. */
  abstract void chainRule(Contributions to);

  /** How many inputs there are. */
  final int arity() {
    return x == null ? 2 : x.length;
  }

  /** Input i, from the left. */
  final Node input(int i) {
    return x != null ? x[i] : i == 0 ? a : b;
  }

  /** The number of input i. */
  final double number(int i) {
    return input(i).number();
  }

  /** The numbers of all inputs. */
  final double[] numbers() {
    return IntStream.range(0, arity()).mapToDouble(this::number).toArray();
  }

  /** The first input that gradient can flow into. */
  int firstReceiver() {
    return 0;
  }

  /** Whether some input that gradient can flow into has one. */
  final boolean reachesLeaf() {
    for (int i = firstReceiver(); i < arity(); i++) {
      if (input(i).requiresGrad()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public final List<Value> inputs() {
    return x == null ? List.of(a, b) : List.of(x);
  }
}
