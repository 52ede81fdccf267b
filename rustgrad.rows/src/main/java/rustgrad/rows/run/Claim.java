package rustgrad.rows.run;

import rustgrad.rows.data.Chunk;

/** Rows that one thread has claimed, all of one path. A thread uses it again for each claim. */
final class Claim {
  Chunk chunk;

  /** The number of the first row among those of its path. */
  long first;

  /** A claim with room for {@code leaves} leaves of a sum. */
  Claim(int leaves) {
    this(new Chunk(leaves * SumTree.LEAF_ROWS));
  }

  /** A claim of as many rows as there is room for. */
  Claim(Chunk chunk) {
    this.chunk = chunk;
  }
}
