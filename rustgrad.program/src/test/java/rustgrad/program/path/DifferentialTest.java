package rustgrad.program.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rustgrad.api.Op;
import rustgrad.api.Value;
import rustgrad.api.spi.VectorOp;
import rustgrad.core.OpRegistry;
import rustgrad.program.Execution;
import rustgrad.program.Gradient;
import rustgrad.program.Program;
import rustgrad.program.contract.RandomPoints;
import rustgrad.program.contract.RandomProgram;
import rustgrad.program.contract.WeightedSquares;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;
import rustgrad.program.trace.Trace;

/** Eager values and programs, however they are run, agree in every bit; one NaN is like another. */
class DifferentialTest {
  private static final int PROGRAMS = 1_000 * Integer.getInteger("rustgrad.samples", 1);

  private int gradients;
  private int tellingGradients;

  @Test
  void eagerInterpreterAndBytecodeAgreeBitForBit() {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      check(seed);
    }
    assertTrue(
        3 * tellingGradients > 2 * gradients,
        "only %d of %d gradients are finite and not 0".formatted(tellingGradients, gradients));
  }

  private void check(int seed) {
    RandomProgram function =
        seed % 3 == 0 ? RandomProgram.withCalls(seed) : new RandomProgram(seed);
    Program interpreted = program(function, Execution.INTERPRETER);
    Program compiled = program(function, Execution.BYTECODE);
    double[][] points = RandomPoints.all(new SplittableRandom(seed), function.inputs());
    for (int i = 0; i < points.length; i++) {
      double[] x = points[i];
      double[] expected = Eager.valueAndGradient(function, x);
      assertSame(expected, replay(interpreted, x), "interpreter", function, x);
      assertSame(expected, replay(compiled, x), "bytecode", function, x);
      assertEquals(expected[0], interpreted.value(x), () -> explain("value", function, x));
      assertEquals(
          expected[0],
          Gradient.of(function).at(x).value(),
          () -> explain("gradient of one shot", function, x));
      if (i < 2) {
        count(expected);
      }
    }
    assertEquals("interpreter", interpreted.statistics().executor());
    assertEquals("bytecode", compiled.statistics().executor());
  }

  private static Program program(RandomProgram function, Execution execution) {
    return Program.builder().withExecution(execution).trace(function.inputs(), function);
  }

  private static double[] replay(Program program, double[] x) {
    double[] gradient = new double[x.length];
    double[] result = new double[x.length + 1];
    result[0] = program.gradient(x, gradient);
    System.arraycopy(gradient, 0, result, 1, x.length);
    return result;
  }

  private static void assertSame(
      double[] expected, double[] actual, String executor, RandomProgram function, double[] x) {
    if (!Arrays.equals(expected, actual)) {
      throw new AssertionError(
          "%s: eager %s, %s %s"
              .formatted(
                  explain("value and gradient", function, x),
                  Arrays.toString(expected),
                  executor,
                  Arrays.toString(actual)));
    }
  }

  private static String explain(String what, RandomProgram function, double[] x) {
    return "%s of %s at %s%n%s".formatted(what, function, Arrays.toString(x), trace(function, x));
  }

  private static Graph trace(RandomProgram function, double[] x) {
    return Trace.of(inputs -> new Value[] {function.apply(inputs)}, x.length, x, 100_000).graph();
  }

  private void count(double[] valueAndGradient) {
    for (int i = 1; i < valueAndGradient.length; i++) {
      gradients++;
      if (Double.isFinite(valueAndGradient[i]) && valueAndGradient[i] != 0) {
        tellingGradients++;
      }
    }
  }

  @Test
  void randomProgramsUseEveryOpAndEveryKindOfInstructionThatIsTraced() {
    Set<String> ops = new TreeSet<>();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (int seed = 0; seed < 500; seed++) {
      RandomProgram function = RandomProgram.withCalls(seed);
      double[] x = RandomPoints.ordinary(new SplittableRandom(seed), function.inputs());
      Graph graph = trace(function, x);
      graph.ops().stream()
          .filter(op -> !(op instanceof VectorOp))
          .forEach(op -> ops.add(op.name()));
      for (int i = 0; i < graph.size(); i++) {
        kinds.add(graph.kind(i));
      }
    }
    Set<String> all = new TreeSet<>(Set.of(WeightedSquares.OP.name()));
    OpRegistry.discovered().ops().stream().map(Op::name).forEach(all::add);
    assertEquals(all, ops);
    Set<Kind> traced = EnumSet.range(Kind.INPUT, Kind.NARY);
    traced.addAll(List.of(Kind.CALL, Kind.PICK));
    assertEquals(traced, kinds);
  }

  @Test
  void leavesMadeOutsideAreConstantsOnEitherSide() {
    Value three = Value.of(3);
    Function<Value[], Value> function =
        x ->
            three
                .times(x[0])
                .plus(x[0].div(three))
                .minus(three.minus(x[1]))
                .times(Value.dot(x[0], new Value[] {three, x[0]}, new Value[] {x[1], three}));
    double[] x = {0.3, 1.7};
    for (Execution execution : Execution.values()) {
      Program program = Program.builder().withExecution(execution).trace(2, function);
      assertArrayEquals(Eager.valueAndGradient(function, x), replay(program, x));
    }
  }

  @Test
  @Timeout(120)
  void aProgramKeepsItsBitsWhenItIsCompiledAfterManyRuns() {
    RandomProgram function = new RandomProgram(5);
    Program program = program(function, Execution.AUTOMATIC);
    double[] x = RandomPoints.ordinary(new SplittableRandom(5), function.inputs());
    double[] expected = Eager.valueAndGradient(function, x);
    assertArrayEquals(expected, replay(program, x));
    assertEquals("interpreter", program.statistics().executor());
    while (!program.statistics().executor().equals("bytecode")) {
      assertArrayEquals(expected, replay(program, x));
    }
    assertArrayEquals(expected, replay(program, x));
  }
}
