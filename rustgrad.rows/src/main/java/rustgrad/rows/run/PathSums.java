package rustgrad.rows.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracedPath;
import rustgrad.rows.data.ArrayRows;
import rustgrad.rows.part.LooseRows;
import rustgrad.rows.part.PathPart;

/** The sums over some of the rows of one path, while they come together in the tree of a run. */
final class PathSums {
  final PathRun run;
  private final TracedFunction function;
  private final TracedPath path;
  private double @Nullable [] example;
  private List<LooseRows> loose = new ArrayList<>();

  PathSums(TracedFunction function, TracedPath path, PathRun run) {
    this.function = function;
    this.path = path;
    this.run = run;
  }

  /** Gives a row of the path, unless there is one. */
  void giveExample(Supplier<double[]> row) {
    if (example == null) {
      example = row.get();
    }
  }

  /** Adds rows that wait until their leaf is whole. */
  void add(LooseRows rows) {
    loose.add(rows);
  }

  /** Adds what is known of other rows. */
  void add(PathPart part) {
    giveExample(part::example);
    part.sums().forEach(run.tree::add);
    part.loose().forEach(this::add);
  }

  /** Joins rows that follow one another in a leaf, and adds up the leaves that are whole. */
  void joinRows() {
    loose.sort(Comparator.comparingLong(LooseRows::first));
    List<LooseRows> joined = new ArrayList<>();
    for (LooseRows next : loose) {
      LooseRows last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.areFollowedBy(next)) {
        joined.set(joined.size() - 1, last.with(next));
      } else {
        joined.add(next);
      }
    }
    loose = joined;
    addUp(loose.stream().filter(LooseRows::fillLeaf).toList());
  }

  /** Adds up the last leaf, which need not be whole, once all other rows of the path are there. */
  void addLastLeaf() {
    addUp(List.copyOf(loose));
  }

  private void addUp(List<LooseRows> leaves) {
    for (LooseRows leaf : leaves) {
      int columns = leaf.numbers().length / leaf.count();
      ArrayRows rows = new ArrayRows(leaf.numbers(), leaf.count(), columns, columns, 1, null);
      checkPath(rows);
      new Evaluation(new OnePath(rows.open(), run, leaf.first()), 1, null).run();
    }
    loose.removeAll(leaves);
  }

  /** Rows of a part that came from elsewhere may not be what it says. */
  private void checkPath(ArrayRows rows) {
    double[] p = run.uniform.parameters();
    double[] point = Arrays.copyOf(p, p.length + rows.columns());
    for (int r = 0; r < rows.rows(); r++) {
      System.arraycopy(rows.data(), r * rows.columns(), point, p.length, rows.columns());
      if (function.pathAt(point) != path) {
        throw new IllegalArgumentException(
            "a row of the part does not take the path that the part says; it is damaged, or the function is not pure");
      }
    }
  }

  /** Whether there are any rows. */
  boolean hasRows() {
    return example != null;
  }

  /** What is known of the rows, of which there are some. */
  PathPart part(long fingerprint) {
    return new PathPart(
        fingerprint,
        run.planned.plan.sums(),
        Objects.requireNonNull(example, "rows"),
        run.tree.waiting(),
        List.copyOf(loose));
  }
}
