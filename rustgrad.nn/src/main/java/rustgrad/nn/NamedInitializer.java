package rustgrad.nn;

import java.util.Random;

/** An initialiser that prints itself, such as "xavier". */
record NamedInitializer(String name, Initializer initializer) implements Initializer {
  @Override
  public void fill(double[] weights, double[] biases, int fanIn, int fanOut, Random random) {
    initializer.fill(weights, biases, fanIn, fanOut, random);
  }

  @Override
  public String toString() {
    return name;
  }
}
