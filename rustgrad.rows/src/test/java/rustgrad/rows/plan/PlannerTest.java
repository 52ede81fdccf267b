package rustgrad.rows.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.program.ir.Graph;
import rustgrad.program.pass.Pass;
import rustgrad.program.pass.Pipeline;
import rustgrad.program.trace.Trace;
import rustgrad.rows.pass.RowPipeline;

class PlannerTest {

  /** Of a function of so many parameters, and a row of one number more than the others. */
  private static Plan plan(int parameters, int inputs, Function<Value[], Value> function) {
    var graph = Trace.of(x -> new Value[] {function.apply(x)}, inputs, null, 1_000_000).graph();
    List<Pass> passes = RowPipeline.gradientOverRows(parameters);
    Graph run = Pipeline.run(passes, graph, new ArrayList<>());
    return Planner.plan(RowPipeline.withDots(run, parameters), parameters, true);
  }

  /** A network with two hidden layers whose last parameter is its last bias, and its square. */
  private static Value network(Value[] x, int width) {
    int next = 0;
    Value[] layer = Arrays.copyOfRange(x, x.length - 2, x.length);
    for (int outputs : new int[] {width, width, 1}) {
      Value[] y = new Value[outputs];
      for (int j = 0; j < outputs; j++) {
        Value[] weights = Arrays.copyOfRange(x, next, next + layer.length);
        next += layer.length;
        y[j] = Value.dot(x[next++], weights, layer);
        y[j] = outputs == 1 ? y[j] : y[j].relu();
      }
      layer = y;
    }
    return layer[0].times(layer[0]);
  }

  private static Plan network(int width) {
    int parameters = 3 * width + (width + 1) * width + width + 1;
    return plan(parameters, parameters + 2, x -> network(x, width));
  }

  @Test
  void aNetworkTakesAsManyStepsHoweverWideItIs() {
    List<? extends Class<?>> steps = kinds(network(3));
    assertEquals(steps, kinds(network(20)));
    assertEquals(3 + 2, steps.stream().filter(PlanStep.DotProducts.class::equals).count());
    assertEquals(3 + 1, steps.stream().filter(PlanStep.RowSums.class::equals).count());
  }

  private static List<? extends Class<?>> kinds(Plan plan) {
    return plan.steps().stream().map(Object::getClass).toList();
  }

  @Test
  void weightsAreReadWhereTheyStand() {
    for (WeightPlaces weights : network(20).weights()) {
      assertEquals(0, weights.places().length);
    }
  }

  @Test
  void columnsAreUsedAgain() {
    Plan chain =
        plan(
            1,
            2,
            x -> {
              Value y = x[1];
              for (int i = 0; i < 1_000; i++) {
                y = y.detach().sin();
              }
              return y.times(x[0]);
            });
    assertTrue(chain.columns() < 10, () -> chain.columns() + " columns");
  }
}
