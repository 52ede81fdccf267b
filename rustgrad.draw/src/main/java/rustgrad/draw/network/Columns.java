package rustgrad.draw.network;

import java.util.ArrayList;
import java.util.List;
import rustgrad.nn.Activation;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;

/** Takes a model apart into the columns of its picture, with the numbers of a row of inputs. */
final class Columns {
  private static final int LONGEST_NAME = 18;

  private final List<Column> columns = new ArrayList<>();

  /** Whether the last column is a layer that an activation can still follow. */
  private boolean open;

  private Columns(double[] x) {
    columns.add(new Column(counted(x.length, "input"), x, Lines.Plain.EACH_TO_EACH));
  }

  /** The inputs and the layers of a model, from left to right. */
  static List<Column> of(Model model, double[] x) {
    Columns columns = new Columns(x);
    columns.add(model);
    if (columns.open) {
      columns.rename(counted(model.outputs(), "output"));
    }
    return columns.columns;
  }

  private static String counted(int count, String name) {
    return count + " " + name + (count == 1 ? "" : "s");
  }

  private void add(Model model) {
    if (model instanceof Sequential sequential) {
      sequential.parts().forEach(this::add);
    } else if (model instanceof MLP mlp) {
      add(mlp);
    } else if (model instanceof Activation activation && open) {
      Column layer = last();
      String title = activation.outputs() + " " + activation.op().name();
      replace(new Column(title, activation.predict(layer.numbers()), layer.lines()));
      open = false;
    } else {
      open = model instanceof Linear;
      String title = model.outputs() + " " + (open ? "linear" : name(model));
      columns.add(new Column(title, model.predict(last().numbers()), lines(model)));
    }
  }

  private void add(MLP mlp) {
    List<Linear> layers = mlp.layers();
    for (int k = 0; k < layers.size(); k++) {
      if (k > 0) {
        add(Activation.of(mlp.activation(), layers.get(k).inputs()));
      }
      add(layers.get(k));
    }
  }

  private static Lines lines(Model model) {
    if (model instanceof Linear linear) {
      return new Lines.Weights(linear);
    }
    return model instanceof Activation || model instanceof Standardizer
        ? Lines.Plain.ONE_TO_ONE
        : Lines.Plain.EACH_TO_EACH;
  }

  /** As the model calls itself, without what stands in parentheses. */
  private static String name(Model model) {
    String name = model.toString().replaceAll("\\(.*", "");
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "\u2026";
  }

  private Column last() {
    return columns.get(columns.size() - 1);
  }

  private void replace(Column column) {
    columns.set(columns.size() - 1, column);
  }

  private void rename(String title) {
    replace(new Column(title, last().numbers(), last().lines()));
  }
}
