/**
 * Runs a graph. {@link rustgrad.program.exec.CompiledGraph} is all that others see:
 *
 * <pre>{@code
 * CompiledGraph graph = CompiledGraph.automatic(..);
 * double result = graph.run(x, into);
 * int failed = graph.failedGuard(result);     // NO_GUARD: the run went to its end
 * }</pre>
 *
 * <p>Behind it are two executors that compute the same bits, as one set of tests asks of every
 * executor (ExecutorContract):
 *
 * <ul>
 *   <li>Interpreter is a loop over the instructions. It is there at once, and the other is measured
 *       against it.
 *   <li>Bytecode is a hidden class written with ASM, which the JVM compiles like any other. Slots
 *       are local variables. Ops are constants of the class, so that the JIT compiler inlines them,
 *       also those of modules that export nothing.
 * </ul>
 *
 * <p>HotSpot leaves methods above 8,000 bytes to its interpreter. So MethodLayout cuts a large
 * graph into methods, and what one method computes and another reads is kept in the Frame of the
 * run. Before that, the pass SpreadSums writes every sum and dot as its chain of operations, which
 * can be cut anywhere.
 *
 * <p>A graph is interpreted for its first 500 runs. Then, unless it has more than 500,000 slots,
 * the thread that comes along compiles it, once, and the others go on interpreting meanwhile.
 * {@code Execution} forces one executor or the other. Where the JVM allows no new classes, programs
 * stay interpreted, with one line in the log.
 *
 * <p>This package uses ir, and of pass only SpreadSums.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.exec;
