/**
 * A function that is evaluated once: recorded while it runs, and swept back over. Nothing is
 * simplified or compiled, and no object is kept for an operation.
 *
 * <pre>{@code
 * x -> x[0].times(x[1]).plus(1).exp()          slot   word               numbers
 *                                              1, 2   the inputs
 * at (2, 3)                                    3      TIMES 1 2          2.0, 3.0
 *                                              4      PASS 3
 *                                              5      UNARY 4 exp        7.0, 1096.6
 * }</pre>
 *
 * <p>A {@link rustgrad.program.tape.Tape} is an engine, as the Tracer of a program is one. The
 * values that it gives know their number and a slot. Of a result it writes down a {@link
 * rustgrad.program.tape.Word}, with the numbers that the chain rule will ask for: no more than the
 * factors of a product, and nothing for a sum. A number that meets a value becomes part of the
 * word, and what depends on no input has slot 0 and no word at all.
 *
 * <p>{@link rustgrad.program.tape.ReverseSweep} reads the words from the last to the first. It
 * computes each contribution to a gradient as the eager engine does, but adds them in the reverse
 * of the order of recording, and asks an op for its partials only if something has reached its
 * value.
 *
 * <p>A gradient that is built of values within the function (Nested) is recorded as well: {@link
 * rustgrad.program.tape.TapeGraph} reads a piece of the tape as a graph, from which ChainRule
 * writes further operations on values.
 *
 * <h2>Memory</h2>
 *
 * <p>The words and numbers stand in chunks, and the adjoints in an array, which the next call uses
 * again ({@link rustgrad.program.tape.TapeMemory}): of as many calls as there are processors, and
 * no more than a quarter of the heap in all. A call within a call, or from a virtual thread, takes
 * whatever is there, or begins with little of its own.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.tape;
