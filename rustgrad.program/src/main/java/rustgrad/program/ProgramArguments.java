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

  static void checkDistinct(double[] given, double[] into) {
    if (given == into && given.length > 0) {
      throw new IllegalArgumentException("the inputs and the outputs are the same array; give two");
    }
  }
}
