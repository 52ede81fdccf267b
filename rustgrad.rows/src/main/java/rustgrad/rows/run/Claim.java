package rustgrad.rows.run;

import org.jspecify.annotations.Nullable;
import rustgrad.rows.data.Chunk;

/** Rows that one thread has claimed, all of one path. A thread uses it for one claim at a time. */
final class Claim {
  Chunk chunk;

  /** Which path the rows take. */
  @Nullable PathRun path;

  /** Which leaf of the sum over its path the first row begins. */
  long firstLeaf;

  /** A claim with room for {@code leaves} leaves of a sum. */
  Claim(int leaves) {
    this.chunk = new Chunk(leaves * SumTree.LEAF_ROWS);
  }
}
