/**
 * The textbook: values that backpropagate, the {@link rustgrad.core.Parameters} of a model, the
 * discovery of ops by name, and a check of derivatives.
 *
 * <p>The engine is in the package eager, in the order in which one reads it: NodeEngine (where
 * every operation enters), Node (a number), Leaf and Result (a number and its inputs),
 * OfArithmetic, OfOp and their neighbours (one chain rule each), Backward (the sweep). It uses
 * rustgrad.api alone, and knows no op and no other engine.
 */
package rustgrad.core;
