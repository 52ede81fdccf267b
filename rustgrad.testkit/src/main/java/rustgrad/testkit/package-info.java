/**
 * JUnit tests that every op must pass. The author of an op extends {@link
 * rustgrad.testkit.OpConformance}; {@link rustgrad.testkit.EveryOpConformance} runs the same tests
 * for all ops that are discovered.
 *
 * <p>Each class whose name ends in Checks holds one kind of test: the contract, derivatives of
 * first and second order, special values, overflow, column forms, rows, and the same bits in every
 * execution. Subject is the op with what is known of it, Rules calls it, Samples are the points at
 * which it is tested, {@link rustgrad.testkit.Kink} says where its slope jumps, and Findings
 * collects what is wrong.
 *
 * <p>This package uses the public API of core, program and rows, as an author's own tests would.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.testkit;
