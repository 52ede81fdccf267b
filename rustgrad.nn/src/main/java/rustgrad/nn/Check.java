package rustgrad.nn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rustgrad.api.Value;

/** What arguments have to satisfy. Each method returns what it has checked, or throws. */
final class Check {
  private Check() {}

  static int atLeast(int least, String name, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s is %d; expected at least %d".formatted(name, value, least));
    }
    return value;
  }

  /** A finite number from 0 on. */
  static double notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s is %s; expected a finite number that is not negative".formatted(name, value));
    }
    return value;
  }

  /** A number from 0 to 1, but not 1. */
  static double fraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s is %s; expected a number from 0 to less than 1".formatted(name, value));
    }
    return value;
  }

  /** The number of parameters, which have to fit into one array. */
  static int parameterCount(Object owner, long count) {
    if (count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s has %d parameters; expected at most %d".formatted(owner, count, Integer.MAX_VALUE));
    }
    return (int) count;
  }

  /** As many inputs as the model takes. */
  static void inputs(Model model, int count) {
    if (count != model.inputs()) {
      throw new IllegalArgumentException(
          "%s got %d inputs; expected %d".formatted(model, count, model.inputs()));
    }
  }

  /** An optimiser of parameters that are the model's. */
  static void moves(Optimizer optimizer, Model model) {
    Set<Value> leaves = new HashSet<>(model.parameters().values());
    if (!leaves.containsAll(optimizer.parameters().values())) {
      throw new IllegalArgumentException(
          "the optimiser moves parameters that are not those of %s; make it of the parameters() of this model"
              .formatted(model));
    }
  }

  /** A model that takes the features of the data, and gives outputs for its classes or targets. */
  static void fits(Model model, Dataset data) {
    inputs(model, data.features());
    if (data.isClassification()) {
      classes(model, data.classes());
    } else if (data.targets()[0].length != model.outputs()) {
      throw new IllegalArgumentException(
          "%s gives %d outputs, but %s; expected one for each target"
              .formatted(model, model.outputs(), data));
    }
  }

  private static void classes(Model model, int count) {
    int classes = Math.max(model.outputs(), 2);
    if (count != classes) {
      throw new IllegalArgumentException(
          "%s tells %d classes apart, but the data has %d; expected a model with one output for two classes, or with one for each class"
              .formatted(model, classes, count));
    }
  }

  /**
   * Rows of {@code columns} finite numbers each.
   *
   * @param expected who expects that number, such as "MLP(2, 4, 1) takes 2"
   */
  static void rows(String name, double[][] rows, int columns, String expected) {
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != columns) {
        throw new IllegalArgumentException(
            "%s[%d] has %d numbers, but %s".formatted(name, row, rows[row].length, expected));
      }
      for (int column = 0; column < columns; column++) {
        if (!Double.isFinite(rows[row][column])) {
          throw new IllegalArgumentException(
              "%s[%d][%d] is %s; expected a finite number, so leave the row out or fill the gap"
                  .formatted(name, row, column, rows[row][column]));
        }
      }
    }
  }

  /** As many names as there should be, all different. */
  static List<String> names(String kind, int expected, String... names) {
    List<String> all = List.of(names);
    if (all.size() != expected) {
      throw new IllegalArgumentException(
          "%d %s names; expected %d".formatted(all.size(), kind, expected));
    }
    if (new HashSet<>(all).size() != expected) {
      throw new IllegalArgumentException(
          "the %s names %s are not all different".formatted(kind, all));
    }
    return all;
  }
}
