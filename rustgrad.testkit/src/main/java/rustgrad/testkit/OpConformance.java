package rustgrad.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.program.Execution;

/**
 * The tests of an op: whether its value, its partials and its symbolic rules agree, whether it is
 * pure and takes any number, and whether it has the same bits eager, in a program interpreted and
 * as bytecode, and over rows.
 *
 * <pre>{@code
 * class MishTest extends OpConformance {
 *   @Override
 *   protected Op op() {
 *     return new Mish();
 *   }
 * }
 * }</pre>
 *
 * <p>An op is tested where it is defined, at irregular numbers from -7.3 to 8.9, and at special
 * values: zeros, infinities, the largest and the smallest numbers, NaN. Override {@link #points()}
 * for an op that is defined elsewhere, {@link #kinks()} to say what its derivative is where the
 * slope changes at once. Its value is also followed from there as the inputs grow to 1000, to find
 * an overflow in between: see {@link #staysFinite()}.
 *
 * <p>Differences find a partial that is wrong by more than 1e-6, as {@link
 * rustgrad.core.GradientCheck} says. The symbolic rule must agree with the partial within 1e-12 of
 * its size, and so must the {@linkplain Op#expression expression}, if there is one, with the value.
 * Everything else is compared bit for bit.
 */
public abstract class OpConformance {

  /** For a test class to extend. */
  protected OpConformance() {}

  /** The op to test. */
  protected abstract Op op();

  /**
   * Points inside the domain of the op, away from its kinks and jumps: a number for each input. By
   * default, these are the numbers, or pairs of numbers, of a fixed list at which it has a finite
   * value. An op of any number of inputs is tested with the four least numbers of inputs that it
   * accepts.
   */
  protected List<double[]> points() {
    return Samples.points(op());
  }

  /** Where the slope changes at once, with the partials there. By default, none are declared. */
  protected List<Kink> kinks() {
    return List.of();
  }

  /**
   * Points at which no slope can be measured, but all rules must agree, and none may throw: by
   * default zeros, tails, extremes, infinities and NaN, in all combinations for two inputs.
   */
  protected List<double[]> specialValues() {
    return Samples.specialValues(op());
  }

  /**
   * Whether the op states its partials over values too, which second derivatives need. If this
   * returns false, the tests of them are skipped, and say that the op is first order only; if it
   * returns true, as by default, a missing rule is a failure.
   */
  protected boolean hasSymbolicRule() {
    return true;
  }

  /**
   * Whether the op keeps to the convention that a NaN among the inputs gives NaN, unless that input
   * does not matter there, and that a value of one input that is NaN has a partial that is NaN.
   */
  protected boolean propagatesNaN() {
    return true;
  }

  /**
   * Whether the value and the partials, where they are of ordinary size, remain numbers as the
   * inputs grow to 1000. If not, some intermediate result has overflown: ln(e^a + e^b) is infinite
   * for a = b = 800 if it is computed as it is written. Let this return false for an op whose
   * domain ends between 10 and 1000.
   */
  protected boolean staysFinite() {
    return true;
  }

  /** The tests. JUnit calls this. */
  @TestFactory
  public final Stream<DynamicTest> conformance() {
    Subject subject = new Subject(new Rules(op()), points(), kinks(), specialValues());
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(dynamicTest("has a name to find it by", () -> ContractChecks.name(subject)));
    tests.add(
        dynamicTest(
            "accepts the numbers of inputs that its rules take",
            () -> ContractChecks.accepts(subject)));
    tests.add(
        dynamicTest(
            "gives a number at special values",
            () -> SpecialValueChecks.numbersEverywhere(subject)));
    tests.add(dynamicTest("depends on its inputs alone", () -> ContractChecks.pure(subject)));
    if (propagatesNaN()) {
      tests.add(dynamicTest("makes NaN of NaN", () -> SpecialValueChecks.notANumber(subject)));
    }
    if (staysFinite()) {
      tests.add(
          dynamicTest(
              "does not overflow where its value is of ordinary size",
              () -> OverflowChecks.check(subject)));
    }
    if (ExpressionChecks.isStated(subject)) {
      tests.add(
          dynamicTest(
              "its expression gives the numbers of its value",
              () -> ExpressionChecks.values(subject)));
    }
    tests.addAll(derivatives(subject));
    tests.addAll(executions(subject));
    return tests.stream();
  }

  private List<DynamicTest> derivatives(Subject subject) {
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(
        dynamicTest(
            "its partials are the slopes of its value", () -> DerivativeChecks.slopes(subject)));
    if (!subject.kinks().isEmpty()) {
      tests.add(
          dynamicTest(
              "its partials at kinks are those declared", () -> DerivativeChecks.kinks(subject)));
    }
    tests.add(
        dynamicTest(
            "states its symbolic rules, or says that it has none",
            () -> SecondOrderChecks.stated(subject, hasSymbolicRule())));
    tests.add(
        dynamicTest(
            "its symbolic rules give the numbers of its partials",
            () -> DerivativeChecks.symbolicRules(subject)));
    tests.add(
        dynamicTest(
            "its symbolic rules differentiate to the slopes of its partials",
            () -> SecondOrderChecks.slopes(subject)));
    tests.add(
        dynamicTest(
            "its second derivatives have the same bits in every program",
            () -> SecondOrderChecks.sameBits(subject)));
    return tests;
  }

  private List<DynamicTest> executions(Subject subject) {
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(dynamicTest("has its bits in backward()", () -> ExecutionChecks.eager(subject)));
    tests.add(
        dynamicTest(
            "has its bits in an interpreted program",
            () -> ExecutionChecks.program(subject, Execution.INTERPRETER)));
    tests.add(
        dynamicTest(
            "has its bits in a program of bytecode",
            () -> ExecutionChecks.program(subject, Execution.BYTECODE)));
    tests.add(dynamicTest("has its bits in a program over rows", () -> RowChecks.check(subject)));
    if (subject.rules().op() instanceof UnaryOp unary) {
      tests.add(
          dynamicTest(
              "has its bits in its column forms", () -> ColumnChecks.check(subject, unary)));
    }
    return tests;
  }
}
