package rustgrad.program.sparse;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;
import rustgrad.program.ir.Walk;

/**
 * Finds which inputs each output of a graph depends on: the pattern of its Jacobian, in which no
 * entry is missing that can differ from zero.
 *
 * <p>Only the outputs, and slots that more than one of them reads, get a set of inputs of their
 * own. Every other slot belongs to the one of these to which all its readers lead (that slot's
 * fanout-free cone, Cong and Ding 1993), and the whole cone is merged at once. So a sum of n terms
 * takes n steps, written as a sum or as a chain of additions, and so does a recurrence of which
 * only the end is an output.
 *
 * <pre>
 * v2 = sin(x0)               of v4:  x0, x1   the cone of v4 is v2, v3, v4
 * v3 = times(v2, x1)
 * v4 = plus(v3, v2)
 * </pre>
 *
 * <p>Takes time proportional to the graph, and to the sizes of the sets that cones read from
 * others; a recurrence of n steps with n inputs of which every state is read by two outputs takes
 * n^2, as its Jacobian does. A set is freed when the last cone has read it.
 */
final class JacobianPattern {
  private static final int NONE = -1;

  /** What fits into an array. */
  private static final int MOST_ENTRIES = Integer.MAX_VALUE - 8;

  private static final int[] EMPTY = {};

  private final Graph graph;
  private final boolean[] isOutput;

  /** The slot whose cone a slot belongs to; NONE if no output depends on it. */
  private final int[] owner;

  /** The last cone that reads a slot. */
  private final int[] lastReader;

  private final int[] @Nullable [] sets;

  /** The last root from which a slot was met. */
  private final int[] seen;

  private final int[] found;
  private int count;
  private final Walk cone;

  /** The slot whose set is being looked for. */
  private int root;

  /** The set that was merged last: shared if nothing else is found. */
  private int[] merged = EMPTY;

  private JacobianPattern(Graph graph) {
    this.graph = graph;
    this.isOutput = new boolean[graph.size()];
    this.owner = new int[graph.size()];
    this.lastReader = new int[graph.size()];
    this.sets = new int[graph.size()][];
    this.seen = new int[graph.size()];
    Arrays.fill(seen, NONE);
    this.found = new int[graph.inputs()];
    this.cone = Walk.ofFlow(graph, this::isInCone, slot -> {});
  }

  /**
   * The pattern of the Jacobian: a row for each output, a column for each input.
   *
   * @throws IllegalStateException if it has more entries than fit into an array
   */
  static Pattern of(Graph graph) {
    JacobianPattern jacobian = new JacobianPattern(graph);
    jacobian.findOwners();
    jacobian.findSets();
    return jacobian.pattern();
  }

  private void findOwners() {
    Arrays.fill(owner, NONE);
    for (int k = 0; k < graph.outputs(); k++) {
      int output = graph.output(k);
      isOutput[output] = true;
      owner[output] = output;
    }
    for (int i = graph.size() - 1; i >= 0; i--) {
      for (int k = Dependence.firstFlowing(graph, i); owner[i] != NONE && k < graph.arity(i); k++) {
        int input = graph.input(i, k);
        boolean isFirst = owner[input] == NONE;
        owner[input] = isFirst || owner[input] == owner[i] ? owner[i] : input;
        lastReader[input] = Math.max(lastReader[input], owner[i]);
      }
    }
  }

  private void findSets() {
    long entries = 0;
    for (int i = 0; i < graph.size(); i++) {
      if (owner[i] == i && graph.kind(i) != Kind.CONSTANT) {
        int[] set = setOf(i);
        sets[i] = set;
        entries += isOutput[i] ? set.length : 0;
        checkEntries(entries);
      }
    }
  }

  private void checkEntries(long entries) {
    if (entries > MOST_ENTRIES) {
      throw new IllegalStateException(
          "more than %,d derivatives of %d outputs with respect to %d inputs can differ from zero; use products with vectors instead"
              .formatted(MOST_ENTRIES, graph.outputs(), graph.inputs()));
    }
  }

  private int[] setOf(int slot) {
    root = slot;
    count = 0;
    merged = EMPTY;
    cone.from(root);
    int[] set = count == merged.length ? merged : Arrays.copyOf(found, count);
    if (isOutput[root]) {
      Arrays.sort(set);
    }
    return set;
  }

  /**
   * Whether a slot is in the cone of the root. Notes what the cone reads: inputs, and other sets.
   */
  private boolean isInCone(int slot) {
    Kind kind = graph.kind(slot);
    if (seen[slot] == root || kind == Kind.CONSTANT) {
      return false;
    }
    seen[slot] = root;
    if (kind == Kind.INPUT) {
      found[count++] = slot;
    } else if (owner[slot] == slot && slot != root) {
      merge(slot);
    } else {
      return true;
    }
    return false;
  }

  /** Adds what another cone depends on. */
  private void merge(int other) {
    merged = Objects.requireNonNull(sets[other], "freed too early");
    for (int input : merged) {
      if (seen[input] != root) {
        seen[input] = root;
        found[count++] = input;
      }
    }
    if (lastReader[other] == root && !isOutput[other]) {
      sets[other] = null;
    }
  }

  private Pattern pattern() {
    int[] starts = new int[graph.outputs() + 1];
    long entries = 0;
    for (int row = 0; row < graph.outputs(); row++) {
      entries += setOfOutput(row).length;
      checkEntries(entries);
      starts[row + 1] = (int) entries;
    }
    int[] indexes = new int[(int) entries];
    for (int row = 0; row < graph.outputs(); row++) {
      int[] set = setOfOutput(row);
      System.arraycopy(set, 0, indexes, starts[row], set.length);
    }
    return new Pattern(graph.outputs(), graph.inputs(), starts, indexes);
  }

  private int[] setOfOutput(int row) {
    int[] set = sets[graph.output(row)];
    return set == null ? EMPTY : set;
  }
}
