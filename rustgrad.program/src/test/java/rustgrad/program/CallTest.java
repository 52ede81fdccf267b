package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/** Programs that call programs. That all executors agree is tested with random programs. */
class CallTest {
  /** A damped oscillator: place, speed, and the parameters stiffness and friction. */
  private static Value[] oscillate(Value[] x) {
    Value speed = x[1].plus(x[0].sin().times(x[2]).plus(x[1].times(x[3])).times(-0.01));
    return new Value[] {x[0].plus(speed.times(0.01)), speed};
  }

  private static final VectorProgram STEP = VectorProgram.trace(4, 2, CallTest::oscillate);

  private static Value simulate(int steps, Function<Value[], Value[]> step, Value[] x) {
    Value[] state = {x[0], x[1]};
    for (int i = 0; i < steps; i++) {
      state = step.apply(new Value[] {state[0], state[1], x[2], x[3]});
    }
    return state[0].times(state[0]).plus(state[1]);
  }

  private static final double[] X = {0.4, -0.3, 5, 0.2};

  private static double[] gradient(Program program) {
    double[] gradient = new double[program.inputs()];
    program.gradient(X, gradient);
    return gradient;
  }

  @Test
  void aCallHasTheBitsOfTheProgramAndItsGradientThoseOfTheProduct() {
    double[] outputs = new double[2];
    double[] product = new double[4];
    STEP.evaluate(X, outputs);
    STEP.vectorJacobianProduct(X, new double[] {3, -2}, product);
    Value[] x = Arrays.stream(X).mapToObj(Value::of).toArray(Value[]::new);
    Value[] y = STEP.call(x);
    Value.dot(y, Value.constants(3, -2)).backward();
    assertArrayEquals(outputs, Arrays.stream(y).mapToDouble(Value::item).toArray());
    assertArrayEquals(product, Arrays.stream(x).mapToDouble(Value::grad).toArray());
    assertEquals("output", y[1].op());
    assertEquals(List.of(x), y[1].inputs().get(0).inputs());
  }

  @ParameterizedTest
  @EnumSource
  void theGradientIsThatOfTheOperationsButForRounding(Execution execution) {
    ProgramBuilder builder = Program.builder().withExecution(execution);
    Program called = builder.trace(4, x -> simulate(100, STEP::call, x));
    Program written = builder.trace(4, x -> simulate(100, STEP::apply, x));
    assertEquals(written.value(X), called.value(X));
    assertArrayEquals(gradient(written), gradient(called), 1e-13);
  }

  @Test
  void soAreSecondDerivatives() {
    Program called = Program.trace(4, x -> simulate(20, STEP::call, x));
    Program written = Program.trace(4, x -> simulate(20, STEP::apply, x));
    double[] expected = new double[16];
    double[] hessian = new double[16];
    assertEquals(written.hessian(X, expected), called.hessian(X, hessian));
    assertArrayEquals(expected, hessian, 1e-12);
    double[] direction = {1, -2, 0.5, 3};
    double[] product = new double[4];
    double[] expectedProduct = new double[4];
    called.hessianVectorProduct(X, direction, product);
    written.hessianVectorProduct(X, direction, expectedProduct);
    assertArrayEquals(expectedProduct, product, 1e-12);
    Program third = Program.trace(4, x -> Value.sum(called.gradient(called.gradient(x))));
    Program thirdWritten = Program.trace(4, x -> Value.sum(written.gradient(written.gradient(x))));
    assertArrayEquals(gradient(thirdWritten), gradient(third), 1e-9);
  }

  @Test
  void oneShotDerivativesAreTheSame() {
    Function<Value[], Value> called = x -> simulate(20, STEP::call, x);
    Function<Value[], Value[]> both =
        x -> new Value[] {called.apply(x), x[0].times(called.apply(x))};
    Gradient.Point point = Gradient.of(called).at(X);
    Program program = Program.trace(4, called);
    assertEquals(program.value(X), point.value());
    assertArrayEquals(gradient(program), point.gradient(), 1e-14);
    VectorProgram vector = VectorProgram.trace(4, 2, both);
    Jacobian jacobian = Jacobian.of(both);
    double[] expected = new double[2];
    double[] along = new double[2];
    vector.jacobianVectorProduct(X, new double[] {1, 0, 2, 0}, expected);
    jacobian.jacobianVectorProduct(X, new double[] {1, 0, 2, 0}, along);
    assertArrayEquals(expected, along);
    double[] hessianProduct = new double[4];
    double[] oneShot = new double[4];
    program.hessianVectorProduct(X, new double[] {1, 0, 2, 0}, hessianProduct);
    Gradient.of(called).hessianVectorProduct(X, new double[] {1, 0, 2, 0}, oneShot);
    assertArrayEquals(hessianProduct, oneShot, 1e-13);
  }

  @Test
  void gradientsAsValuesGoThroughCalls() {
    Value[] x = Arrays.stream(X).mapToObj(Value::of).toArray(Value[]::new);
    Function<Value[], Value> called = at -> simulate(3, STEP::call, at);
    Value[] slope = Gradient.of(called).at(x).gradient();
    assertArrayEquals(
        gradient(Program.trace(4, called)),
        Arrays.stream(slope).mapToDouble(Value::item).toArray(),
        1e-14);
    slope[0].backward();
    double[] hessian = new double[16];
    Program.trace(4, called).hessian(X, hessian);
    assertArrayEquals(
        Arrays.copyOf(hessian, 4), Arrays.stream(x).mapToDouble(Value::grad).toArray(), 1e-13);
  }

  @Test
  void eachCallGoesItsOwnPath() {
    Program absolute =
        Program.trace(1, x -> x[0].isLessThan(0) ? x[0].negate() : x[0].times(2).div(2));
    Program sum = Program.trace(2, x -> absolute.call(x[0]).plus(absolute.call(x[1]).times(3)));
    double[] g = new double[2];
    assertEquals(17, sum.gradient(new double[] {-2, 5}, g));
    assertArrayEquals(new double[] {-1, 3}, g);
    assertEquals(17, sum.gradient(new double[] {2, -5}, g));
    assertArrayEquals(new double[] {1, -3}, g);
    assertEquals(1, sum.statistics().paths());
    assertEquals(2, absolute.statistics().paths());
  }

  @Test
  void anOutputThatIsNotUsedHasWeightZero() {
    VectorProgram two = VectorProgram.trace(1, 2, x -> new Value[] {x[0].exp(), x[0].sin()});
    Program first = Program.trace(1, x -> two.call(x)[0]);
    double[] g = new double[1];
    first.gradient(new double[] {2}, g);
    assertEquals(Math.exp(2), g[0], 1e-14);
  }

  @Test
  void withoutALeafOrWithinNoGradTheOutputsAreConstants() {
    assertFalse(STEP.call(Value.constants(X))[0].requiresGrad());
    Value x = Value.of(2);
    assertFalse(Value.noGrad(() -> STEP.call(x, x, x, x)[1]).requiresGrad());
    Program half = Program.trace(1, v -> Value.noGrad(() -> square().call(v)).plus(v[0]));
    double[] g = new double[1];
    assertEquals(12, half.gradient(new double[] {3}, g));
    assertEquals(1, g[0]);
  }

  private static Program square() {
    return Program.trace(1, x -> x[0].times(x[0]));
  }

  @Test
  void aProgramWithoutInputsIsItsNumbers() {
    Value[] y = VectorProgram.trace(0, 2, x -> Value.constants(1, -0.0)).call();
    assertEquals(1, y[0].item());
    assertEquals(-0.0, y[1].item());
  }

  @Test
  void whatStandsForParametersIsCalledWith() {
    Parameters p = Parameters.of(2, 5);
    Program f = Program.trace(2, x -> p.at(x, () -> square().call(p.get(0)).times(p.get(1))));
    double[] g = new double[2];
    assertEquals(63, f.gradient(new double[] {3, 7}, g));
    assertArrayEquals(new double[] {42, 9}, g);
  }

  @Test
  void preparingAProgramPreparesThoseThatItCalls() {
    VectorProgram step = VectorProgram.trace(4, 2, CallTest::oscillate);
    Program program = Program.trace(4, x -> simulate(5, step::call, x));
    program.value(X);
    assertEquals("interpreter", step.statistics().executor());
    program.prepare();
    assertEquals("bytecode", step.statistics().executor());
  }

  @Test
  void theNumberOfInputsIsChecked() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> STEP.call(Value.of(1)));
    assertTrue(e.getMessage().contains("4"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> square().call());
  }

  @Test
  void theListingNamesTheCall() {
    Program f = Program.trace(4, x -> STEP.call(x)[1]);
    assertTrue(f.listing().contains("call(x0, x1, x2, x3)"), f.listing());
  }

  /** 100,000 steps take the memory of their states, and an instruction each. */
  @Test
  void aLoopOfCallsGrowsByItsStatesAlone() {
    int steps = 100_000;
    Program called =
        Program.builder().withNodeLimit(20 * steps).trace(4, x -> simulate(steps, STEP::call, x));
    double[] g = gradient(called);
    assertTrue(Arrays.stream(g).allMatch(Double::isFinite), () -> Arrays.toString(g));
    assertTrue(called.statistics().traced() <= 3 * steps + 10, called::toString);
  }

  /** Up to some steps what the pullback needs is kept, and for more computed again. */
  @Test
  void keepingAndComputingAgainHaveTheSameBits() {
    double[] some = new double[2];
    double[] more = new double[2];
    VectorProgram wide =
        VectorProgram.trace(
            2,
            2,
            x -> {
              Value[] y = x.clone();
              for (int i = 0; i < 1_000; i++) {
                y = new Value[] {y[0].sin().times(y[1]), y[1].cos().plus(y[0])};
              }
              return y;
            });
    double[] x = {0.3, -0.4};
    turns(wide, 10).gradient(x, some);
    Value[] leaves = {Value.of(x[0]), Value.of(x[1])};
    turns(wide, 10, leaves).backward();
    assertArrayEquals(new double[] {leaves[0].grad(), leaves[1].grad()}, some);
    turns(wide, 3_000).gradient(x, more);
    Value[] again = {Value.of(x[0]), Value.of(x[1])};
    turns(wide, 3_000, again).backward();
    assertArrayEquals(new double[] {again[0].grad(), again[1].grad()}, more);
  }

  private static Program turns(VectorProgram step, int turns) {
    return Program.trace(2, x -> turns(step, turns, x));
  }

  /** Small steps from the start, so that the derivatives stay of moderate size. */
  private static Value turns(VectorProgram step, int turns, Value[] x) {
    Value sum = Value.constant(0);
    for (int i = 0; i < turns; i++) {
      sum = sum.plus(step.call(x[0].plus(i * 1e-4), x[1])[0]);
    }
    return sum;
  }

  @Test
  void sparseDerivativesKnowThatAnOutputCanDependOnEachInput() {
    SplittableRandom random = new SplittableRandom(3);
    double[] x = random.doubles(8, -1, 1).toArray();
    VectorProgram chain =
        VectorProgram.trace(
            8,
            4,
            v ->
                Stream.of(0, 1, 2, 3)
                    .map(i -> square().call(v[i]).plus(v[i + 4]))
                    .toArray(Value[]::new));
    SparseJacobian sparse = chain.sparseJacobian(x);
    double[] values = new double[sparse.pattern().entries()];
    sparse.evaluate(x, values);
    assertEquals(8, values.length);
    assertEquals(2 * x[0], values[0], 1e-15);
  }
}
