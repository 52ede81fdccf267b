package rustgrad.rows;

import java.util.List;
import rustgrad.program.ir.Count;
import rustgrad.program.pass.Derivative;
import rustgrad.rows.data.JoinedRows;
import rustgrad.rows.data.RowData;
import rustgrad.rows.run.Mode;
import rustgrad.rows.run.OverRows;
import rustgrad.rows.run.Workers;

/** Computes results for each row, after checking the arguments. */
record RowResults(RowShape shape, OverRows rows, Workers workers) {

  /** A derivative with respect to the numbers of the row. */
  void byRow(Derivative derivative, double[] p, Rows data, double[] into) {
    check(derivative, shape.columns(), p, data, into);
    rows.eachRow(Mode.byRow(derivative), p, data.data(), into, workers);
  }

  /** A derivative with respect to the parameters. */
  void byParameters(Derivative derivative, double[] p, Rows data, double[] into) {
    check(derivative, shape.parameters(), p, data, into);
    rows.eachRow(Mode.byParameters(derivative), p, data.data(), into, workers);
  }

  /** A derivative with respect to these inputs, of which the parameters are the first. */
  void byChosen(Derivative derivative, List<Integer> inputs, double[] p, Rows data, double[] into) {
    check(derivative, inputs.size(), p, data, into);
    rows.eachRow(Mode.by(inputs, derivative), p, data.data(), into, workers);
  }

  /** A product of a matrix of each row with its vector. */
  void product(Derivative derivative, double[] p, Rows data, Rows vectors, double[] into) {
    check(derivative, shape.columns(), p, data, into);
    int size = derivative.directionSize(shape.columns(), shape.outputs());
    if (vectors.count() != data.count()) {
      throw new IllegalArgumentException(
          "vectors %s for %s; give a vector for each row".formatted(vectors, data));
    }
    if (vectors.columns() != size) {
      throw new IllegalArgumentException(
          "vectors of %s; give one of %d for each row"
              .formatted(Count.of(vectors.columns(), "number"), size));
    }
    RowData both = new JoinedRows(data.data(), vectors.data());
    rows.eachRow(Mode.byRow(derivative), p, both, into, workers);
  }

  private void check(Derivative derivative, int inputs, double[] p, Rows data, double[] into) {
    shape.check(p, data);
    if (data.count() < 0) {
      throw new IllegalArgumentException(
          "results for each row of a stream, whose length is not known; read it in parts");
    }
    int size = derivative.size(inputs, shape.outputs());
    if (into.length != data.count() * size) {
      throw new IllegalArgumentException(
          "%s for each of %s into an array of %d; give one of %d"
              .formatted(
                  Count.of(size, "number"),
                  Count.of(data.count(), "row"),
                  into.length,
                  size * data.count()));
    }
    RowShape.checkDistinct(p, into);
  }
}
