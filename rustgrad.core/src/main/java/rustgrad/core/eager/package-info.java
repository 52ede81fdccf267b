/**
 * Backpropagation. A value is a node; what is computed from a leaf is a result, which keeps its
 * inputs; {@code backward()} goes from a result back to the leaves:
 *
 * <pre>
 *   a = 2 ---+
 *            times --&gt; c = 6 ---+
 *   b = 3 ---+                  tanh --&gt; d          d.backward():
 *                                                   d.grad = 1
 *   c.grad += d.grad * (1 - d^2)                    (OfOp, asks the op for its partial)
 *   b.grad += c.grad * a                            (OfArithmetic)
 *   a.grad += c.grad * b
 * </pre>
 *
 * <p>In the order in which one reads it: NodeEngine (every operation enters here), Node (a number),
 * Leaf, Result (a number, its inputs and their chain rule), OfArithmetic (the rules of + - * /),
 * OfOp and its neighbours (one rule each), Backward (the sweep). Steps takes that sweep one
 * contribution at a time.
 *
 * <p>Uses rustgrad.api and its SPI, and nothing else.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.core.eager;
