package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import rustgrad.core.Parameters;

/** Two equal models, one trained through programs over rows, one eagerly. */
final class TwoWays {
  /** Relative to the number, or to the greatest of its array where that is near 0. */
  private static final double TOLERANCE = 1e-12;

  private final Model rowsModel;
  private final Model eagerModel;
  private final Trainer rows;
  private final Trainer eager;

  TwoWays(Supplier<Model> model, Loss loss, Function<Parameters, Optimizer> optimizer) {
    rowsModel = model.get();
    eagerModel = model.get();
    rows = Trainer.of(rowsModel, loss, optimizer.apply(rowsModel.parameters())).withL2(1e-3);
    eager =
        Trainer.of(eagerModel, loss, optimizer.apply(eagerModel.parameters())).withL2(1e-3).eager();
  }

  /** Trains both ways by some calls and compares all numbers after each; returns the last loss. */
  double assertSame(int calls, ToDoubleFunction<Trainer> call) {
    double loss = Double.NaN;
    for (int k = 0; k < calls; k++) {
      loss = call.applyAsDouble(eager);
      double other = call.applyAsDouble(rows);
      assertClose("loss", new double[] {loss}, new double[] {other}, k);
      assertClose("gradient", eagerModel.parameters().grads(), rowsModel.parameters().grads(), k);
      assertClose("parameter", eagerModel.parameters().items(), rowsModel.parameters().items(), k);
    }
    return loss;
  }

  private static void assertClose(String what, double[] expected, double[] actual, int call) {
    double greatest =
        Arrays.stream(expected).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      String message =
          "%s %d after call %d: %s and %s".formatted(what, i, call, expected[i], actual[i]);
      boolean same = Double.compare(expected[i], actual[i]) == 0;
      assertTrue(same || Math.abs(expected[i] - actual[i]) <= TOLERANCE * greatest, message);
    }
  }
}
