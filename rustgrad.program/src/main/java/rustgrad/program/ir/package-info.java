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
 * <p>Graphs are built ({@link rustgrad.program.ir.GraphBuilder}), read ({@link
 * rustgrad.program.ir.Graph}), walked through ({@link rustgrad.program.ir.Walk}), asked what
 * depends on what ({@link rustgrad.program.ir.Dependence}), differentiated backwards ({@link
 * rustgrad.program.ir.ChainRule}), checked ({@link rustgrad.program.ir.Verifier}) and shown to
 * users ({@link rustgrad.program.ir.Listing}). An instruction takes 12 bytes, in chunks, so that a
 * graph of 20 million fits in half a gigabyte.
 *
 * <p>This package knows nothing of who writes, changes or runs graphs, and uses the module
 * rustgrad.api alone.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.ir;
