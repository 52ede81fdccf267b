package rustgrad.bench.problems;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.Gradient;
import rustgrad.program.Program;

/** A function of many inputs whose value and gradient are measured. */
interface Problem {

  /** Computes a value and writes its gradient, or what the problem asks for in its place. */
  @FunctionalInterface
  interface Differentiated {
    double gradient(double[] x, double[] into);
  }

  /** Where to differentiate. */
  double[] point();

  /** The function, from its formula. */
  Value of(Value[] x);

  /** Its value and gradient, derived by hand. */
  double gradientByHand(double[] x, double[] into);

  /** The function traced once: a program, prepared, or over rows where it is a sum over data. */
  default Differentiated once() {
    return prepared(this::of);
  }

  /** A program that has been prepared at the point. */
  default Differentiated prepared(Function<Value[], Value> function) {
    double[] x = point();
    Program program = Program.trace(x.length, function);
    program.gradient(x, new double[x.length]);
    program.prepare();
    return program::gradient;
  }

  /** Whether it is a loop, of whose body a program can be made. */
  default boolean isLoop() {
    return false;
  }

  /** For a loop: a program of its body alone, whose vector-Jacobian products are chained. */
  default Optional<Differentiated> inSteps() {
    return Optional.empty();
  }

  /** For a loop: a program that calls a program of the loop's body. */
  default Optional<Differentiated> byCalls() {
    return Optional.empty();
  }

  /** Recorded anew by each call. */
  default Differentiated anew() {
    return Gradient.of(this::of)::at;
  }

  /** A graph of objects. */
  default Differentiated eager() {
    return (x, into) -> {
      Value[] leaves = leaves(x);
      Value y = of(leaves);
      y.backward();
      for (int i = 0; i < x.length; i++) {
        into[i] = leaves[i].grad();
      }
      return y.item();
    };
  }

  /** A leaf for each number. */
  static Value[] leaves(double[] x) {
    Value[] leaves = new Value[x.length];
    for (int i = 0; i < x.length; i++) {
      leaves[i] = Value.of(x[i]);
    }
    return leaves;
  }

  /** These values in turn. */
  static Value[] join(Value[]... parts) {
    return Arrays.stream(parts).flatMap(Arrays::stream).toArray(Value[]::new);
  }
}
