package rustgrad.rows.plan;

/**
 * Where the weights of dots that read the same columns stand among the numbers of {@link
 * Plan#before}: these are places, or {@link FixedNumber}s.
 *
 * @param starts the place of the start of each dot
 * @param places the places of the weights, dot by dot; empty if these lie at equal distances
 * @param from the first place
 * @param outputStep how far it is from one dot to the next
 * @param inputStep how far it is from one weight of a dot to the next
 */
public record WeightPlaces(int[] starts, int[] places, int from, int outputStep, int inputStep) {

  /**
   * Looks for equal distances.
   *
   * @param given how many of the first places are those of parameters; these lie in one array, and
   *     the other numbers in another
   */
  static WeightPlaces of(int[] starts, int[] places, int given) {
    int outputs = starts.length;
    int inputs = places.length / outputs;
    if (inputs == 0) {
      return new WeightPlaces(starts, places, 0, 0, 0);
    }
    int outputStep = outputs == 1 ? 0 : places[inputs] - places[0];
    int inputStep = inputs == 1 ? 0 : places[1] - places[0];
    for (int i = 0; i < places.length; i++) {
      int expected = places[0] + i / inputs * outputStep + i % inputs * inputStep;
      if (places[i] < 0 || places[i] != expected || places[i] < given != places[0] < given) {
        return new WeightPlaces(starts, places, 0, inputs, 1);
      }
    }
    return new WeightPlaces(starts, new int[0], places[0], outputStep, inputStep);
  }

  /** The place of a weight. */
  int place(int output, int input) {
    int at = from + output * outputStep + input * inputStep;
    return areScattered() ? places[at] : at;
  }

  /** Whether the weights must be gathered to lie at equal distances. */
  public boolean areScattered() {
    return places.length > 0;
  }

  /** How many dots there are. */
  public int outputs() {
    return starts.length;
  }
}
