package rustgrad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.core.Execution;
import rustgrad.core.ProgramStatistics;
import rustgrad.core.ProgramStatistics.Stage;
import rustgrad.core.exec.Tier;
import rustgrad.core.ir.Graph;
import rustgrad.core.ir.Kind;
import rustgrad.core.pass.Pipeline;
import rustgrad.core.pass.Walk;

/** One way through the traced function: its graph, and what its comparisons gave on that way. */
public final class Branch implements Comparable<Branch> {
  private final Graph traced;
  private final int[] guards;
  private final Execution execution;
  private final List<Stage> valueStages = new ArrayList<>();
  private final List<Stage> gradientStages = new ArrayList<>();
  private volatile @Nullable Tier check;
  private volatile @Nullable Tier value;
  private volatile @Nullable Tier gradient;

  Branch(Graph traced, Execution execution) {
    this.traced = traced;
    this.execution = execution;
    this.guards = guards(traced);
  }

  private static int[] guards(Graph graph) {
    return IntStream.range(0, graph.size()).filter(i -> graph.kind(i) == Kind.GUARD).toArray();
  }

  /** The function on this way, as it was traced. */
  public Graph traced() {
    return traced;
  }

  /** Whether the function compares on this way something that depends on these inputs. */
  public boolean comparesAny(int firstInput) {
    boolean[] depends = Walk.varying(traced, firstInput);
    return Arrays.stream(guards)
        .anyMatch(i -> depends[traced.first(i)] || depends[traced.second(i)]);
  }

  boolean hasGuards() {
    return guards.length > 0;
  }

  /** By the first comparison that gives something else; an order that no history changes. */
  @Override
  public int compareTo(Branch other) {
    for (int k = 0; k < Math.min(guards.length, other.guards.length); k++) {
      boolean outcome = traced.expected(guards[k]);
      if (outcome != other.traced.expected(other.guards[k])) {
        return outcome ? 1 : -1;
      }
    }
    return 0;
  }

  /** Whether this way is the other's up to its given guard, and parts from it there. */
  boolean partsFrom(Branch other, int guard) {
    if (guards.length <= guard) {
      return false;
    }
    for (int k = 0; k <= guard; k++) {
      boolean sameOutcome = traced.expected(guards[k]) == other.traced.expected(other.guards[k]);
      if (!comparesTheSame(other, k) || sameOutcome == (k == guard)) {
        return false;
      }
    }
    return true;
  }

  /** Whether guard k of both compares the same slots in the same way. */
  private boolean comparesTheSame(Branch other, int k) {
    int i = guards[k];
    return i == other.guards[k]
        && traced.comparison(i) == other.traced.comparison(i)
        && traced.first(i) == other.traced.first(i)
        && traced.second(i) == other.traced.second(i);
  }

  /** The guards alone, ready to run. */
  Tier check() {
    Tier tier = check;
    return tier != null ? tier : makeCheck();
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

  private synchronized Tier makeCheck() {
    if (check == null) {
      check =
          new Tier(
              Pipeline.run(Pipeline.value(), traced.guardsOnly(), new ArrayList<>()), execution);
    }
    return check;
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
