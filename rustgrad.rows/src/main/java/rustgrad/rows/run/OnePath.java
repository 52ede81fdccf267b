package rustgrad.rows.run;

import org.jspecify.annotations.Nullable;
import rustgrad.rows.data.RowData;

/**
 * Rows that all take the same path, in the order in which they come.
 *
 * @param before how many rows of the path come before them
 */
record OnePath(RowData.Reader reader, PathRun path, long before) implements Claims {

  @Override
  public @Nullable PathRun next(Claim claim) {
    if (!reader.next(claim.chunk)) {
      return null;
    }
    claim.first = before + claim.chunk.first();
    return path;
  }

  @Override
  public void load(Claim claim, int from, int rows, double[] block, int stride, int[] columns) {
    reader.load(claim.chunk, from, rows, block, stride, columns);
  }
}
