package rustgrad.core.lanes;

import rustgrad.core.kernel.Weights;

/**
 * Where the weights of dots that read the same columns stand among the numbers that do not vary;
 * see {@link Batch}.
 *
 * @param starts the place of the start of each dot
 * @param places the places of the weights, dot by dot; empty if these lie at equal distances
 * @param from the first place
 * @param outputStep how far it is from one dot to the next
 * @param inputStep how far it is from one weight of a dot to the next
 */
record WeightPlaces(int[] starts, int[] places, int from, int outputStep, int inputStep) {

  static WeightPlaces of(int[] starts, int[] places) {
    int outputs = starts.length;
    int inputs = places.length / outputs;
    if (inputs == 0) {
      return new WeightPlaces(starts, places, 0, 0, 0);
    }
    int outputStep = outputs == 1 ? 0 : places[inputs] - places[0];
    int inputStep = inputs == 1 ? 0 : places[1] - places[0];
    for (int i = 0; i < places.length; i++) {
      int expected = places[0] + i / inputs * outputStep + i % inputs * inputStep;
      if (places[i] < 0 || places[i] != expected) {
        return new WeightPlaces(starts, places, 0, inputs, 1);
      }
    }
    return new WeightPlaces(starts, new int[0], places[0], outputStep, inputStep);
  }

  /** The weights, among the numbers themselves or in an array that they are gathered in. */
  Weights in(double[] numbers) {
    double[] array = places.length == 0 ? numbers : new double[places.length];
    return new Weights(array, from, outputStep, inputStep);
  }
}
