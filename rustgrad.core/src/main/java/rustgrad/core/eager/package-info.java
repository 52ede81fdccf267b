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
 * <p>Uses rustgrad.api and its SPI, and nothing else.
 */
package rustgrad.core.eager;
