/**
 * From a function to a graph, and back to values. A function runs once on values that compute
 * nothing and write down what is asked of them:
 *
 * <pre>{@code
 * x -> x[0].times(x[1]).tanh()     v2 = times(x0, x1)
 *                                  v3 = tanh(v2)
 *                                  return v3
 * }</pre>
 *
 * <p>A traced value is lifted, so that whatever it meets is computed by its Tracer, which is a
 * {@link rustgrad.program.trace.Recording}. Eager values that the function meets are constants. The
 * other recording, of a function that is evaluated once, is that of rustgrad.program.tape.
 *
 * <h2>Comparisons</h2>
 *
 * <p>A traced value has no number, so {@code item()} is an error that names the alternatives. A
 * comparison needs numbers, too: tracing stops there ({@link rustgrad.program.trace.NeedsPoint}),
 * and the first call traces the function again at its inputs, with a number beside every slot. The
 * outcome of a comparison then becomes a {@code guard} instruction.
 *
 * <h2>Gradients as values</h2>
 *
 * <p>{@link rustgrad.program.trace.Nested} builds gradients out of values. ChainRule, which writes
 * the gradient of a program into a graph as instructions, writes the same instructions to a
 * ValueWriter here, which computes each at once, with the symbolic rules of the ops. Eager values
 * are made a graph first (EagerGraph). So the gradient of an eager function is eager, and the
 * gradient of a function that is being traced is traced with it, as further instructions, which
 * every derivative of a program may differentiate again. The function gets inputs of its own,
 * different from the values that it is given: a variable of an inner gradient is never one of an
 * outer gradient.
 *
 * <p>This package uses ir and, of the core, only its SPI.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.trace;
