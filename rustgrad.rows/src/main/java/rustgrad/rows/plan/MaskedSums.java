package rustgrad.rows.plan;

import java.util.Arrays;
import java.util.function.IntPredicate;
import rustgrad.api.Comparison;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Finds instructions that matter only in some rows. What a where did not choose contributes 0 to a
 * gradient: {@code where(mask != 0 ? contribution : 0)}. If it goes into nothing but sums over
 * rows, neither the contribution nor the sum need be computed where the mask is 0: a lane that
 * begins with 0 and gets a 0 or a -0 more has the same bits.
 */
final class MaskedSums {
  static final int NONE = -1;
  private static final int NOT_USED = -2;

  /** Masks with fewer instructions are not worth a loop of their own. */
  private static final int FEWEST = 4;

  private MaskedSums() {}

  /**
   * For each instruction and sum the slot without which it need not be computed, or {@link #NONE}.
   *
   * @param fits whether an instruction can be part of a loop
   * @param results slots that are read in every row
   */
  static int[] of(Graph graph, boolean[] varying, IntPredicate fits, int[] results) {
    int[] zeroWithout = zeroWithout(graph, varying);
    int[] masks = new int[graph.size()];
    Arrays.fill(masks, NOT_USED);
    for (int i = 0; i < graph.size(); i++) {
      if (zeroWithout[i] != NONE) {
        masks[zeroWithout[i]] = NONE;
      }
    }
    for (int slot : results) {
      masks[slot] = NONE;
    }
    int[] counts = new int[graph.size()];
    for (int i = graph.size() - 1; i >= 0; i--) {
      boolean isSum = graph.kind(i) == Kind.ROW_SUM;
      if (isSum) {
        masks[i] = zeroWithout[graph.first(i)];
      } else if (masks[i] == NOT_USED || !fits.test(i)) {
        masks[i] = NONE;
      }
      if (masks[i] != NONE && !isSum) {
        counts[masks[i]]++;
      }
      for (int k = 0; k < graph.arity(i); k++) {
        int input = graph.input(i, k);
        masks[input] = masks[input] == NOT_USED || masks[input] == masks[i] ? masks[i] : NONE;
      }
    }
    for (int i = 0; i < masks.length; i++) {
      if (masks[i] != NONE && (counts[masks[i]] < FEWEST || !belongs(graph, varying, i))) {
        masks[i] = NONE;
      }
    }
    return masks;
  }

  private static boolean belongs(Graph graph, boolean[] varying, int i) {
    return varying[i] || graph.kind(i) == Kind.ROW_SUM;
  }

  /** For each slot one without which it is 0 or -0, or {@link #NONE}. */
  private static int[] zeroWithout(Graph graph, boolean[] varying) {
    int[] without = new int[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      without[i] =
          switch (graph.kind(i)) {
            case WHERE ->
                graph.comparison(i) == Comparison.NOT_EQUAL
                        && isZero(graph, graph.input(i, 1))
                        && isZero(graph, graph.input(i, 3))
                        && varying[graph.input(i, 0)]
                    ? graph.input(i, 0)
                    : NONE;
            case NEGATE -> without[graph.first(i)];
            case PLUS, MINUS ->
                without[graph.first(i)] == without[graph.second(i)]
                    ? without[graph.first(i)]
                    : NONE;
            default -> NONE;
          };
    }
    return without;
  }

  private static boolean isZero(Graph graph, int slot) {
    return graph.kind(slot) == Kind.CONSTANT && graph.constant(slot) == 0;
  }
}
