package rustgrad.onnx.read;

import java.util.Arrays;
import java.util.List;
import rustgrad.nn.Model;
import rustgrad.nn.Standardizer;

/** Sub and Div by numbers as standardizers; both, one after the other, are one. */
final class Scaling {
  private Scaling() {}

  /** y = x - c, or (x - c) / 1. */
  static Standardizer minus(double... c) {
    return Standardizer.of(c, filled(1, c.length));
  }

  /** y = x / c, or (x - 0) / c. */
  static Standardizer dividedBy(double... c) {
    return Standardizer.of(filled(0, c.length), c);
  }

  private static double[] filled(double number, int length) {
    double[] all = new double[length];
    Arrays.fill(all, number);
    return all;
  }

  /** Adds a model to others, or makes one of it and the last, with the same bits. */
  static void add(List<Model> models, Model next) {
    int last = models.size() - 1;
    if (last >= 0
        && models.get(last) instanceof Standardizer minus
        && next instanceof Standardizer divided
        && areAll(1, minus.deviations())
        && areAll(0, divided.means())) {
      models.set(last, Standardizer.of(minus.means(), divided.deviations()));
    } else {
      models.add(next);
    }
  }

  private static boolean areAll(double number, double... all) {
    return Arrays.stream(all).allMatch(x -> x == number);
  }
}
