package rustgrad.program.exec;

/**
 * How the interpreter runs a call: from slots to an array, and from another array to the picks that
 * follow it at once.
 *
 * @param slots what is given to the call
 * @param input the array in the frame that is given to it
 * @param first where the numbers of the slots go in that array
 * @param output the array in the frame that it writes
 * @param firstPick the first of the picks that follow
 * @param places what each of these takes from the output
 */
record CallRun(
    Body body, int[] slots, int input, int first, int output, int firstPick, int[] places) {

  /** Writes what a call computes. */
  interface Body {
    void apply(double[] x, double[] into);
  }

  /** Returns the last slot that it has computed. */
  int run(double[] v, Frame frame) {
    double[] x = frame.arrays[input];
    for (int k = 0; k < slots.length; k++) {
      x[first + k] = v[slots[k]];
    }
    double[] y = frame.arrays[output];
    body.apply(x, y);
    for (int k = 0; k < places.length; k++) {
      v[firstPick + k] = y[places[k]];
    }
    return firstPick + places.length - 1;
  }
}
