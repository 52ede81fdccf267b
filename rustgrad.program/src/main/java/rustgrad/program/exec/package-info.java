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
 * <h2>When bytecode takes over</h2>
 *
 * <p>A graph is interpreted at first. A new class would be slower than that: HotSpot interprets its
 * bytecode some hundred times before it compiles it a first time, and some thousand times before it
 * compiles it well. When a graph has been run often for its size (20 runs, and 200,000 slots in
 * all), the BackgroundThread makes a class of it and runs that, at a point of the user's, until it
 * takes no longer than the interpreter (WarmUp). Only then the graph is run as bytecode: this is
 * its Promotion. No run waits for it, and since both compute the same bits, it does not matter when
 * it comes. The thread takes turns with the graphs that wait for it, and spends on each no more
 * than in proportion to what has been interpreted of it; so a program that is no longer called
 * costs nothing. It knows graphs by weak references, is a daemon, and ends when it is idle.
 *
 * <p>On one core the 500th run compiles. A graph of more than 500,000 slots stays interpreted,
 * because the JVM would take minutes to compile it; and it is interpreted as it was differentiated
 * until it has been run often, because the passes that simplify it take longer than that. {@code
 * Execution} forces one executor or the other, and {@code prepare()} does at once, on the thread
 * that calls it, what is done in the background otherwise. Where the JVM allows no new classes,
 * programs stay interpreted, with one line in the log.
 *
 * <p>This package uses ir, and of pass only SpreadSums.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.exec;
