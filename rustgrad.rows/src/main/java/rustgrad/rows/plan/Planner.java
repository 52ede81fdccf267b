package rustgrad.rows.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Makes a plan of a program over rows. What varies from row to row is computed in columns, level by
 * level: a level reads columns of the levels before it. Instructions of a level that are alike are
 * computed together.
 */
public final class Planner {
  private final Graph graph;
  private final int parameters;
  private final boolean overRows;
  private final boolean[] varying;
  private final @Nullable DotTerms[] dots;
  private final SumGroups sums;

  /** The level of each instruction that has columns, and of each sum over rows; else 0. */
  private final int[] levels;

  private final SlotColumns columns;
  private final StepWriter writer;

  private Planner(Graph graph, int parameters, boolean overRows) {
    this.graph = graph;
    this.parameters = parameters;
    this.overRows = overRows;
    this.varying = Dependence.varying(graph, parameters);
    this.dots = new DotTerms[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      dots[i] = varying[i] ? DotTerms.of(graph, varying, i) : null;
    }
    this.sums = new SumGroups(graph, varying, Dependence.uses(graph));
    this.levels = levels();
    this.columns = new SlotColumns(graph, varying, lastUses());
    this.writer = new StepWriter(graph, columns);
  }

  /**
   * Plans a graph without guards.
   *
   * @param parameters how many of the first inputs do not vary
   * @param overRows whether the results are computed from sums over rows; else they are those of
   *     each row
   */
  public static Plan plan(Graph graph, int parameters, boolean overRows) {
    return new Planner(graph, parameters, overRows).plan();
  }

  private Plan plan() {
    int[][] byLevel = byLevel();
    for (int level = 1; level < byLevel.length; level++) {
      Map<GroupKey, List<Integer>> groups = new LinkedHashMap<>();
      for (int i : byLevel[level]) {
        if (graph.kind(i) == Kind.ROW_SUM) {
          sums.collect(i, columns);
        } else {
          groups.computeIfAbsent(groupKey(i), key -> new ArrayList<>()).add(i);
        }
      }
      groups.values().forEach(this::write);
      sums.write(writer.steps());
      columns.release(level);
    }
    return new PlanWriter(graph, parameters, overRows, columns, writer.steps())
        .write(writer.weights(), List.of(), sums.places());
  }

  /** Whether an instruction is computed in a step; else it is a part of another one's. */
  private boolean isComputed(int i) {
    return varying[i]
        && graph.kind(i) != Kind.INPUT
        && graph.kind(i) != Kind.PICK
        && !sums.isAbsorbed(i);
  }

  /** The slots that a step reads, or {@link FixedNumber#ONE}. */
  private int[] reads(int i) {
    int[] read =
        graph.kind(i) == Kind.ROW_SUM
            ? sums.factors(i)
            : dots[i] != null ? dots[i].x() : graph.inputsOf(i);
    for (int k = 0; k < read.length; k++) {
      if (read[k] != FixedNumber.ONE && graph.kind(read[k]) == Kind.PICK && varying[read[k]]) {
        read = read.clone();
        read[k] = graph.first(read[k]); // its columns hold all partials
      }
    }
    return read;
  }

  private int[] levels() {
    int[] levels = new int[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      if (isComputed(i) || graph.kind(i) == Kind.ROW_SUM) {
        levels[i] = 1;
        for (int slot : reads(i)) {
          levels[i] = Math.max(levels[i], slot == FixedNumber.ONE ? 0 : levels[slot] + 1);
        }
      }
    }
    return levels;
  }

  private int[] lastUses() {
    int[] lastUses = new int[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      for (int slot : levels[i] == 0 ? new int[0] : reads(i)) {
        if (slot != FixedNumber.ONE) {
          lastUses[slot] = Math.max(lastUses[slot], levels[i]);
        }
      }
    }
    for (int slot : overRows ? new int[0] : PlanWriter.results(graph)) {
      lastUses[varying[slot] && graph.kind(slot) == Kind.PICK ? graph.first(slot) : slot] =
          SlotColumns.NEVER;
    }
    return lastUses;
  }

  private int[][] byLevel() {
    int[] sizes = new int[Arrays.stream(levels).max().orElse(0) + 1];
    for (int level : levels) {
      sizes[level]++;
    }
    int[][] byLevel = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
    for (int i = graph.size() - 1; i >= 0; i--) {
      byLevel[levels[i]][--sizes[levels[i]]] = i;
    }
    return byLevel;
  }

  private GroupKey groupKey(int i) {
    return dots[i] != null ? GroupKey.of(dots[i]) : GroupKey.of(graph, i);
  }

  private void write(List<Integer> group) {
    if (dots[group.get(0)] != null) {
      writer.writeDots(group.stream().map(i -> dots[i]).toList());
    } else {
      writer.write(graph.kind(group.get(0)), group);
    }
  }
}
