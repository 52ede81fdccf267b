package rustgrad.nn;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rustgrad.api.UnaryOp;
import rustgrad.core.Parameters;

class ToStringTest {
  private static final MLP MODEL = MLP.of(2, 4, 1);
  private static final Parameters P = MODEL.parameters();
  private static final Trainer TRAINER = Trainer.of(MODEL, Loss.maxMargin(), Sgd.of(P, 0.1));

  private static final Map<Object, String> EXAMPLES =
      Map.ofEntries(
          Map.entry(Sgd.of(P, 0.1), "Sgd(rate 0.1)"),
          Map.entry(
              Sgd.of(P, Schedule.linear(0.1, 0.01, 100)).withMomentum(0.9).withWeightDecay(0.5),
              "Sgd(rate linear from 0.1 to 0.01 in 100 steps, momentum 0.9, weight decay 0.5)"),
          Map.entry(Adam.of(P, 0.01), "Adam(rate 0.01, betas 0.9 and 0.999)"),
          Map.entry(
              Adam.of(P, 0.01).withBetas(0.5, 0.75).withEpsilon(0.5).withWeightDecay(0.25),
              "Adam(rate 0.01, betas 0.5 and 0.75, epsilon 0.5, weight decay 0.25)"),
          Map.entry(
              AdamW.of(P, Schedule.cosine(0.1, 0, 9)),
              "AdamW(rate cosine from 0.1 to 0.0 in 9 steps, betas 0.9 and 0.999, weight decay 0.01)"),
          Map.entry(Lbfgs.of(P), "Lbfgs(history 10)"),
          Map.entry(Lbfgs.of(P).withFixedLoss().withHistory(5), "Lbfgs(history 5, fixed loss)"),
          Map.entry(new SignDescent(P, Schedule.constant(0.5)), "SignDescent(rate 0.5)"),
          Map.entry(Schedule.constant(0.01), "0.01"),
          Map.entry(TRAINER, "Trainer(MLP(2, 4, 1), maxMargin, Sgd(rate 0.1), seed 0)"),
          Map.entry(
              TRAINER.withL2(0.5).withSeed(7).parallel(),
              "Trainer(MLP(2, 4, 1), maxMargin, Sgd(rate 0.1), l2 0.5, parallel, seed 7)"),
          Map.entry(
              TRAINER.eager(), "Trainer(MLP(2, 4, 1), maxMargin, Sgd(rate 0.1), eager, seed 0)"),
          Map.entry(MODEL, "MLP(2, 4, 1)"),
          Map.entry(
              MLP.builder(2, 4, 1).withSeed(3).withInitializer(Initializer.he()),
              "builder of MLP(2, 4, 1) with relu, seed 3, he, DOT"),
          Map.entry(MODEL.layers().get(0), "Linear(in=2, out=4)"),
          Map.entry(
              Sequential.of(Linear.of(2, 4)).then("tanh"), "Sequential(Linear(in=2, out=4), tanh)"),
          Map.entry(Activation.of(UnaryOp.of("same", x -> x, (x, y) -> 1), 2), "same"),
          Map.entry(Linear.Form.CHAIN, "CHAIN"),
          Map.entry(Predictor.of(MODEL), "Predictor(MLP(2, 4, 1))"),
          Map.entry(Dataset.moons(10, 0.1, 0), "Dataset(10 rows, 2 features, 2 classes)"),
          Map.entry(
              Dataset.ofTargets(new double[3][2], new double[3][1]),
              "Dataset(3 rows, 2 features, 1 target)"),
          Map.entry(
              new Split(Dataset.moons(8, 0, 0), Dataset.moons(2, 0, 0)),
              "Split[train=Dataset(8 rows, 2 features, 2 classes), test=Dataset(2 rows, 2 features, 2 classes)]"),
          Map.entry(Standardizer.of(new double[2], new double[] {1, 2}), "Standardizer(2)"),
          Map.entry(
              Same.metrics(new int[] {0, 1}, 2, new double[][] {{-50}, {50}}),
              """
              accuracy 1.0000, log loss 1.929e-22, ROC AUC 1.0000, 2 rows

                             precision  recall      F1  support
              0                 1.0000  1.0000  1.0000        1
              1                 1.0000  1.0000  1.0000        1
              macro average     1.0000  1.0000  1.0000        2

              actual \\ predicted  0  1
              0                   1  0
              1                   0  1"""),
          Map.entry(
              Same.metrics(new int[] {0, 1}, 2, new double[][] {{-50}, {50}}).confusionMatrix(),
              "actual \\ predicted  0  1\n0                   1  0\n1                   0  1"),
          Map.entry(
              Same.metrics(new double[][] {{1}, {2}}, new double[][] {{1}, {2}}),
              "R2 1.0000, mean absolute error 0, root mean squared error 0, 2 rows"),
          Map.entry(
              new Epoch(3, 0.25, OptionalDouble.empty(), OptionalDouble.empty()),
              "epoch 3: loss 0.25"),
          Map.entry(
              new Epoch(3, 0.25, OptionalDouble.of(1e300), OptionalDouble.of(0.5)),
              "epoch 3: loss 0.25, validation loss 1.0E300, score 0.5"),
          Map.entry(
              new History(List.of(), Stopped.CANCELLED), "epoch        loss\n0 epochs, cancelled"),
          Map.entry(Stopped.EARLY, "EARLY"),
          Map.entry(FitOptions.epochs(9), "FitOptions(9 epochs)"),
          Map.entry(
              FitOptions.epochs(9)
                  .withBatchSize(32)
                  .withPatience(2)
                  .withStart(TRAINER.checkpoint()),
              "FitOptions(9 epochs, batches of 32, patience 2, from Checkpoint(epoch 0, step 0, 5 arrays))"),
          Map.entry(TRAINER.checkpoint(), "Checkpoint(epoch 0, step 0, 5 arrays)"),
          Map.entry(new Quiet(), "Quiet[]"),
          Map.entry(new NoRows(), "NoRows[]"),
          Map.entry(
              FullBatchTrainer.of(MODEL, Loss.maxMargin(), new NoRows(), Sgd.of(P, 0.1)),
              "FullBatchTrainer(MLP(2, 4, 1), maxMargin, Sgd(rate 0.1), seed 0)"),
          Map.entry(
              new TotalLoss.Row("row 3", new double[] {1, 2}, new double[] {0}),
              "row 3: [1.0, 2.0] and the targets [0.0]"),
          Map.entry(
              TRAINER.withClipping(1),
              "Trainer(MLP(2, 4, 1), maxMargin, Sgd(rate 0.1), clipping 1.0, seed 0)"),
          Map.entry(Initializer.pytorch(), "pytorch"),
          Map.entry(Initializer.micrograd(), "micrograd"),
          Map.entry(Initializer.xavier(), "xavier"),
          Map.entry(Loss.maxMargin(), "maxMargin"),
          Map.entry(Loss.meanSquaredError(), "meanSquaredError"),
          Map.entry(Loss.binaryCrossEntropy(), "binaryCrossEntropy"),
          Map.entry(Loss.softmaxCrossEntropy(), "softmaxCrossEntropy"));

  /** Does nothing. */
  private record Quiet() implements EpochListener {
    @Override
    public void afterEpoch(Epoch epoch) {}
  }

  /** A loss of nothing. */
  private record NoRows() implements TotalLoss {
    @Override
    public double value(double[] p) {
      return 0;
    }

    @Override
    public double gradient(double[] p, double[] into) {
      return 0;
    }

    @Override
    public Optional<Row> firstNotFinite(double[] p) {
      return Optional.empty();
    }
  }

  /** An optimiser of one's own that says nothing of itself. */
  private static final class SignDescent extends ElementwiseOptimizer {
    SignDescent(Parameters parameters, Schedule schedule) {
      super(parameters, schedule);
    }

    @Override
    protected double moved(int i, double item, double grad, double rate) {
      return item - rate * Math.signum(grad);
    }
  }

  @Test
  void everythingSaysWhatItIs() {
    EXAMPLES.forEach(
        (example, text) -> {
          assertEquals(text, example.toString());
          assertFalse(text.contains("@"), text);
        });
  }

  @Test
  void thereAreExamplesOfAllPublicTypes() throws Exception {
    Set<Class<?>> types = publicTypes();
    assertTrue(types.contains(MLP.Builder.class) && types.contains(Loss.class));
    for (Class<?> type : types) {
      assertTrue(EXAMPLES.keySet().stream().anyMatch(type::isInstance), type.getName());
    }
  }

  /** Without those that have static methods only. */
  private static Set<Class<?>> publicTypes() throws IOException, URISyntaxException {
    Path all = Path.of(MLP.class.getResource("MLP.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(all)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .map(name -> named("rustgrad.nn." + name.substring(0, name.indexOf(".class"))))
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .filter(
              type ->
                  Arrays.stream(type.getDeclaredMethods())
                      .anyMatch(method -> !Modifier.isStatic(method.getModifiers())))
          .collect(toSet());
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
