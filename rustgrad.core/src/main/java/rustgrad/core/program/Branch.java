package rustgrad.core.program;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rustgrad.core.Execution;
import rustgrad.core.ProgramStatistics;
import rustgrad.core.ProgramStatistics.Stage;
import rustgrad.core.exec.Tier;
import rustgrad.core.ir.Graph;
import rustgrad.core.ir.Kind;
import rustgrad.core.pass.Pipeline;

/** One way through the traced function: its graph, and what its comparisons gave on that way. */
final class Branch {
  private final Graph traced;
  private final boolean[] outcomes;
  private final Execution execution;
  private final List<Stage> valueStages = new ArrayList<>();
  private final List<Stage> gradientStages = new ArrayList<>();
  private volatile @Nullable Tier value;
  private volatile @Nullable Tier gradient;

  Branch(Graph traced, Execution execution) {
    this.traced = traced;
    this.execution = execution;
    this.outcomes = outcomes(traced);
  }

  private static boolean[] outcomes(Graph graph) {
    int guards = 0;
    for (int i = 0; i < graph.size(); i++) {
      guards += graph.kind(i) == Kind.GUARD ? 1 : 0;
    }
    boolean[] outcomes = new boolean[guards];
    int next = 0;
    for (int i = 0; next < guards; i++) {
      if (graph.kind(i) == Kind.GUARD) {
        outcomes[next++] = graph.expected(i);
      }
    }
    return outcomes;
  }

  /** Whether this way is the other's up to its given guard, and parts from it there. */
  boolean partsFrom(Branch other, int guard) {
    if (outcomes.length <= guard || outcomes[guard] == other.outcomes[guard]) {
      return false;
    }
    for (int i = 0; i < guard; i++) {
      if (outcomes[i] != other.outcomes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The value of the function, ready to run. */
  Tier value() {
    Tier tier = value;
    return tier != null ? tier : makeValue();
  }

  /** The value and the gradient of the function, ready to run. */
  Tier gradient() {
    Tier tier = gradient;
    return tier != null ? tier : makeGradient();
  }

  private synchronized Tier makeValue() {
    if (value == null) {
      value = make(Pipeline.value(), valueStages);
    }
    return value;
  }

  private synchronized Tier makeGradient() {
    if (gradient == null) {
      gradient = make(Pipeline.gradient(), gradientStages);
    }
    return gradient;
  }

  private Tier make(List<Pipeline.Pass> passes, List<Stage> stages) {
    return new Tier(Pipeline.run(passes, traced, stages), execution);
  }

  synchronized ProgramStatistics statistics(int branches, long bytes) {
    Tier running = gradient != null ? gradient : value;
    return new ProgramStatistics(
        traced.inputs(),
        branches,
        traced.nodes(),
        List.copyOf(valueStages),
        List.copyOf(gradientStages),
        bytes,
        running == null ? "none" : running.name());
  }

  synchronized long bytes() {
    return traced.bytes()
        + (value == null ? 0 : value.graph().bytes())
        + (gradient == null ? 0 : gradient.graph().bytes());
  }
}
