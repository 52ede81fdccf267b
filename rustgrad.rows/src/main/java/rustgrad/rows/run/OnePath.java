package rustgrad.rows.run;

import rustgrad.rows.data.RowData;

/** Rows that all take the same path, in the order in which they come. */
record OnePath(RowData.Reader reader, PathRun path) implements Claims {

  @Override
  public boolean next(Claim claim) {
    if (!reader.next(claim.chunk)) {
      return false;
    }
    claim.path = path;
    claim.firstLeaf = claim.chunk.first() / SumTree.LEAF_ROWS;
    return true;
  }

  @Override
  public void load(Claim claim, int from, int rows, double[] block, int stride, int[] columns) {
    reader.load(claim.chunk, from, rows, block, stride, columns);
  }
}
