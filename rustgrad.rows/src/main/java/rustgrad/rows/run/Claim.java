package rustgrad.rows.run;

import rustgrad.rows.data.Chunk;

/** Rows that one thread has claimed, all of one path. A thread uses it again for each claim. */
final class Claim {
  Chunk chunk;

  /**
   * The number of the leaf, in the sum over the path of the rows, that begins with the first row.
   */
  long firstLeaf;

  /** A claim with room for {@code leaves} leaves of a sum. */
  Claim(int leaves) {
    this.chunk = new Chunk(leaves * SumTree.LEAF_ROWS);
  }
}
