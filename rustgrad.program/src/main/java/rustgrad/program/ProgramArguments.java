package rustgrad.program;

/** What the arguments of every program must fulfil. */
final class ProgramArguments {
  private ProgramArguments() {}

  static void checkInputs(int given, int inputs, String what) {
    if (given != inputs) {
      throw new IllegalArgumentException(
          "%d %s for a program of %d inputs".formatted(given, what, inputs));
    }
  }

  /**
   * Refuses a program of several outputs, without running it.
   *
   * @param equation of one input or more
   */
  static void checkOneOutput(String name, Program equation) {
    try {
      equation.value(); // of no numbers: refused in any case, but for several outputs otherwise
    } catch (IllegalStateException several) {
      throw new IllegalArgumentException(
          name + " is a program of several outputs; trace one output, with Program.trace", several);
    } catch (IllegalArgumentException one) {
      // It has one, and was given too few numbers.
    }
  }

  static void checkDistinct(double[] given, double[] into) {
    if (given == into && given.length > 0) {
      throw new IllegalArgumentException("the inputs and the outputs are the same array; give two");
    }
  }
}
