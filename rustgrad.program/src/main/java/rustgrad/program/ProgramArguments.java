package rustgrad.program;

/** Checks the arguments of programs. */
final class ProgramArguments {
  private ProgramArguments() {}

  static void checkInputs(int given, int inputs, String what) {
    if (given != inputs) {
      throw new IllegalArgumentException(
          "%d %s for a program of %d inputs".formatted(given, what, inputs));
    }
  }

  /** Checks a direction, or weights. */
  static void checkVector(int given, int expected, String oneForEach) {
    if (given != expected) {
      throw new IllegalArgumentException(
          "a vector of %d numbers; expected %d, one for each %s"
              .formatted(given, expected, oneForEach));
    }
  }

  static void checkDistinct(double[] given, double[] into) {
    if (given == into && given.length > 0) {
      throw new IllegalArgumentException("the inputs and the outputs are the same array; give two");
    }
  }

  static void checkGradient(double[] x, double[] into) {
    if (into.length != x.length) {
      throw new IllegalArgumentException(
          "the gradient of %d inputs into an array of %d".formatted(x.length, into.length));
    }
    checkDistinct(x, into);
  }

  static void checkDirection(double[] direction, int inputs, double[] into) {
    if (direction.length != inputs) {
      throw new IllegalArgumentException(
          "a direction of %d numbers; expected %d, one for each input"
              .formatted(direction.length, inputs));
    }
    checkDistinct(direction, into);
  }
}
