package rustgrad.draw.network;

import rustgrad.nn.Linear;

/** Which neurons of a column and of the one before a line connects, and its weight. */
sealed interface Lines {

  /** Whether there is a line from neuron i of the column before to neuron j. */
  boolean connect(int i, int j);

  /** The weight of a line; NaN if it has none. */
  double weight(int i, int j);

  /** The greatest absolute weight; 0 if there is none. */
  default double greatest() {
    return 0;
  }

  /** Those of a layer of neurons. */
  record Weights(Linear layer) implements Lines {
    @Override
    public boolean connect(int i, int j) {
      return true;
    }

    @Override
    public double weight(int i, int j) {
      return layer.parameters().item(j * layer.inputs() + i);
    }

    @Override
    public double greatest() {
      double greatest = 0;
      for (int i = 0; i < layer.inputs() * layer.outputs(); i++) {
        double weight = Math.abs(layer.parameters().item(i));
        greatest = weight > greatest ? weight : greatest;
      }
      return greatest;
    }
  }

  /** Those of a model of which no more is known, or of one that takes each number by itself. */
  enum Plain implements Lines {
    EACH_TO_EACH,
    ONE_TO_ONE;

    @Override
    public boolean connect(int i, int j) {
      return this == EACH_TO_EACH || i == j;
    }

    @Override
    public double weight(int i, int j) {
      return Double.NaN;
    }
  }
}
