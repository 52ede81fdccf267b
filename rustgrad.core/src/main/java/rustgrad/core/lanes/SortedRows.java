package rustgrad.core.lanes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.core.path.TracedFunction;
import rustgrad.core.path.TracedPath;

/**
 * Rows sorted by the way that they take through the comparisons of a function. Each way gets its
 * rows in the order in which they come, a leaf at a time.
 */
final class SortedRows implements RowData.Reader {
  private final RowData.Reader source;
  private final TracedFunction branches;
  private final Function<TracedPath, Lane> lanes;
  private final int columns;
  private final int parameters;

  /** The parameters, and a row behind them. */
  private final double[] point;

  private final Map<TracedPath, Gathered> gathered = new LinkedHashMap<>();
  private final Chunk read = new Chunk(1);
  private final double[] block;
  private final int[] blockColumns;
  private int position;
  private boolean ended;

  /** The way of all rows, once it is known that comparisons do not depend on the row. */
  private @Nullable TracedPath everyWay;

  /** The rows of one way that wait until there are enough for a leaf. */
  private static final class Gathered {
    final Lane lane;
    double[] copy;
    long[] numbers = new long[SumTree.LEAF_ROWS];
    int rows;
    long leaf;

    Gathered(Lane lane, int columns) {
      this.lane = lane;
      this.copy = new double[SumTree.LEAF_ROWS * columns];
    }
  }

  SortedRows(
      RowData data,
      TracedFunction branches,
      Function<TracedPath, Lane> lanes,
      double[] parameters) {
    this.source = data.open();
    this.branches = branches;
    this.lanes = lanes;
    this.columns = data.columns();
    this.parameters = parameters.length;
    this.point = new double[parameters.length + columns];
    System.arraycopy(parameters, 0, point, 0, parameters.length);
    this.block = new double[SumTree.LEAF_ROWS * columns];
    this.blockColumns = IntStream.range(0, columns).toArray();
  }

  @Override
  public synchronized boolean next(Chunk chunk) {
    while (!ended) {
      if (position == read.rows && !readMore()) {
        ended = true;
        break;
      }
      Gathered full = sort(position++);
      if (full != null) {
        return give(full, chunk);
      }
    }
    for (Gathered rest : gathered.values()) {
      if (rest.rows > 0) {
        return give(rest, chunk);
      }
    }
    return false;
  }

  private boolean readMore() {
    position = 0;
    read.rows = 0;
    if (!source.next(read)) {
      return false;
    }
    source.load(read, 0, read.rows, block, SumTree.LEAF_ROWS, blockColumns);
    return true;
  }

  /** Puts a row to its way, and returns that if it has rows enough for a leaf. */
  private @Nullable Gathered sort(int row) {
    for (int c = 0; c < columns; c++) {
      point[parameters + c] = block[c * SumTree.LEAF_ROWS + row];
    }
    Gathered way =
        gathered.computeIfAbsent(
            branchOfPoint(), branch -> new Gathered(lanes.apply(branch), columns));
    System.arraycopy(point, parameters, way.copy, way.rows * columns, columns);
    way.numbers[way.rows++] = read.number(row);
    return way.rows == SumTree.LEAF_ROWS ? way : null;
  }

  private TracedPath branchOfPoint() {
    if (everyWay != null) {
      return everyWay;
    }
    TracedPath branch = branches.pathAt(point);
    if (!branch.comparesAny(parameters)) {
      everyWay = branch;
    }
    return branch;
  }

  private boolean give(Gathered way, Chunk chunk) {
    chunk.copy = swap(way, chunk);
    chunk.rows = way.rows;
    chunk.lane = way.lane;
    chunk.firstLeaf = way.leaf++;
    way.rows = 0;
    return true;
  }

  /** Gives the chunk the memory of the rows, and the rows that of the chunk. */
  private double[] swap(Gathered way, Chunk chunk) {
    double[] copy = way.copy;
    long[] numbers = way.numbers;
    boolean reusable = chunk.numbers != null && chunk.copy.length == copy.length;
    way.copy = reusable ? chunk.copy : new double[copy.length];
    way.numbers = reusable ? chunk.numbers : new long[numbers.length];
    chunk.numbers = numbers;
    return copy;
  }

  @Override
  public void load(Chunk chunk, int from, int count, double[] to, int stride, int[] columnsOf) {
    chunk.load(from, count, to, stride, columnsOf);
  }
}
