/**
 * From a function to a graph, and back to values. A function runs once on values that compute
 * nothing and write down what is asked of them:
 *
 * <pre>
 * x -&gt; x[0].times(x[1]).tanh()     v2 = times(x0, x1)
 *                                  v3 = tanh(v2)
 *                                  return v3
 * </pre>
 *
 * <p>A trace at a point keeps the number of each slot beside it, and so can tell comparisons their
 * outcome, and be swept back over at once ({@link rustgrad.program.trace.NumericSweep}). {@link
 * rustgrad.program.trace.Nested} builds gradients out of values, of eager and of traced ones.
 *
 * <p>Uses ir, and the eager engine, whose values are constants here.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.trace;
