package rustgrad.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;

/** A predictor that each executor compiles once: broadcast, so that all of its tasks have one. */
final class SentPredictor implements Serializable {
  private static final long serialVersionUID = 1;

  private final ModelForm form;
  private final double[] items;
  private transient @Nullable Predictor predictor;

  SentPredictor(ModelForm form, double[] items) {
    this.form = form;
    this.items = items;
  }

  private synchronized Predictor predictor() {
    Predictor known = predictor;
    if (known == null) {
      Model model = form.model();
      model.parameters().setAll(items);
      known = Predictor.of(model);
      predictor = known;
    }
    return known;
  }

  double[] outputs(Row row, List<String> columns) {
    return predictor().predict(numbers(row, columns));
  }

  int predictedClass(Row row, List<String> columns) {
    return predictor().predictedClass(numbers(row, columns));
  }

  private static double[] numbers(Row row, List<String> columns) {
    double[] numbers = new double[columns.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(row.get(i) instanceof Number number)) {
        throw new IllegalArgumentException(
            "column %s has %s; expected a number: leave such rows out, or cast the column"
                .formatted(columns.get(i), row.get(i)));
      }
      numbers[i] = number.doubleValue();
    }
    return numbers;
  }
}
