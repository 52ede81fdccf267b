package rustgrad.rows.run;

import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.rows.data.Chunk;
import rustgrad.rows.part.LooseRows;

/**
 * The rows of a part, without those at its ends whose leaf has rows outside of it: they are copied
 * to where they wait.
 */
final class WholeLeaves implements Claims {
  private final Claims claims;
  private final Map<PathRun, PathSums> sums;
  private final int[] columns;

  /**
   * @param sums for each path that is met, where its loose rows are kept
   */
  WholeLeaves(Claims claims, Map<PathRun, PathSums> sums, int columns) {
    this.claims = claims;
    this.sums = sums;
    this.columns = IntStream.range(0, columns).toArray();
  }

  /**
   * Sets the first rows aside, if the first of them begins no leaf. What is claimed after them
   * does, unless rows are sorted.
   *
   * @param before how many rows there are before the first
   */
  void begin(long before) {
    int rest = Math.floorMod(-before, SumTree.LEAF_ROWS);
    if (rest > 0) {
      Claim claim = new Claim(new Chunk(rest));
      PathRun path = claims.next(claim);
      if (path != null) {
        setAside(path, claim);
      }
    }
  }

  /** One thread at a time, so that the first rows of a path are seen first. */
  @Override
  public synchronized @Nullable PathRun next(Claim claim) {
    PathRun path = claims.next(claim);
    while (path != null) {
      setAside(path, claim);
      if (claim.chunk.rows() > 0) {
        return path;
      }
      path = claims.next(claim);
    }
    return null;
  }

  /** Takes away from a claim the rows of leaves that are not whole. */
  private void setAside(PathRun path, Claim claim) {
    PathSums all = Objects.requireNonNull(sums.get(path));
    int rows = claim.chunk.rows();
    all.giveExample(() -> copy(claim, 0, 1));
    boolean beginsLeaf = claim.first % SumTree.LEAF_ROWS == 0;
    int loose = beginsLeaf ? rows % SumTree.LEAF_ROWS : rows;
    if (loose > 0) {
      int from = rows - loose;
      all.add(new LooseRows(claim.first + from, loose, copy(claim, from, loose)));
      claim.chunk.removeLast(loose);
    }
  }

  private double[] copy(Claim claim, int from, int rows) {
    double[] copy = new double[rows * columns.length];
    double[] row = new double[columns.length];
    for (int r = 0; r < rows; r++) {
      claims.load(claim, from + r, 1, row, 1, columns);
      System.arraycopy(row, 0, copy, r * row.length, row.length);
    }
    return copy;
  }

  @Override
  public void load(Claim claim, int from, int rows, double[] block, int stride, int[] columnsOf) {
    claims.load(claim, from, rows, block, stride, columnsOf);
  }
}
