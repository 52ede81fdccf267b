package rustgrad.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.nn.Adam;
import rustgrad.nn.Dataset;
import rustgrad.nn.FitOptions;
import rustgrad.nn.History;
import rustgrad.nn.Lbfgs;
import rustgrad.nn.Linear;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Optimizer;
import rustgrad.nn.Sequential;
import rustgrad.nn.Sgd;
import rustgrad.nn.Standardizer;
import rustgrad.nn.Trainer;

/** Trainings on Spark, however rows are partitioned, have the bits of a Trainer of this JVM. */
@Timeout(200)
class SparkTrainerTest {
  static final Dataset MOONS = Dataset.moons(1_501, 0.1, 3);
  private static JavaSparkContext context;

  @BeforeAll
  static void start() {
    context = new JavaSparkContext(LocalSpark.threads());
  }

  @AfterAll
  static void stop() {
    context.stop();
  }

  /** The inputs of rows, and the label. */
  static List<double[]> labelled(Dataset data) {
    return IntStream.range(0, data.size())
        .mapToObj(
            r -> {
              double[] row = Arrays.copyOf(data.inputs()[r], data.features() + 1);
              row[data.features()] = data.labels()[r];
              return row;
            })
        .toList();
  }

  private static SparkRows moons(int partitions) {
    return SparkRows.of(context.parallelize(labelled(MOONS), partitions));
  }

  static Sequential model() {
    return Sequential.of(Standardizer.of(MOONS)).then(MLP.of(2, 6, 1));
  }

  /** The same steps and the same parameters. */
  static void check(
      SparkRows rows, Loss loss, Model here, Model there, Function<Parameters, Optimizer> made) {
    Trainer trainer = Trainer.of(here, loss, made.apply(here.parameters())).withL2(1e-3);
    SparkTrainer spark = SparkTrainer.of(there, loss, made.apply(there.parameters())).withL2(1e-3);
    for (int step = 0; step < 4; step++) {
      assertEquals(trainer.step(MOONS), spark.step(rows));
      assertArrayEquals(here.parameters().items(), there.parameters().items());
    }
    assertEquals(trainer.loss(MOONS), spark.loss(rows));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64})
  void anyNumberOfPartitionsGivesTheBitsOfATrainer(int partitions) {
    Loss margin = Loss.maxMargin();
    SparkRows rows = moons(partitions).withLabels(margin, 2).cached();
    check(rows, margin, model(), model(), p -> Adam.of(p, 0.05));
    Loss entropy = Loss.softmaxCrossEntropy();
    SparkRows pairs = moons(partitions).withLabels(entropy, 2).cached();
    check(pairs, entropy, MLP.of(2, 5, 2), MLP.of(2, 5, 2), Lbfgs::of);
    check(pairs, entropy, Linear.of(2, 2), Linear.of(2, 2), p -> Sgd.of(p, 0.1).withMomentum(0.9));
  }

  @Test
  void aFitHasTheHistoryOfATrainerAndGoesOnFromItsCheckpoint() {
    Loss loss = Loss.binaryCrossEntropy();
    SparkRows rows = moons(3).withLabels(loss, 2).cached();
    Dataset validation = Dataset.moons(60, 0.1, 4);
    Model here = model();
    Trainer trainer = Trainer.of(here, loss, Lbfgs.of(here.parameters()));
    History all = trainer.fit(MOONS, validation, FitOptions.epochs(8).withPatience(3));

    Model there = model();
    SparkTrainer spark = SparkTrainer.of(there, loss, Lbfgs.of(there.parameters()));
    List<Object> heard = new ArrayList<>();
    FitOptions four = FitOptions.epochs(4).withPatience(3).withListener(heard::add);
    spark.fit(rows, validation, four);
    Model rest = model();
    SparkTrainer other = SparkTrainer.of(rest, loss, Lbfgs.of(rest.parameters()));
    FitOptions eight = FitOptions.epochs(8).withPatience(3).withStart(spark.checkpoint());
    assertEquals(all, other.fit(rows, validation, eight));
    assertEquals(all.epochs().subList(0, heard.size()), heard);
    assertArrayEquals(here.parameters().items(), rest.parameters().items());
    trainer.restore(spark.checkpoint());
    other.restore(spark.checkpoint());
    assertEquals(trainer.loss(MOONS), other.loss(rows));
  }

  /** A line through the origin, of a kind that files cannot hold. */
  static final class Slope implements Model {
    private final Parameters parameters = Parameters.of(0.5, -0.25);

    @Override
    public Parameters parameters() {
      return parameters;
    }

    @Override
    public Map<String, Value> namedParameters() {
      Map<String, Value> named = new LinkedHashMap<>();
      named.put("a", parameters.get(0));
      named.put("b", parameters.get(1));
      return named;
    }

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public Value[] forward(Value... x) {
      return new Value[] {parameters.get(0).times(x[0]).plus(parameters.get(1).times(x[1])).tanh()};
    }
  }

  /** The absolute error, of one's own. */
  private record Absolute() implements Loss, Serializable {
    @Override
    public String name() {
      return "absolute";
    }

    @Override
    public Value of(Value[] outputs, Value[] target) {
      return outputs[0].minus(target[0]).abs();
    }

    @Override
    public int outputs(int classes) {
      return 1;
    }

    @Override
    public double[] target(int label, int classes) {
      return new double[] {label};
    }
  }

  @Test
  void modelsAndLossesOfOnesOwnAreTrainedToo() {
    SparkRows rows = moons(3).withLabels(new Absolute(), 2);
    Slope here = new Slope();
    Slope there = new Slope();
    Trainer trainer = Trainer.of(here, new Absolute(), Sgd.of(here.parameters(), 0.1));
    SparkTrainer spark =
        SparkTrainer.of(there, Slope::new, new Absolute(), Sgd.of(there.parameters(), 0.1))
            .withClipping(0.1);
    trainer = trainer.withClipping(0.1);
    for (int step = 0; step < 3; step++) {
      assertEquals(trainer.step(MOONS), spark.step(rows));
    }
    assertArrayEquals(here.parameters().items(), there.parameters().items());
  }

  private static String messageOf(Runnable call) {
    RuntimeException e = assertThrows(RuntimeException.class, call::run);
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  @Test
  void whatCannotBeSentIsAnErrorWithTheWayOut() {
    Slope slope = new Slope();
    Optimizer sgd = Sgd.of(slope.parameters(), 0.1);
    String own = messageOf(() -> SparkTrainer.of(slope, Loss.maxMargin(), sgd));
    assertTrue(own.contains("give a SparkModel that makes it"), own);
    SparkModel another = () -> MLP.of(3, 1);
    String other = messageOf(() -> SparkTrainer.of(slope, another, Loss.maxMargin(), sgd));
    assertTrue(other.contains("the SparkModel makes MLP(3, 1), with other"), other);
    Loss anonymous =
        new Loss() {
          @Override
          public String name() {
            return "mine";
          }

          @Override
          public Value of(Value[] outputs, Value[] target) {
            return outputs[0];
          }

          @Override
          public int outputs(int classes) {
            return 1;
          }

          @Override
          public double[] target(int label, int classes) {
            return new double[1];
          }
        };
    String loss = messageOf(() -> SparkTrainer.of(slope, Slope::new, anonymous, sgd));
    assertTrue(loss.contains("the loss mine is sent to executors, but is not serializable"), loss);
  }

  @Test
  void badRowsAreErrorsThatNameThemBeforeAStep() {
    List<double[]> data = new ArrayList<>(labelled(MOONS));
    data.set(1_200, new double[] {0.5, 0.5, 2});
    SparkRows rows = SparkRows.of(context.parallelize(data, 3));
    Loss entropy = Loss.binaryCrossEntropy();
    MLP model = MLP.of(2, 1);
    double[] before = model.parameters().items();
    SparkTrainer trainer = SparkTrainer.of(model, entropy, Sgd.of(model.parameters(), 0.1));
    assertEquals(
        "IllegalArgumentException: row 200 of partition 2: binaryCrossEntropy got the target [2.0]; expected a number from 0 to 1, such as 0 and 1 for two classes; to predict numbers, use meanSquaredError",
        messageOf(() -> trainer.step(rows)));
    SparkRows labels = rows.withLabels(entropy, 2);
    assertEquals(
        "IllegalArgumentException: row 200 of partition 2 has the label 2.0; expected a class from 0 to 1",
        messageOf(() -> trainer.step(labels)));
    MLP three = MLP.of(3, 1);
    SparkTrainer wide = SparkTrainer.of(three, entropy, Sgd.of(three.parameters(), 0.1));
    assertTrue(messageOf(() -> wide.step(rows)).contains("takes 3 inputs"));
    assertArrayEquals(before, model.parameters().items());
  }

  @Test
  void aLossThatIsNotFiniteNamesPartitionAndRow() {
    List<double[]> data = new ArrayList<>(labelled(MOONS));
    data.set(700, new double[] {1e300, 0.5, 1});
    SparkRows rows = SparkRows.of(context.parallelize(data, 3));
    Linear model = Linear.of(2, 1);
    model.parameters().setAll(1, 1, 0);
    SparkTrainer trainer =
        SparkTrainer.of(model, Loss.meanSquaredError(), Sgd.of(model.parameters(), 0.1));
    assertEquals(
        "ArithmeticException: the loss of step 1 is Infinity, beginning in row 200 of partition 1, where Linear(in=2, out=1) gives finite outputs, as great as 1.0E300, and meanSquaredError of them is Infinity; the step is not taken; try inputs and targets that a Standardizer has scaled, or parameters that start nearer to 0",
        messageOf(() -> trainer.step(rows)));
    assertArrayEquals(new double[] {1, 1, 0}, model.parameters().items());
  }

  @Test
  void aStandardizerHasTheSameBitsForAnyPartitions() {
    Standardizer one = moons(1).standardizer(2);
    Standardizer many = moons(7).standardizer(2);
    assertArrayEquals(one.means(), many.means());
    assertArrayEquals(one.deviations(), many.deviations());
    assertArrayEquals(Standardizer.of(MOONS).means(), one.means(), 1e-14);
    assertArrayEquals(Standardizer.of(MOONS).deviations(), one.deviations(), 1e-14);
  }

  @Test
  void trainersPrintThemselves() {
    MLP model = MLP.of(2, 1);
    assertEquals(
        "SparkTrainer(MLP(2, 1), maxMargin, Sgd(rate 0.1), l2 0.5, seed 0)",
        SparkTrainer.of(model, Loss.maxMargin(), Sgd.of(model.parameters(), 0.1))
            .withL2(0.5)
            .toString());
  }
}
