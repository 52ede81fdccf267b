package rustgrad.rows.run;

import org.jspecify.annotations.Nullable;
import rustgrad.rows.data.RowData;

/** Rows that all take the same path, in the order in which they come. */
record OnePath(RowData.Reader reader, PathRun path) implements Claims {

  @Override
  public @Nullable PathRun next(Claim claim) {
    if (!reader.next(claim.chunk)) {
      return null;
    }
    claim.firstLeaf = claim.chunk.first() / SumTree.LEAF_ROWS;
    return path;
  }

  @Override
  public void load(Claim claim, int from, int rows, double[] block, int stride, int[] columns) {
    reader.load(claim.chunk, from, rows, block, stride, columns);
  }
}
