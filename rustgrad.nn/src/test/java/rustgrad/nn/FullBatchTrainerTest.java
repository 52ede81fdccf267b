package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.core.Parameters;
import rustgrad.rows.PartialSum;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/** A training on a loss that comes from elsewhere has the bits of one on rows that are here. */
class FullBatchTrainerTest {
  private static final Loss LOSS = Loss.meanSquaredError();
  private static final double[][] X = new double[700][];
  private static final double[][] Y = new double[700][];

  static {
    for (int r = 0; r < X.length; r++) {
      X[r] = new double[] {StrictMath.sin(r), StrictMath.cos(3.0 * r)};
      Y[r] = new double[] {X[r][0] * X[r][1]};
    }
  }

  private static final Dataset DATA = Dataset.ofTargets(X, Y);
  private static final Dataset OTHERS = DATA.select(1, 3, 5, 7);

  private static MLP model() {
    return MLP.builder(2, 5, 1).withActivation("tanh").build();
  }

  /** The loss of rows that are summed up in two parts. */
  private record InParts(RowProgram program, double[][] x, double[][] y) implements TotalLoss {
    static InParts of(Model model, double[][] x, double[][] y) {
      return new InParts(
          RowProgram.trace(model.parameters(), 3, row -> TotalLoss.ofRow(model, LOSS, row)), x, y);
    }

    private PartialSum all(double[] p) {
      int cut = x.length / 3;
      return program.merge(p, part(p, cut, x.length), part(p, 0, cut));
    }

    private PartialSum part(double[] p, int from, int to) {
      double[] data = new double[3 * (to - from)];
      for (int r = from; r < to; r++) {
        int at = 3 * (r - from);
        data[at] = x[r][0];
        data[at + 1] = x[r][1];
        data[at + 2] = y[r][0];
      }
      return program.partialSumGradient(p, Rows.rowMajor(data, 3), from);
    }

    @Override
    public double value(double[] p) {
      return program.mean(p, all(p));
    }

    @Override
    public double gradient(double[] p, double[] into) {
      return program.meanGradient(p, all(p), into);
    }

    @Override
    public Optional<Row> firstNotFinite(double[] p) {
      for (int r = 0; r < x.length; r++) {
        if (!Double.isFinite(program.sumGradient(p, Rows.of(rowOf(r)), p.clone()))) {
          return Optional.of(new Row("row " + r + " of there", x[r], y[r]));
        }
      }
      return Optional.empty();
    }

    private double[][] rowOf(int r) {
      return new double[][] {{x[r][0], x[r][1], y[r][0]}};
    }
  }

  static List<Function<Parameters, Optimizer>> optimizers() {
    return List.of(
        p -> Sgd.of(p, 0.1).withMomentum(0.9),
        p -> Adam.of(p, 0.05),
        Lbfgs::of,
        p -> Lbfgs.of(p).withFixedLoss());
  }

  private static FullBatchTrainer trainer(Model model, Function<Parameters, Optimizer> optimizer) {
    return FullBatchTrainer.of(
        model, LOSS, InParts.of(model, X, Y), optimizer.apply(model.parameters()));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void stepsHaveTheBitsOfATrainer(Function<Parameters, Optimizer> optimizer) {
    MLP here = model();
    MLP there = model();
    Trainer trainer = Trainer.of(here, LOSS, optimizer.apply(here.parameters())).withL2(1e-3);
    FullBatchTrainer other = trainer(there, optimizer).withL2(1e-3);
    for (int step = 0; step < 10; step++) {
      assertEquals(trainer.step(DATA), other.step());
      assertArrayEquals(here.parameters().items(), there.parameters().items());
    }
    assertEquals(trainer.loss(DATA), other.loss());
  }

  @Test
  void gradientsAreClippedAsByATrainer() {
    MLP here = model();
    MLP there = model();
    Trainer trainer = Trainer.of(here, LOSS, Sgd.of(here.parameters(), 1)).withClipping(0.01);
    FullBatchTrainer other = trainer(there, p -> Sgd.of(p, 1)).withClipping(0.01);
    for (int step = 0; step < 3; step++) {
      assertEquals(trainer.step(DATA), other.step());
    }
    assertArrayEquals(here.parameters().items(), there.parameters().items());
    FullBatchTrainer lbfgs = trainer(model(), Lbfgs::of);
    assertThrows(IllegalArgumentException.class, () -> lbfgs.withClipping(1));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aFitHasTheHistoryOfATrainer(Function<Parameters, Optimizer> optimizer) {
    MLP here = model();
    MLP there = model();
    Trainer trainer = Trainer.of(here, LOSS, optimizer.apply(here.parameters()));
    FullBatchTrainer other = trainer(there, optimizer);
    FitOptions options = FitOptions.epochs(12).withPatience(3);
    List<Epoch> heard = new ArrayList<>();
    History history = other.fit(OTHERS, options.withListener(heard::add));
    assertEquals(trainer.fit(DATA, OTHERS, options), history);
    assertEquals(history.epochs(), heard);
    assertArrayEquals(here.parameters().items(), there.parameters().items());
  }

  @Test
  void aFitGoesOnFromACheckpointAlsoOfATrainer() {
    MLP whole = model();
    History history = trainer(whole, Lbfgs::of).fit(FitOptions.epochs(8));
    MLP half = model();
    Trainer trainer = Trainer.of(half, LOSS, Lbfgs.of(half.parameters())).withSeed(7);
    trainer.fit(DATA, FitOptions.epochs(3));
    MLP rest = model();
    FullBatchTrainer other = trainer(rest, Lbfgs::of);
    FitOptions options = FitOptions.epochs(8).withStart(trainer.checkpoint());
    assertEquals(history.epochs(), other.fit(options).epochs());
    assertArrayEquals(whole.parameters().items(), rest.parameters().items());
    assertEquals(8, other.checkpoint().epochs());
    FullBatchTrainer again = trainer(model(), Lbfgs::of);
    again.restore(other.checkpoint());
    assertEquals(other.loss(), again.loss());
  }

  @Test
  void aLossThatIsNotFiniteIsAnErrorThatNamesTheRow() {
    double[][] x = {{1, 2}, {1e300, 1}, {1, 1}};
    double[][] y = {{0}, {0}, {0}};
    Linear model = Linear.of(2, 1);
    model.parameters().setAll(1, 1, 0);
    FullBatchTrainer trainer =
        FullBatchTrainer.of(model, LOSS, InParts.of(model, x, y), Sgd.of(model.parameters(), 1));
    String message = assertThrows(ArithmeticException.class, trainer::step).getMessage();
    assertEquals(
        "the loss of step 1 is Infinity, beginning in row 1 of there, where Linear(in=2, out=1) gives finite outputs, as great as 1.0E300, and meanSquaredError of them is Infinity; the step is not taken; try inputs and targets that a Standardizer has scaled, or parameters that start nearer to 0",
        message);
    assertArrayEquals(new double[] {1, 1, 0}, model.parameters().items());
    FullBatchTrainer penalised = trainer.withL2(1e308);
    assertThrows(ArithmeticException.class, penalised::step);
  }

  @Test
  void whatDoesNotFitIsAnErrorBeforeAStep() {
    MLP model = model();
    InParts total = InParts.of(model, X, Y);
    Optimizer other = Adam.of(model().parameters(), 0.1);
    assertThrows(
        IllegalArgumentException.class, () -> FullBatchTrainer.of(model, LOSS, total, other));
    FullBatchTrainer trainer = trainer(model, p -> Adam.of(p, 0.1));
    FitOptions batches = FitOptions.epochs(1).withBatchSize(10);
    String message =
        assertThrows(IllegalArgumentException.class, () -> trainer.fit(batches)).getMessage();
    assertEquals(
        "FitOptions(1 epochs, batches of 10) has batches, but each step of FullBatchTrainer(MLP(2, 5, 1), meanSquaredError, Adam(rate 0.1, betas 0.9 and 0.999), seed 0) is on all rows; leave withBatchSize out",
        message);
    FitOptions fromListener = FitOptions.epochs(1).withListener(epoch -> trainer.step());
    assertThrows(IllegalStateException.class, () -> trainer.fit(fromListener));
  }
}
