package rustgrad.onnx.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;
import rustgrad.nn.Adam;
import rustgrad.nn.Dataset;
import rustgrad.nn.Linear;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;
import rustgrad.nn.Trainer;
import rustgrad.onnx.OnnxExport;

/** What is written computes the numbers of what was written, in whatever runs it. */
abstract class RuntimeContract {
  private static final int ROWS = 200;
  private static final double[] CORNERS = {
    0, -0.0, 1, -1, 0.5, -0.5, 4, -4, 1e-9, -1e-9, 30, -30, 700, -700, 1e5, -1e5
  };

  /** Runs a file on rows of numbers. */
  abstract Outputs run(byte[] file, double[][] rows) throws Exception;

  static Stream<Op> ops() {
    return OpRegistry.discovered().ops().stream();
  }

  @ParameterizedTest
  @MethodSource("ops")
  void everyOpHasItsNumbers(Op op) throws Exception {
    int inputs = op.accepts(1) ? 1 : 2;
    check(inputs, x -> Value.of(op, x), numbers(inputs, 10), corners(inputs));
  }

  @ParameterizedTest
  @MethodSource("ops")
  void opsOfSeveralInputsTakeThemAll(Op op) throws Exception {
    if (op.accepts(3)) {
      check(3, x -> Value.of(op, x), numbers(3, 10), corners(3));
    }
  }

  @ParameterizedTest
  @MethodSource("ops")
  void everyActivationOfANetworkHasItsNumbers(Op op) throws Exception {
    if (op instanceof UnaryOp) {
      check(MLP.builder(3, 5, 4, 2).withActivation(op).build(), numbers(3, 1));
    }
  }

  @Test
  void layersAndSequencesHaveTheirNumbers() throws Exception {
    check(Linear.of(4, 3), numbers(4, 1));
    check(MLP.of(1, 1), numbers(1, 1));
    check(MLP.of(30, 60, 40, 10), numbers(30, 1));
    Sequential inner = Sequential.of(Linear.of(4, 6)).then("softplus");
    check(Sequential.of(inner).then(MLP.of(6, 5, 2)).then("sigmoid"), numbers(4, 1));
  }

  @Test
  void aModelOfOnesOwnHasItsNumbers() throws Exception {
    check(new Polynomial(0.5, -0.25, 2), numbers(1, 2));
  }

  @Test
  void arithmeticHasItsNumbers() throws Exception {
    check(
        2,
        x ->
            x[0].plus(x[1])
                .times(Value.minus(3, x[0]))
                .div(x[1].times(x[1]).plus(1))
                .minus(x[0].negate())
                .plus(Value.div(2, x[1].abs().plus(0.1)))
                .plus(Value.pow(1.1, x[0]).detach()),
        numbers(2, 5));
  }

  @Test
  void sumsAndDotsOfAllKindsHaveTheirNumbers() throws Exception {
    Value two = Value.constant(2);
    Function<Value[], Value> function =
        x ->
            Value.sum(
                Value.sum(x),
                Value.sum(x[0]),
                Value.sum(two, x[1], x[1]),
                Value.dot(x, x),
                Value.dot(x, Value.constants(1, -2, 3)),
                Value.dot(two, Value.constants(1, -2, 3), x),
                Value.dot(x[2], new Value[] {two, x[0], two}, new Value[] {two, x[1], x[2]}),
                Value.dot(x[0], new Value[0], new Value[0]),
                Value.dot(new Value[] {x[1]}, new Value[] {two}));
    check(3, function, numbers(3, 5));
  }

  @Test
  void whereHasItsNumbersForEveryComparison() throws Exception {
    for (Comparison comparison : Comparison.values()) {
      double[][] rows = {{1, 2, 5}, {2, 1, 5}, {2, 2, 5}, {0, -0.0, 5}, {Double.NaN, 1, 5}};
      check(3, x -> Value.where(x[0], comparison, x[1], x[2], x[2].negate()), rows);
      Value one = Value.constant(1);
      check(3, x -> Value.where(x[0], comparison, one, one, Value.constant(-1)), rows);
      check(3, x -> Value.where(one, comparison, one, x[0], x[1]), numbers(3, 5));
    }
  }

  @Test
  void outputsMayBeInputsNumbersAndEachOther() throws Exception {
    double[][] rows = numbers(2, 5);
    Function<Value[], Value[]> function =
        x -> {
          Value sum = x[0].plus(x[1]);
          return new Value[] {x[1], sum, Value.constant(3), sum, x[0]};
        };
    check(OnnxExport.of(2, 5, function), x -> function.apply(Value.constants(x)), rows);
    Function<Value[], Value[]> identity = x -> x;
    check(OnnxExport.of(2, 2, identity), x -> Value.constants(x), rows);
    check(OnnxExport.of(1, 1, identity), x -> Value.constants(x), numbers(1, 5));
    check(OnnxExport.of(1, 1, x -> Value.constants(7)), x -> Value.constants(7), numbers(1, 5));
  }

  @Test
  void anExpressionOfAPluginIsExpanded() throws Exception {
    check(1, x -> x[0].apply(new Squared()), numbers(1, 5));
    check(MLP.builder(2, 3, 1).withActivation(new Squared()).build(), numbers(2, 1));
    check(Sequential.of(Linear.of(2, 3)).then(new Seven()).then(Linear.of(3, 2)), numbers(2, 1));
  }

  /** An op whose expression is a number. */
  private static final class Seven extends Squared {
    @Override
    public double apply(double x) {
      return 7;
    }

    @Override
    public double partial(double x, double y) {
      return 0;
    }

    @Override
    public Value expression(Value... x) {
      return Value.constant(7);
    }
  }

  @Test
  void anOpWithTheNameOfAnotherIsNotTakenForIt() throws Exception {
    Op other =
        new Squared() {
          @Override
          public String name() {
            return "tanh";
          }
        };
    check(1, x -> x[0].apply(other), numbers(1, 5));
  }

  @Test
  void probabilitiesAreThoseOfSoftmaxOrSigmoid() throws Exception {
    MLP several = MLP.of(2, 4, 3);
    check(
        OnnxExport.of(several).withProbabilities(),
        x -> {
          double[] y = several.predict(x);
          double sum = DoubleStream.of(y).map(Math::exp).sum();
          return Value.constants(DoubleStream.of(y).map(v -> Math.exp(v) / sum).toArray());
        },
        numbers(2, 1));
    MLP one = MLP.of(2, 4, 1);
    check(
        OnnxExport.of(one).withProbabilities(),
        x -> Value.constants(1 / (1 + Math.exp(-one.predict(x)[0]))),
        numbers(2, 1));
  }

  @Test
  void aPipelineGivesTheProbabilitiesAndClassNamesOfItsPredictor() throws Exception {
    Dataset data =
        Dataset.blobs(150, 3, 2.5, 1).withInputNames("x", "y").withClassNames("a", "b", "c");
    Sequential model = Sequential.of(Standardizer.of(data)).then(MLP.of(2, 16, 3));
    Trainer trainer =
        Trainer.of(model, Loss.softmaxCrossEntropy(), Adam.of(model.parameters(), 0.02));
    for (int step = 0; step < 30; step++) {
      trainer.step(data);
    }
    Predictor predictor = Predictor.of(model, data);
    OnnxExport export = OnnxExport.of(predictor).withProbabilities();
    check(export, x -> Value.constants(predictor.probabilities(x)), data.inputs());
    List<String> names = Stream.of(data.inputs()).map(predictor::className).toList();
    assertEquals(names, run(export.bytes(), data.inputs()).labels());
    assertEquals(Set.of("a", "b", "c"), Set.copyOf(names));
  }

  @Test
  void theLabelIsTheNameOfTheClass() throws Exception {
    double[][] rows = {{3, 1, 2}, {1, 3, 2}, {-3, -2, -1}};
    OnnxExport several =
        OnnxExport.of(3, 3, x -> x).withProbabilities().withClassNames("a", "b", "c");
    assertEquals(List.of("a", "b", "c"), run(several.bytes(), rows).labels());
    OnnxExport one =
        OnnxExport.of(3, 1, x -> new Value[] {x[0]}).withFloat32().withClassNames("no", "yes");
    assertEquals(List.of("yes", "yes", "no"), run(one.bytes(), rows).labels());
  }

  @Test
  void thereMayBeAnyNumberOfRows() throws Exception {
    byte[] file = OnnxExport.of(MLP.of(3, 4, 2)).bytes();
    for (int rows : new int[] {1, 2, 1000}) {
      assertEquals(rows, run(file, new double[rows][3]).numbers().length);
    }
  }

  // ---- checking

  final void check(Model model, double[][] rows) throws Exception {
    check(OnnxExport.of(model), x -> model.forward(x), rows);
  }

  final void check(int inputs, Function<Value[], Value> function, double[][]... points)
      throws Exception {
    double[][] rows = Stream.of(points).flatMap(Stream::of).toArray(double[][]::new);
    Function<Value[], Value[]> all = x -> new Value[] {function.apply(x)};
    check(OnnxExport.of(inputs, 1, all), x -> all.apply(Value.constants(x)), rows);
  }

  private void check(OnnxExport export, Function<double[], Value[]> expected, double[][] rows)
      throws Exception {
    compare(run(export.bytes(), rows), expected, rows, 1e-12);
    double[][] inFloat32 =
        Stream.of(rows)
            .map(row -> DoubleStream.of(row).map(x -> (float) x).toArray())
            .toArray(double[][]::new);
    compare(run(export.withFloat32().bytes(), inFloat32), expected, inFloat32, 1e-5);
  }

  /** Within a tolerance times max(1, |y|); float32 may overflow, and cannot tell large angles. */
  private void compare(
      Outputs actual, Function<double[], Value[]> expected, double[][] rows, double tolerance) {
    assertEquals(rows.length, actual.numbers().length);
    List<String> wrong = new ArrayList<>();
    for (int r = 0; r < rows.length; r++) {
      Value[] y = expected.apply(rows[r]);
      assertEquals(y.length, actual.numbers()[r].length);
      for (int k = 0; k < y.length; k++) {
        double number = y[k].item();
        double got = actual.numbers()[r][k];
        boolean isBeyondFloat32 =
            tolerance > 1e-12 && (Math.abs(number) > 1e30 || largest(rows[r]) > 1000);
        if (Double.compare(got + 0.0, number + 0.0) != 0
            && !(Math.abs(got - number) <= tolerance * Math.max(1, Math.abs(number)))
            && !isBeyondFloat32) {
          wrong.add("%s: %s, not %s".formatted(Arrays.toString(rows[r]), got, number));
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> tolerance + ": " + wrong.size() + " of " + wrong);
  }

  private static double largest(double[] row) {
    return DoubleStream.of(row).map(Math::abs).max().orElse(0);
  }

  // ---- points

  static double[][] numbers(int columns, double size) {
    Random random = new Random(columns);
    return IntStream.range(0, ROWS)
        .mapToObj(r -> random.doubles(columns).map(x -> (2 * x - 1) * size).toArray())
        .toArray(double[][]::new);
  }

  /** Corners in all combinations, or for three inputs in a row. */
  private static double[][] corners(int columns) {
    int n = CORNERS.length;
    return IntStream.range(0, columns == 2 ? n * n : n)
        .mapToObj(
            k ->
                IntStream.range(0, columns)
                    .mapToDouble(
                        i -> CORNERS[(columns == 2 ? (i == 0 ? k % n : k / n) : k + 5 * i) % n])
                    .toArray())
        .toArray(double[][]::new);
  }
}
