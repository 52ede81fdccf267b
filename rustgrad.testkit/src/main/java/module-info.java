/**
 * Tests for ops: extend {@link rustgrad.testkit.OpConformance} for an op of your own, {@link
 * rustgrad.testkit.EveryOpConformance} for all that are discovered.
 */
@org.jspecify.annotations.NullMarked
module rustgrad.testkit {
  requires static org.jspecify;
  requires transitive rustgrad.rows;
  requires transitive org.junit.jupiter.api;

  exports rustgrad.testkit;
}
