package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rustgrad.api.Value;

class StrongWolfeTest {
  private final List<Trial> trials = new ArrayList<>();

  private static Trial trial(UnaryOperator<Value> function, double length) {
    Value x = Value.of(length);
    Value y = function.apply(x);
    y.backward();
    return new Trial(length, y.item(), x.grad(), new double[0]);
  }

  private Trial search(UnaryOperator<Value> function, double first) {
    trials.clear();
    return StrongWolfe.search(
        trial(function, 0),
        first,
        length -> {
          trials.add(trial(function, length));
          return trials.get(trials.size() - 1);
        });
  }

  private static void assertHolds(Trial start, Trial end) {
    assertTrue(
        end.value() <= start.value() + 1e-4 * end.length() * start.slope(),
        () -> end + " is not low enough");
    assertTrue(Math.abs(end.slope()) <= 0.9 * -start.slope(), () -> end + " is not flat enough");
  }

  /**
   * The six functions of Moré and Thuente, "Line search algorithms with guaranteed sufficient
   * decrease" (1994), section 5: hard for their curvature, their flatness or their many minima.
   */
  private static final Map<String, UnaryOperator<Value>> HARD =
      Map.of(
          "1",
          x -> x.negate().div(x.times(x).plus(2)),
          "2",
          x -> x.plus(0.004).pow(5).minus(x.plus(0.004).pow(4).times(2)),
          "3",
          StrongWolfeTest::wavy,
          "4",
          yanai(0.001, 0.001),
          "5",
          yanai(0.01, 0.001),
          "6",
          yanai(0.001, 0.01));

  private static Value wavy(Value x) {
    double beta = 0.01;
    Value smooth =
        x.item() <= 1 - beta
            ? Value.minus(1, x)
            : x.item() >= 1 + beta ? x.minus(1) : x.minus(1).pow(2).div(2 * beta).plus(beta / 2);
    double waves = 39 * Math.PI / 2;
    return smooth.plus(x.times(waves).sin().times((1 - beta) / waves));
  }

  private static UnaryOperator<Value> yanai(double beta1, double beta2) {
    double gamma1 = Math.sqrt(1 + beta1 * beta1) - beta1;
    double gamma2 = Math.sqrt(1 + beta2 * beta2) - beta2;
    return x ->
        Value.minus(1, x)
            .pow(2)
            .plus(beta2 * beta2)
            .pow(0.5)
            .times(gamma1)
            .plus(x.pow(2).plus(beta1 * beta1).pow(0.5).times(gamma2));
  }

  @TestFactory
  Stream<DynamicTest> theConditionsHoldOnHardFunctionsWhateverTheFirstLength() {
    return HARD.entrySet().stream()
        .flatMap(
            function ->
                DoubleStream.of(1e-3, 0.1, 10, 1000)
                    .mapToObj(
                        first ->
                            dynamicTest(
                                "function " + function.getKey() + " from " + first,
                                () -> assertFound(function.getValue(), first))));
  }

  private void assertFound(UnaryOperator<Value> function, double first) {
    Trial end = search(function, first);
    assertHolds(trial(function, 0), end);
    assertSame(trials.get(trials.size() - 1), end, "the search ends where it is to");
  }

  @Test
  void aFirstLengthThatHoldsIsTheOnlyOne() {
    Trial end = search(x -> x.minus(1).pow(2), 1.5);
    assertEquals(1.5, end.length());
    assertEquals(1, trials.size());
  }

  @Test
  void theMinimumOfACubicIsFoundAtOnce() {
    Trial end = search(x -> x.pow(3).minus(x.times(3)), 2);
    assertEquals(1, end.length(), 1e-15);
    assertEquals(2, trials.size());
  }

  @Test
  void whatIsNotFiniteIsTooFar() {
    for (double bad :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      UnaryOperator<Value> barrier =
          x -> x.item() < 0.3 ? x.times(-5).minus(Value.minus(0.3, x).log()) : x.times(0).plus(bad);
      Trial end = search(barrier, 1);
      assertHolds(trial(barrier, 0), end);
      assertTrue(end.length() < 0.3);
      assertTrue(trials.size() < 10);
    }
  }

  @Test
  void aSlopeThatIsNotFiniteIsTooFarToo() {
    Trial start = new Trial(0, 0, -1, new double[0]);
    Trial end =
        StrongWolfe.search(
            start, 1, x -> new Trial(x, -x, x < 0.4 ? -0.5 : Double.NaN, new double[0]));
    assertEquals(0.25, end.length());
  }

  @Test
  void aFunctionWithoutMinimumEndsAtTheLowestOf25Points() {
    Trial end = search(Value::negate, 1);
    assertEquals(25, trials.size());
    assertSame(trials.get(24), end);
    assertTrue(end.length() > 1e12);
  }

  /** Its slope is nowhere flatter than at the start. */
  @Test
  void aKinkEndsAtTheLowestPoint() {
    Trial end = search(x -> x.minus(1).abs(), 0.3);
    assertTrue(trials.size() <= 25);
    assertEquals(trials.stream().mapToDouble(Trial::value).min().orElseThrow(), end.value());
    assertEquals(1, end.length(), 1e-3);
  }

  @Test
  void whereNoPointIsLowerTheStartRemains() {
    Trial start = new Trial(0, 1, -1e-3, new double[0]);
    Trial end =
        StrongWolfe.search(
            start,
            1,
            length -> {
              trials.add(new Trial(length, 1 + length, 1, new double[0]));
              return trials.get(trials.size() - 1);
            });
    assertSame(start, end);
    assertNotEquals(0, trials.size());
    assertTrue(trials.size() <= 25);
  }

  @Test
  void whatRoundingHidesIsNotSearchedFor() {
    Trial start = new Trial(0, 1, -1e-17, new double[0]);
    Trial end =
        StrongWolfe.search(
            start,
            1,
            length -> {
              trials.add(new Trial(length, Math.nextUp(1.0), 1e-17, new double[0]));
              return trials.get(0);
            });
    assertSame(start, end);
    assertEquals(1, trials.size());
  }
}
