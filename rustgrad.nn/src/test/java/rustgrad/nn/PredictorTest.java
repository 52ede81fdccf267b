package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;
import rustgrad.rows.Rows;

class PredictorTest {
  private static final double[][] POINTS = Dataset.moons(300, 0.5, 1).inputs();

  /** What reading the counter itself may take. */
  private static final int MARGIN = 2000;

  /** A model of several paths: by its input, and by a parameter. */
  private static Value branching(rustgrad.core.Parameters p, Value[] x) {
    Value side = x[0].isGreaterThan(0.5) ? p.get(0).times(x[0]) : p.get(1).tanh().times(x[1]);
    return p.get(2).isGreaterThan(0) ? side : side.times(side);
  }

  private static SmallModel branching() {
    return SmallModel.of(2, PredictorTest::branching, 0.4, -0.3, 0.2);
  }

  static Stream<Arguments> models() {
    Stream<Model> networks =
        OpRegistry.discovered().ops().stream()
            .filter(UnaryOp.class::isInstance)
            .map(Op::name)
            .flatMap(
                op ->
                    Stream.of(Linear.Form.values())
                        .map(
                            form ->
                                MLP.builder(2, 7, 5, 3).withActivation(op).withForm(form).build()));
    Stream<Model> others = Stream.of(MLP.of(2, 1), Linear.of(2, 4), branching());
    return Stream.concat(networks, others).map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("models")
  void itGivesTheBitsOfTheModel(Model model) {
    assertPredicts(model, Predictor.of(model));
  }

  private static void assertPredicts(Model model, Predictor predictor) {
    double[][] expected = Arrays.stream(POINTS).map(model::predict).toArray(double[][]::new);
    assertArrayEquals(expected, predictor.predict(POINTS));
    for (int row = 0; row < expected.length; row++) {
      assertArrayEquals(expected[row], predictor.predict(POINTS[row]));
    }
    double[] flat = new double[POINTS.length * model.outputs()];
    predictor.predict(Rows.of(POINTS), flat);
    assertArrayEquals(Arrays.stream(expected).flatMapToDouble(Arrays::stream).toArray(), flat);
  }

  @Test
  void itKeepsTheParametersOfItsTime() {
    SmallModel model = branching();
    Predictor before = Predictor.of(model);
    Predictor asked = Predictor.of(model);
    asked.predict(POINTS[0]);
    asked.predict(POINTS);
    SmallModel unchanged = branching();
    model.parameters().setAll(5, 6, -7);
    assertPredicts(unchanged, before);
    assertPredicts(unchanged, asked);
    assertPredicts(model, asked.updated());
    assertPredicts(model, Predictor.of(model));
  }

  @Test
  void threadsMayShareItWhileTheModelIsTrained() throws Exception {
    MLP model = MLP.of(2, 16, 1);
    Predictor predictor = Predictor.of(model);
    MLP unchanged = MLP.of(2, 16, 1);
    double[] expected = Arrays.stream(POINTS).mapToDouble(x -> unchanged.predict(x)[0]).toArray();
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        all.add(executor.submit(() -> assertPredictsOften(expected, predictor)));
      }
      Trainer trainer =
          Trainer.of(model, Loss.maxMargin(), Sgd.of(model.parameters(), 0.1)).eager();
      Dataset moons = Dataset.moons(100, 0.1, 0);
      for (int step = 0; step < 50; step++) {
        trainer.step(moons);
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      executor.shutdown();
    }
  }

  private static void assertPredictsOften(double[] expected, Predictor predictor) {
    double[] one = new double[1];
    for (int round = 0; round < 20; round++) {
      for (int row = 0; row < expected.length; row++) {
        predictor.predict(POINTS[row], one);
        assertEquals(expected[row], one[0]);
      }
      double[] many = new double[expected.length];
      predictor.predict(Rows.of(POINTS), many);
      assertArrayEquals(expected, many);
    }
  }

  @Test
  void aPredictionAllocatesNothingOnceWarm() {
    Predictor network = Predictor.of(MLP.of(2, 16, 16, 1));
    Predictor branches = Predictor.of(branching());
    double[] into = new double[1];
    long least = Long.MAX_VALUE; // the first rounds warm up, and reflection allocates at times
    for (int round = 0; round < 8; round++) {
      long before = allocatedBytes();
      for (double[] point : POINTS) {
        network.predict(point, into);
        branches.predict(point, into);
      }
      least = Math.min(least, allocatedBytes() - before);
    }
    assertTrue(least < MARGIN, least + " bytes in " + 2 * POINTS.length + " predictions");
  }

  /** By reflection, because the module under test does not read jdk.management. */
  private static long allocatedBytes() {
    try {
      Object bean =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      return (long)
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getCurrentThreadAllocatedBytes")
              .invoke(bean);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void numbersThatAreNotFiniteGoInOneByOne() {
    MLP model = MLP.of(2, 3, 1);
    Predictor predictor = Predictor.of(model);
    assertArrayEquals(model.predict(Double.NaN, 1), predictor.predict(Double.NaN, 1));
    assertEquals(
        "row 1, column 0 is NaN; leave such rows out",
        Errors.messageOf(() -> predictor.predict(new double[][] {{0, 0}, {Double.NaN, 1}})));
  }

  @Test
  void noClassIsMadeUpForAGap() {
    Predictor plain = Predictor.of(MLP.of(2, 3, 3)).withClassNames("a", "b", "c");
    Predictor named = plain.withInputNames("age", "visits");
    for (Predictor predictor : List.of(plain, named)) {
      String name = predictor == plain ? "1" : "'visits'";
      for (Executable call :
          List.<Executable>of(
              () -> predictor.predictedClass(1, Double.NaN),
              () -> predictor.className(1, Double.NaN),
              () -> predictor.probabilities(1, Double.NaN))) {
        assertEquals(
            "input " + name + " is NaN; leave such rows out or fill the gap",
            Errors.messageOf(call));
      }
    }
    double[] far = {Double.POSITIVE_INFINITY, 1};
    assertEquals(named.predictedClasses(new double[][] {far})[0], named.predictedClass(far));
    assertEquals(
        "MLP(2, 3, 3) got 1 inputs; expected 2", Errors.messageOf(() -> named.predictedClass(1)));
  }

  @Test
  void itCarriesTheNamesOfTargets() {
    Dataset data =
        Dataset.ofTargets(new double[3][2], new double[3][2]).withTargetNames("price", "rent");
    MLP model = MLP.of(2, 3, 2);
    Predictor predictor = Predictor.of(model, data);
    assertEquals(List.of("price", "rent"), predictor.outputNames());
    assertEquals(
        List.of("price", "rent"),
        predictor.withInputNames("x", "y").withClassNames("a", "b").updated().outputNames());
    assertEquals(List.of("a", "b"), Predictor.of(model).withOutputNames("a", "b").outputNames());
    assertEquals(List.of(), Predictor.of(model, Dataset.moons(4, 0, 0)).outputNames());
    assertEquals(
        "1 output names; expected 2", Errors.messageOf(() -> predictor.withOutputNames("x")));
    assertEquals(
        "'price' is target 0 of Predictor(MLP(2, 3, 2)), but target 1 of Dataset(3 rows, 2 features, 2 targets); expected one order, or other names",
        Errors.messageOf(
            () -> RegressionMetrics.of(predictor, data.withTargetNames("rent", "price"))));
  }

  @Test
  void noRowsHaveNoOutputs() {
    assertEquals(0, Predictor.of(MLP.of(2, 1)).predict(new double[0][]).length);
  }

  @Test
  void whatDoesNotFitIsNamed() {
    Predictor predictor = Predictor.of(MLP.of(2, 1));
    assertEquals("Predictor(MLP(2, 1))", predictor.toString());
    assertEquals(2, predictor.inputs());
    assertEquals(1, predictor.outputs());
    assertEquals(
        "MLP(2, 1) got 3 inputs; expected 2", Errors.messageOf(() -> predictor.predict(1, 2, 3)));
    assertEquals(
        "MLP(2, 1) got 1 inputs; expected 2",
        Errors.messageOf(() -> predictor.predict(new double[][] {{1, 2}, {1}})));
    Errors.messageOf(() -> predictor.predict(new double[2], new double[2]));
    Errors.messageOf(() -> predictor.predict(Rows.of(POINTS), new double[7]));
    Errors.messageOf(() -> predictor.predict(Rows.of(new double[][] {{1}}), new double[1]));
  }

  @Test
  void aModelThatCannotBeTracedIsNamed() {
    SmallModel impure = SmallModel.of(1, (p, x) -> p.get(0).times(x[0].item()), 0.5);
    Predictor predictor = Predictor.of(impure);
    for (Runnable call :
        List.<Runnable>of(
            () -> predictor.predict(1.0), () -> predictor.predict(new double[][] {{1}}))) {
      String message = assertThrows(IllegalStateException.class, call::run).getMessage();
      assertTrue(
          message.startsWith("SmallModel(1, 1) does not predict as a program: item() of"), message);
    }
  }

  @Test
  void accuracyIsThatOfTheModel() {
    Dataset moons = Dataset.moons(200, 0.3, 1);
    MLP model = MLP.of(2, 4, 1);
    assertEquals(
        ClassificationMetrics.of(model, moons).accuracy(),
        ClassificationMetrics.of(Predictor.of(model), moons).accuracy());
    Predictor two = Predictor.of(MLP.of(2, 3));
    assertEquals(
        "MLP(2, 3) tells 3 classes apart, but the data has 2; expected a model with one output for two classes, or with one for each class",
        Errors.messageOf(() -> ClassificationMetrics.of(two, moons).accuracy()));
  }

  @Test
  void itNamesTheClassAndGivesProbabilities() {
    Dataset data =
        Dataset.blobs(30, 3, 1, 0).withInputNames("x", "y").withClassNames("a", "b", "c");
    Predictor predictor = Predictor.of(MLP.of(2, 4, 3), data);
    assertEquals(List.of("x", "y"), predictor.inputNames());
    assertEquals(List.of("a", "b", "c"), predictor.updated().classNames());
    int[] classes = predictor.predictedClasses(data.inputs());
    double[][] probabilities = predictor.probabilities(data.inputs());
    assertTrue(Arrays.stream(classes).distinct().count() > 1);
    for (int row = 0; row < 30; row++) {
      double[] x = data.inputs()[row];
      assertEquals(classes[row], predictor.predictedClass(x));
      assertEquals("abc".charAt(classes[row]) + "", predictor.className(x));
      double[] p = predictor.probabilities(x);
      assertArrayEquals(p, probabilities[row]);
      assertEquals(1, Arrays.stream(p).sum(), 1e-15);
      assertEquals(Arrays.stream(p).max().orElseThrow(), p[classes[row]]);
    }
  }

  @Test
  void probabilitiesAreExactAtExtremes() {
    assertArrayEquals(new double[] {4.248354255291589e-18, 1}, Probabilities.of(40), 1e-33);
    assertArrayEquals(new double[] {0.5, 0.5}, Probabilities.of(0));
    assertArrayEquals(new double[] {1, 0}, Probabilities.of(-1000));
    assertArrayEquals(new double[] {0, 1, 0}, Probabilities.of(-1e308, 1e308, 0));
    assertArrayEquals(
        new double[] {0.09003057317038046, 0.24472847105479764, 0.6652409557748218},
        Probabilities.of(1, 2, 3),
        1e-16);
  }

  @Test
  void itsModelIsApartFromTheOneThatTrains() {
    MLP trained = MLP.of(2, 3, 1);
    Predictor predictor = Predictor.of(trained);
    double[] before = predictor.predict(0.5, -0.5);
    trained.parameters().setAll(new double[trained.parameters().size()]);
    Model model = predictor.model();
    assertTrue(model instanceof MLP);
    assertArrayEquals(before, model.predict(0.5, -0.5));
    model.parameters().setAll(new double[trained.parameters().size()]);
    assertArrayEquals(before, predictor.predict(0.5, -0.5));
  }

  @Test
  void namesThatDoNotFitAreNamed() {
    Predictor predictor = Predictor.of(MLP.of(2, 1));
    assertEquals(
        "3 class names; expected 2",
        Errors.messageOf(() -> predictor.withClassNames("a", "b", "c")));
    assertEquals(
        "1 input names; expected 2", Errors.messageOf(() -> predictor.withInputNames("x")));
    assertEquals(
        "MLP(2, 1) tells 2 classes apart, but the data has 3; expected a model with one output for two classes, or with one for each class",
        Errors.messageOf(() -> Predictor.of(MLP.of(2, 1), Dataset.blobs(9, 3, 1, 0))));
    assertEquals(
        "Predictor(MLP(2, 1)) has no names of classes; give them with withClassNames, or ask for the predictedClass",
        assertThrows(IllegalStateException.class, () -> predictor.className(1, 2)).getMessage());
  }
}
