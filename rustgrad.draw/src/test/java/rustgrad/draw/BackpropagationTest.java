package rustgrad.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.api.spi.Arithmetic;
import rustgrad.api.spi.BackwardStep;
import rustgrad.api.spi.Dispatcher;
import rustgrad.draw.diagram.Nearest;
import rustgrad.draw.operation.Operation;
import rustgrad.program.contract.RandomPoints;
import rustgrad.program.contract.RandomProgram;

/** Backpropagation step by step tells what backward() does. */
class BackpropagationTest {
  private static final int SEEDS = 600;

  /** A random graph over leaves that have gradients already. */
  private record Graph(List<Value> values, Value root) {
    static Graph of(long seed, double[] point) {
      Value[] leaves = Arrays.stream(point).mapToObj(Value::of).toArray(Value[]::new);
      leaves[0].times(0.1).backward();
      Value root = random(seed).apply(leaves).plus(leaves[0]);
      return new Graph(Nearest.all(root, Value::inputs), root);
    }
  }

  private static RandomProgram random(long seed) {
    return seed % 3 == 0 ? RandomProgram.withCalls(seed) : new RandomProgram(seed);
  }

  private interface Check {
    void check(Graph graph, Graph twin);
  }

  /** Runs a check on 2,400 graphs, each of which is made twice. */
  private static void forEachGraph(Check check) {
    for (long seed = 0; seed < SEEDS; seed++) {
      int inputs = random(seed).inputs();
      for (double[] point : RandomPoints.all(new SplittableRandom(seed), inputs)) {
        check.check(Graph.of(seed, point), Graph.of(seed, point));
      }
    }
  }

  @Test
  void takenToItsEndItIsBackwardToTheBit() {
    forEachGraph(
        (graph, twin) -> {
          twin.root.backward();
          Backpropagation.of(graph.root).forEachRemaining(step -> {});
          for (int i = 0; i < graph.values.size(); i++) {
            assertEquals(twin.values.get(i).grad(), graph.values.get(i).grad());
          }
        });
  }

  @Test
  void eachContributionIsTheOneThatTheEngineAddsNext() {
    forEachGraph(
        (graph, twin) -> {
          Iterator<BackwardStep> engine = Dispatcher.eager().steps(twin.root);
          for (ChainRuleStep step :
              (Iterable<ChainRuleStep>) () -> Backpropagation.of(graph.root)) {
            for (Contribution contribution : step.contributions()) {
              BackwardStep expected = engine.next();
              assertSame(step.node(), contribution.node());
              assertEquals(twin.values.indexOf(expected.node()), graph.values.indexOf(step.node()));
              assertEquals(expected.input(), contribution.index());
              assertEquals(expected.contribution(), contribution.amount());
              assertEquals(step.node().grad(), step.gradient());
            }
          }
          assertFalse(engine.hasNext());
        });
  }

  @Test
  void gradientsBeforeAndAfterAreThoseOfTheInputs() {
    forEachGraph(
        (graph, twin) -> {
          Iterator<BackwardStep> engine = Dispatcher.eager().steps(twin.root);
          double[] before = twin.values.stream().mapToDouble(Value::grad).toArray();
          Backpropagation.of(graph.root)
              .forEachRemaining(
                  step -> {
                    for (Contribution contribution : step.contributions()) {
                      int input = graph.values.indexOf(contribution.input());
                      assertEquals(before[input], contribution.before());
                      assertEquals(
                          contribution.before() + contribution.amount(), contribution.after());
                      engine.next();
                      before[input] = twin.values.get(input).grad();
                      assertEquals(before[input], contribution.after());
                    }
                  });
        });
  }

  @Test
  void aContributionIsTheGradientTimesThePartialButForNumerators() {
    forEachGraph(
        (graph, twin) ->
            Backpropagation.of(graph.root)
                .forEachRemaining(
                    step -> {
                      Operation.OfArithmetic div = new Operation.OfArithmetic(Arithmetic.DIV);
                      Operation operation = Operation.of(step.node());
                      boolean isDiv = operation.equals(div);
                      for (Contribution contribution : step.contributions()) {
                        double product = step.gradient() * contribution.partial();
                        if (isDiv && contribution.index() == 0) {
                          double b = step.node().inputs().get(1).item();
                          assertEquals(step.gradient() / b, contribution.amount());
                          assertEquals(1 / b, contribution.partial());
                        } else if (operation instanceof Operation.Call) {
                          assertEquals(Double.NaN, contribution.partial());
                        } else {
                          assertEquals(product, contribution.amount());
                        }
                      }
                    }));
  }

  /** Every line can be printed, whatever the numbers. */
  @Test
  void everyStepPrintsALineForEachContribution() {
    forEachGraph(
        (graph, twin) ->
            Backpropagation.of(graph.root)
                .forEachRemaining(
                    step -> {
                      List<String> lines = step.toString().lines().toList();
                      assertEquals(step.contributions().size(), lines.size());
                      lines.forEach(line -> assertTrue(line.matches(".+ = .+: .+ \\+= .+"), line));
                    }));
  }

  @Test
  void stepsAreTakenWhenTheyAreAskedFor() {
    Value x = Value.of(3);
    Value y = x.times(x);
    Backpropagation steps = Backpropagation.of(y);
    assertEquals("the backpropagation of 9.0 (times, grad 1.0)", steps.toString());
    assertTrue(steps.hasNext());
    assertEquals(0, x.grad());
    ChainRuleStep step = steps.next();
    assertEquals(6, x.grad());
    assertEquals(List.of(1, 0), step.contributions().stream().map(Contribution::index).toList());
    assertFalse(steps.hasNext());
    assertThrows(NoSuchElementException.class, steps::next);
  }

  @Test
  void aDeepGraphIsNotRecursedAlong() {
    Value y = Examples.chain(300_000);
    Backpropagation steps = Backpropagation.of(y);
    assertEquals(
        "v300000 = v299999.sin(): v299999.grad += 1 * cos(0.0031622) = 1", steps.next().toString());
    List<ChainRuleStep> last = new ArrayList<>();
    steps.forEachRemaining(
        step -> {
          last.clear();
          last.add(step);
        });
    assertTrue(last.get(0).toString().startsWith("v1 = x.sin(): x.grad += "));
  }

  @Test
  void aLeafHasNoStepsAndItsGradientIsOne() {
    Value x = Value.of(3);
    assertFalse(Backpropagation.of(x).hasNext());
    assertEquals(1, x.grad());
  }

  @Test
  void aConstantIsRefused() {
    assertThrows(IllegalStateException.class, () -> Backpropagation.of(Value.constant(1)));
  }

  @Test
  void whatAWhereDoesNotTakeHasNoStep() {
    Value a = Value.of(4).label("a");
    Value b = Value.of(0).label("b");
    Value y = Value.where(a, Comparison.GREATER, b, a.times(2), a.div(b)).label("y");
    List<String> lines = new ArrayList<>();
    Backpropagation.of(y).forEachRemaining(step -> lines.add(step.toString()));
    assertEquals(
        List.of(
            "y = where(a > b, v1, v2): v1.grad += 1 * 1 = 1", "v1 = a * 2: a.grad += 1 * 2 = 2"),
        lines);
  }

  @Test
  void theStepsOfTheReadmeAreTheOnesTold() throws Exception {
    Value x = Value.of(2).label("x");
    Value y = Value.of(3).label("y");
    Value z = x.times(y).plus(x.tanh()).label("z");
    StringBuilder steps = new StringBuilder();
    Backpropagation.of(z).forEachRemaining(step -> steps.append(step).append('\n'));
    String readme = Files.readString(Path.of("..", "README.md")).replace("\r\n", "\n");
    assertTrue(readme.contains(steps.toString().indent(4)), steps.toString());
  }
}
