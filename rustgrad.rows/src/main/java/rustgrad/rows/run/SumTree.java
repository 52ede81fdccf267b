package rustgrad.rows.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.part.LeafSums;

/**
 * Adds up the sums over rows of leaves, each of 128 rows but the last: pairs of neighbours, then
 * pairs of these pairs, and so on. What is left over is added to what stands before it, beginning
 * with the last. So the order of additions depends on the number of leaves alone, and not on the
 * order in which they come. Threads may share a tree.
 */
final class SumTree {
  static final int LEAF_ROWS = LeafSums.LEAF_ROWS;

  /** The sums of a leaf from those of its lanes: see {@link Kernels#sums}. */
  static void addLanes(double[] lanes, double[] sums) {
    for (int s = 0, l = 0; s < sums.length; s++, l += Kernels.LANES) {
      sums[s] =
          ((lanes[l] + lanes[l + 4]) + (lanes[l + 2] + lanes[l + 6]))
              + ((lanes[l + 1] + lanes[l + 5]) + (lanes[l + 3] + lanes[l + 7]));
    }
  }

  /**
   * The sum of the numbers of a leaf.
   *
   * @param count how many they are, a multiple of {@link Kernels#LANES}
   */
  static double ofLeaf(double[] numbers, int from, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int i = from; i < from + count; i += Kernels.LANES) {
      a += numbers[i];
      b += numbers[i + 1];
      c += numbers[i + 2];
      d += numbers[i + 3];
      e += numbers[i + 4];
      f += numbers[i + 5];
      g += numbers[i + 6];
      h += numbers[i + 7];
    }
    return ((a + e) + (c + g)) + ((b + f) + (d + h));
  }

  private static final class Subtree {
    long index;
    double[] sums;

    Subtree(int size) {
      sums = new double[size];
    }

    double[] swap(double[] other) {
      double[] own = sums;
      sums = other;
      return own;
    }

    Subtree addRight(Subtree right) {
      addTo(sums, right.sums);
      return this;
    }
  }

  /** At level n the sums of 2^n leaves each that wait for their neighbours. */
  private final List<List<Subtree>> levels = new ArrayList<>();

  private final Deque<Subtree> free = new ArrayDeque<>();
  private final int[] places;
  private final int size;

  /**
   * A tree of sums side by side.
   *
   * @param places where each sum of {@link LeafSums} stands among them
   */
  SumTree(int[] places) {
    this.places = places;
    this.size = places.length;
  }

  synchronized void clear() {
    for (List<Subtree> level : levels) {
      free.addAll(level);
      level.clear();
    }
  }

  /**
   * Adds leaves that follow one another, each once. Those that are neighbours in the tree are added
   * up first, so that threads meet here less often.
   *
   * @param first the number of the first of them
   * @param sums those of each leaf. Arrays of it may belong to the tree from now on; others of the
   *     same size take their places.
   */
  void add(long first, int leaves, double[][] sums) {
    for (int k = 0, size; k < leaves; k += size) {
      long aligned = Long.lowestOneBit(first + k);
      int fitting = Integer.highestOneBit(leaves - k);
      size = aligned == 0 ? fitting : (int) Math.min(aligned, fitting);
      addUp(sums, k, size);
      int level = Integer.numberOfTrailingZeros(size);
      sums[k] = add((first + k) >> level, level, sums[k]);
    }
  }

  /** Adds up leaves whose number is a power of 2: pairs of neighbours, then pairs of these. */
  private static void addUp(double[][] sums, int from, int size) {
    for (int half = 1; half < size; half *= 2) {
      for (int k = from; k < from + size; k += 2 * half) {
        addTo(sums[k], sums[k + half]);
      }
    }
  }

  private static void addTo(double[] sums, double[] right) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += right[i];
    }
  }

  private synchronized double[] add(long index, int level, double[] sums) {
    Subtree node = take(index);
    double[] other = node.swap(sums);
    add(level, node);
    return other;
  }

  /** Adds leaves that have met elsewhere, none of which is here. */
  synchronized void add(LeafSums sums) {
    Subtree node = take(sums.index());
    for (int k = 0; k < size; k++) {
      node.sums[places[k]] = sums.sums()[k];
    }
    add(sums.level(), node);
  }

  private Subtree take(long index) {
    Subtree node = free.isEmpty() ? new Subtree(size) : free.pop();
    node.index = index;
    return node;
  }

  private void add(int firstLevel, Subtree leaf) {
    Subtree node = leaf;
    int level = firstLevel;
    for (Subtree other = takeNeighbour(level, node); other != null; ) {
      boolean isLeft = (node.index & 1) == 0;
      free.push(isLeft ? other : node);
      node = isLeft ? node.addRight(other) : other.addRight(node);
      node.index >>= 1;
      other = takeNeighbour(++level, node);
    }
    levels.get(level).add(node);
  }

  private @Nullable Subtree takeNeighbour(int level, Subtree node) {
    while (level >= levels.size()) {
      levels.add(new ArrayList<>());
    }
    List<Subtree> waiting = levels.get(level);
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).index == (node.index ^ 1)) {
        return waiting.remove(i);
      }
    }
    return null;
  }

  /** What waits for its neighbours, copied, in the order of the leaves. */
  synchronized List<LeafSums> waiting() {
    List<LeafSums> all = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      for (Subtree node : levels.get(level)) {
        all.add(new LeafSums(level, node.index, placed(node.sums)));
      }
    }
    all.sort(Comparator.comparingLong(sums -> sums.rows().from()));
    return all;
  }

  private double[] placed(double[] sums) {
    return Arrays.stream(places).mapToDouble(place -> sums[place]).toArray();
  }

  /**
   * The sums of all leaves, which must be those from 0 on; 0.0 if there are none. Nothing can be
   * added after it until the tree has been cleared.
   */
  synchronized double[] total() {
    Subtree right = null;
    for (List<Subtree> level : levels) {
      for (Subtree left : level) {
        right = right == null ? left : left.addRight(right);
      }
    }
    return right == null ? new double[size] : right.sums;
  }
}
