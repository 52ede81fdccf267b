/**
 * A function as data: instructions in single-assignment form, each a slot that later ones read.
 *
 * <pre>
 * v2 = times(x0, x1)         slots 0 and 1 are the inputs
 * v3 = tanh(v2)
 * out[0] = v3                what a run writes
 * return v3                  what it returns
 * </pre>
 *
 * <p>Graphs are built ({@link rustgrad.core.ir.GraphBuilder}), read ({@link
 * rustgrad.core.ir.Graph}), walked through ({@link rustgrad.core.ir.Walk}), asked what depends on
 * what ({@link rustgrad.core.ir.Dependence}) and checked ({@link rustgrad.core.ir.Verifier}). This
 * package knows nothing of who writes, changes or runs them, and uses rustgrad.api alone.
 */
package rustgrad.core.ir;
