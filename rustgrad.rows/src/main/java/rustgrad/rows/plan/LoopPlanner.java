package rustgrad.rows.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import rustgrad.api.Op;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Makes a plan of a program over rows without long dots: loops that compute many instructions in
 * registers, and between them ops that have loops of their own.
 *
 * <p>What is computed from such an op comes after it, so the instructions fall into phases. Within
 * a phase they keep their order, and are cut into loops where few numbers go from one to the next.
 * Where a function repeats itself the loops do, too, and share their code.
 */
public final class LoopPlanner {
  private final Graph graph;
  private final int parameters;
  private final boolean overRows;
  private final boolean[] varying;
  private final BiPredicate<Kind, Op> fits;
  private final int loopSize;

  /** For an instruction that is computed only where a slot is not 0, this slot; else -1. */
  private final int[] masks;

  private LoopPlanner(
      Graph graph, int parameters, boolean overRows, BiPredicate<Kind, Op> fits, int loopSize) {
    this.graph = graph;
    this.parameters = parameters;
    this.overRows = overRows;
    this.varying = Dependence.varying(graph, parameters);
    this.fits = fits;
    this.loopSize = loopSize;
    int[] results = PlanWriter.results(graph);
    this.masks = overRows ? MaskedSums.of(graph, varying, this::fits, results) : none();
  }

  private int[] none() {
    int[] none = new int[graph.size()];
    Arrays.fill(none, MaskedSums.NONE);
    return none;
  }

  /**
   * Plans a graph without guards, sums and dots.
   *
   * @param parameters how many of the first inputs do not vary
   * @param overRows whether the results are computed from sums over rows; else they are those of
   *     each row
   * @param fits whether a loop may contain an instruction of this kind with this op
   * @param loopSize how many instructions a loop has at most
   */
  public static Plan plan(
      Graph graph, int parameters, boolean overRows, BiPredicate<Kind, Op> fits, int loopSize) {
    return new LoopPlanner(graph, parameters, overRows, fits, loopSize).plan();
  }

  private Plan plan() {
    boolean[] kept = new boolean[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      if (isComputed(i) && !fits(i)) {
        for (int slot : graph.inputsOf(i)) {
          kept[slot] = true;
        }
      }
    }
    if (!overRows) {
      for (int slot : PlanWriter.results(graph)) {
        kept[slot] = true;
      }
    }
    for (int mask : masks) {
      if (mask != MaskedSums.NONE) {
        kept[mask] = true;
      }
    }
    LoopCutter cutter = new LoopCutter(graph, varying, kept, loopSize);
    List<LoopPart> parts = new ArrayList<>();
    for (List<Integer> phase : phases(cutter)) {
      List<Integer> inLoops = phase.stream().filter(this::isInLoop).toList();
      cutter.cut(inLoops, masks, parts);
      phase.stream().filter(i -> !isInLoop(i)).forEach(i -> parts.add(LoopPart.alone(graph, i)));
    }
    return new LoopPlanWriter(graph, parameters, overRows, varying, kept).write(parts);
  }

  private boolean isComputed(int i) {
    return varying[i] && graph.kind(i) != Kind.INPUT && graph.kind(i) != Kind.PICK;
  }

  private boolean isInLoop(int i) {
    return graph.kind(i) == Kind.ROW_SUM || fits(i);
  }

  private boolean fits(int i) {
    return switch (graph.kind(i)) {
      case PLUS, MINUS, TIMES, DIV, NEGATE, WHERE -> true;
      case UNARY, UNARY_PARTIAL, BINARY, PARTIAL_A, PARTIAL_B ->
          fits.test(graph.kind(i), graph.op(i));
      default -> false;
    };
  }

  /**
   * The instructions that are computed, and the sums, by how many ops alone come before them and
   * before what tells whether they are needed.
   */
  private List<List<Integer>> phases(LoopCutter cutter) {
    int[] phases = new int[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      for (int k = 0; k < graph.arity(i); k++) {
        int input = graph.input(i, k);
        phases[i] = Math.max(phases[i], phaseAfter(input, phases));
      }
    }
    for (int i = 0; i < graph.size(); i++) {
      if (masks[i] != MaskedSums.NONE) { // so is all that reads it
        phases[i] = Math.max(phases[i], phaseAfter(masks[i], phases));
      }
    }
    int count = 1 + Arrays.stream(phases).max().orElse(0);
    List<List<Integer>> byPhase =
        IntStream.range(0, count).<List<Integer>>mapToObj(k -> new ArrayList<>()).toList();
    for (int i = 0; i < graph.size(); i++) {
      if (graph.kind(i) == Kind.ROW_SUM || isComputed(i) && !cutter.isRepeated(i)) {
        byPhase.get(phases[i]).add(i);
      }
    }
    return byPhase;
  }

  /** The first phase that can read a slot. */
  private int phaseAfter(int slot, int[] phases) {
    return phases[slot] + (isAlone(slot) ? 1 : 0);
  }

  private boolean isAlone(int i) {
    return isComputed(i) && !fits(i);
  }
}
