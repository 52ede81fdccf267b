package rustgrad.playground.network;

/** What outputs say about classes. */
public final class Answers {
  private Answers() {}

  /** The class: of one output, 1 if it is above 0; of more, the greatest. */
  public static int classOf(double... outputs) {
    if (outputs.length == 1) {
      return outputs[0] > 0 ? 1 : 0;
    }
    int greatest = 0;
    for (int k = 1; k < outputs.length; k++) {
      greatest = outputs[k] > outputs[greatest] ? k : greatest;
    }
    return greatest;
  }

  /**
   * How sure the outputs are of their class, from 0 to 1; 0 on the border, 1 from a margin of 3 on.
   */
  public static double confidence(double... outputs) {
    double margin = Double.POSITIVE_INFINITY;
    int greatest = classOf(outputs);
    for (int k = 0; k < outputs.length; k++) {
      if (outputs.length == 1) {
        margin = Math.abs(outputs[0]);
      } else if (k != greatest) {
        margin = Math.min(margin, outputs[greatest] - outputs[k]);
      }
    }
    return Math.min(1, margin / 3);
  }
}
