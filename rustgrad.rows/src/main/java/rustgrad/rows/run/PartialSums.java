package rustgrad.rows.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracedPath;
import rustgrad.rows.data.RowData;
import rustgrad.rows.part.Counts;
import rustgrad.rows.part.Part;
import rustgrad.rows.part.PathPart;
import rustgrad.rows.part.Position;
import rustgrad.rows.part.RowRange;
import rustgrad.rows.part.RowRanges;

/**
 * Sums over some of the rows, which come together to the sum over all, with its bits: computes
 * them, merges them, and ends them.
 */
public final class PartialSums {
  private final OverRows rows;
  private final TracedFunction function;
  private final Map<TracedPath, Long> fingerprints = new ConcurrentHashMap<>();

  PartialSums(OverRows rows, TracedFunction function) {
    this.rows = rows;
    this.function = function;
  }

  /** How many rows take each path. */
  public Counts count(double[] p, RowData data) {
    Map<TracedPath, Long> counts = new PathCounter(function, p, data.columns()).count(data);
    SortedMap<Long, Long> ofPaths = new TreeMap<>();
    counts.forEach((path, count) -> ofPaths.put(fingerprint(path), count));
    boolean compareRows = counts.keySet().stream().anyMatch(path -> path.comparesAny(p.length));
    return new Counts(position(p, data.columns()), compareRows, ofPaths);
  }

  /**
   * The sum over some rows.
   *
   * @param firstRow how many rows there are before them
   */
  public Part part(Mode mode, double[] p, RowData data, long firstRow, Workers workers) {
    if (firstRow < 0 || firstRow > RowRange.END) {
      throw new IllegalArgumentException("first row %d; give 0 or more".formatted(firstRow));
    }
    return part(mode, p, data, firstRow, path -> before(path, firstRow, p.length), workers);
  }

  private static long before(TracedPath path, long firstRow, int parameters) {
    if (firstRow > 0 && path.comparesAny(parameters)) {
      throw new IllegalArgumentException(
          "the function compares what depends on the row, so where row %d stands among those of its path depends on all rows before; count these with countPaths(..), and give their counts in place of its number"
              .formatted(firstRow));
    }
    return firstRow;
  }

  /**
   * The sum over some rows.
   *
   * @param before how many rows of each path there are before them
   */
  public Part part(Mode mode, double[] p, RowData data, Counts before, Workers workers) {
    check("the rows before the part were counted", before.at(), position(p, data.columns()));
    return part(mode, p, data, before.rows(), path -> before(path, before, p.length), workers);
  }

  private long before(TracedPath path, Counts counts, int parameters) {
    long before = counts.ofPaths().getOrDefault(fingerprint(path), 0L);
    if (before != counts.rows() && !path.comparesAny(parameters)) {
      throw new IllegalArgumentException(
          "of %d rows before the part, %d were counted on the path that all rows take; count them with this function"
              .formatted(counts.rows(), before));
    }
    return before;
  }

  private Part part(
      Mode mode,
      double[] p,
      RowData data,
      long firstRow,
      ToLongFunction<TracedPath> before,
      Workers workers) {
    SortedMap<TracedPath, PathSums> sums = new TreeMap<>();
    Map<PathRun, PathSums> byRun = new IdentityHashMap<>();
    Function<TracedPath, PathRun> begin =
        path -> {
          PathSums of = begin(path, mode, p, data.count());
          sums.put(path, of);
          byRun.put(of.run, of);
          return of.run;
        };
    Claims claims = rows.claims(data, p, begin, before);
    WholeLeaves whole = new WholeLeaves(claims, byRun, data.columns());
    if (claims instanceof OnePath one) {
      whole.begin(one.before());
    }
    OverRows.run(
        new Evaluation(whole, OverRows.leavesAtOnce(claims, data, workers), null), workers);
    List<PathPart> paths = end(sums);
    long to = firstRow + paths.stream().mapToLong(path -> path.rows().count()).sum();
    RowRanges all = to == firstRow ? RowRanges.NONE : RowRanges.of(firstRow, to);
    return new Part(position(p, data.columns()), mode == Mode.GRADIENT, all, paths);
  }

  /** The sum over the rows of two parts, which have none in common. */
  public Part merge(double[] p, Part one, Part other) {
    check(p, one);
    check(p, other);
    if (one.gradient() != other.gradient()) {
      throw new IllegalArgumentException(
          "one part is that of a sum, the other that of a sum and its gradient");
    }
    RowRanges all = one.rows().with(other.rows());
    SortedMap<TracedPath, PathSums> sums = gather(p, one, other);
    return new Part(one.at(), one.gradient(), all, end(sums));
  }

  /**
   * The sum over all rows; writes the gradient of a part that has one.
   *
   * @param into as long as the gradient
   */
  public OverRows.Total total(double[] p, Part part, double[] into) {
    check(p, part);
    checkComplete(part);
    SortedMap<TracedPath, PathSums> all = gather(p, part);
    TracedPath only = function.onlyPath();
    if (only != null && all.isEmpty()) {
      all.put(only, begin(only, mode(part), p, 0));
    }
    SortedMap<TracedPath, PathRun> taken = new TreeMap<>();
    all.forEach(
        (path, sums) -> {
          sums.addLastLeaf();
          taken.put(path, sums.run);
        });
    return OverRows.total(taken, part.rows().count(), into);
  }

  private static void checkComplete(Part part) {
    if (!part.rows().areComplete()) {
      throw new IllegalArgumentException(
          "a part of %s; merge it with those of the rows that are missing".formatted(part.rows()));
    }
    for (PathPart path : part.paths()) {
      if (!path.rows().areComplete()) {
        throw new IllegalArgumentException(
            "all rows are there, but of a path only %s; give each part the counts of all rows before it"
                .formatted(path.rows()));
      }
    }
  }

  /** Brings together what parts know of each path. */
  private SortedMap<TracedPath, PathSums> gather(double[] p, Part... parts) {
    Mode mode = mode(parts[0]);
    SortedMap<TracedPath, List<PathPart>> known = new TreeMap<>();
    for (Part part : parts) {
      for (PathPart path : part.paths()) {
        known.computeIfAbsent(find(p, path), key -> new ArrayList<>()).add(path);
      }
    }
    SortedMap<TracedPath, PathSums> sums = new TreeMap<>();
    known.forEach((path, of) -> sums.put(path, gather(begin(path, mode, p, 0), of)));
    return sums;
  }

  private static PathSums gather(PathSums sums, List<PathPart> parts) {
    PathPart.checkDisjoint(parts);
    parts.sort(Comparator.comparingLong(part -> part.rows().ranges().get(0).from()));
    for (PathPart part : parts) {
      int expected = sums.run.planned.plan.sums();
      if (part.size() != expected) {
        throw new IllegalArgumentException(
            "a part with %d sums over rows, where this program has %d; run the same version of rustgrad everywhere"
                .formatted(part.size(), expected));
      }
      sums.add(part);
    }
    sums.joinRows();
    return sums;
  }

  private static Mode mode(Part part) {
    return part.gradient() ? Mode.GRADIENT : Mode.SUM;
  }

  private PathSums begin(TracedPath path, Mode mode, double[] p, long count) {
    return new PathSums(function, path, rows.begin(path, mode, p, count));
  }

  private List<PathPart> end(SortedMap<TracedPath, PathSums> all) {
    List<PathPart> paths = new ArrayList<>();
    all.forEach(
        (path, sums) -> {
          if (sums.hasRows()) {
            paths.add(sums.part(fingerprint(path)));
          }
          sums.run.planned.runs.give(sums.run);
        });
    return List.copyOf(paths);
  }

  /** The path of a part, found by the example. */
  private TracedPath find(double[] p, PathPart part) {
    double[] point = Arrays.copyOf(p, p.length + part.example().length);
    System.arraycopy(part.example(), 0, point, p.length, part.example().length);
    TracedPath path = function.pathAt(point);
    if (fingerprint(path) != part.path()) {
      throw new IllegalArgumentException(
          "the part was computed by another function, or by one that is traced differently there: they differ on the path of the row %s"
              .formatted(Arrays.toString(part.example())));
    }
    return path;
  }

  private long fingerprint(TracedPath path) {
    return fingerprints.computeIfAbsent(path, key -> Fingerprints.of(key.traced()));
  }

  private static Position position(double[] p, int columns) {
    return new Position(p.length, Fingerprints.of(p), columns);
  }

  private void check(double[] p, Part part) {
    check("the part was computed", part.at(), position(p, function.inputs() - p.length));
  }

  private static void check(String what, Position there, Position here) {
    if (there.parameters() != here.parameters() || there.columns() != here.columns()) {
      throw new IllegalArgumentException(
          "%s by a program of %s, which is not this one, of %s".formatted(what, there, here));
    }
    if (there.fingerprint() != here.fingerprint()) {
      throw new IllegalArgumentException(
          "%s at other parameters than these; all parts of a sum need the same bits"
              .formatted(what));
    }
  }
}
