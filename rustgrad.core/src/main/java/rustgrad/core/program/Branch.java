package rustgrad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.core.Execution;
import rustgrad.core.ProgramStatistics;
import rustgrad.core.ProgramStatistics.Stage;
import rustgrad.core.exec.Tier;
import rustgrad.core.ir.Dependence;
import rustgrad.core.ir.Graph;
import rustgrad.core.ir.Kind;
import rustgrad.core.pass.Derivative;
import rustgrad.core.pass.NodesLeft;
import rustgrad.core.pass.Pass;
import rustgrad.core.pass.Pipeline;

/** One way through the traced function: its graph, and what its comparisons gave on that way. */
public final class Branch implements Comparable<Branch> {
  private final Graph traced;
  private final boolean single;
  private final int[] guards;
  private final long work;
  private final Execution execution;
  private final Map<Derivative, List<NodesLeft>> stages = new EnumMap<>(Derivative.class);
  private final AtomicReferenceArray<@Nullable Tier> tiers =
      new AtomicReferenceArray<>(Derivative.values().length);
  private volatile @Nullable Tier check;

  Branch(Graph traced, boolean single, Execution execution) {
    this.traced = traced;
    this.single = single;
    this.execution = execution;
    this.guards = guards(traced);
    this.work = traced.work();
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
    boolean[] depends = Dependence.varying(traced, firstInput);
    return Arrays.stream(guards)
        .anyMatch(i -> depends[traced.first(i)] || depends[traced.second(i)]);
  }

  /** See {@link Graph#work}. */
  public long work() {
    return work;
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

  private synchronized Tier makeCheck() {
    if (check == null) {
      check = make(Derivative.VALUE, traced.guardsOnly(), new ArrayList<>());
    }
    return check;
  }

  /** A derivative of the function, ready to run. */
  public Tier tier(Derivative derivative) {
    Tier tier = tiers.get(derivative.ordinal());
    return tier != null ? tier : makeTier(derivative);
  }

  private synchronized Tier makeTier(Derivative derivative) {
    Tier tier = tiers.get(derivative.ordinal());
    if (tier == null) {
      boolean resultOnly = single && derivative == Derivative.VALUE;
      List<NodesLeft> own = new ArrayList<>();
      tier = make(derivative, resultOnly ? traced.withoutOutputs() : traced, own);
      stages.put(derivative, own);
      tiers.set(derivative.ordinal(), tier);
    }
    return tier;
  }

  /** What these passes make of the function, ready to run. */
  public Tier make(List<Pass> passes) {
    return new Tier(Pipeline.run(passes, traced), execution);
  }

  private Tier make(Derivative derivative, Graph graph, List<NodesLeft> stages) {
    return new Tier(
        Pipeline.run(Pipeline.of(derivative, traced.inputs()), graph, stages), execution);
  }

  synchronized ProgramStatistics statistics(int branches, long bytes) {
    Tier gradient = tiers.get(Derivative.GRADIENT.ordinal());
    Tier running = gradient != null ? gradient : tiers.get(Derivative.VALUE.ordinal());
    return new ProgramStatistics(
        traced.inputs(),
        branches,
        traced.nodes(),
        stages(Derivative.VALUE),
        stages(Derivative.GRADIENT),
        bytes,
        running == null ? "none" : running.name());
  }

  private List<Stage> stages(Derivative derivative) {
    return stages.getOrDefault(derivative, List.of()).stream()
        .map(left -> new Stage(left.pass(), left.nodes()))
        .toList();
  }

  synchronized long bytes() {
    long bytes = traced.bytes();
    for (int k = 0; k < tiers.length(); k++) {
      Tier tier = tiers.get(k);
      bytes += tier == null ? 0 : tier.graph().bytes();
    }
    return bytes;
  }
}
