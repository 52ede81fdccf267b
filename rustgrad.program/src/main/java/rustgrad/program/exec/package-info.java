/**
 * Runs a graph. {@link rustgrad.program.exec.CompiledGraph} is all that others see:
 *
 * <pre>
 * CompiledGraph graph = CompiledGraph.automatic(..);
 * double result = graph.run(x, into);
 * int failed = graph.failedGuard(result);     // NO_GUARD: the run went to its end
 * </pre>
 *
 * <p>Behind it are two executors that compute the same bits: the interpreter, a loop over the
 * instructions, and bytecode, a hidden class that the JVM compiles like any other. HotSpot does not
 * compile methods above 8,000 bytes, so a large graph is cut into methods; what one computes and
 * another reads is kept in the frame of the run.
 *
 * <p>Uses ir, and of pass the one that spreads long sums, so that they can be cut.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.exec;
