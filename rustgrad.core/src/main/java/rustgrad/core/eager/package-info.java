/**
 * Backpropagation. A value is a node; what is computed from a leaf is a result, which keeps its
 * inputs; {@code backward()} goes from a result back to the leaves:
 *
 * <pre>{@code
 * a = 2 ---+
 *          times --> c = 6 ---+
 * b = 3 ---+                  tanh --> d          d.backward():
 *                                                 d.grad = 1
 * c.grad += d.grad * (1 - d^2)                    (OfOp, asks the op for its partial)
 * b.grad += c.grad * a                            (OfArithmetic)
 * a.grad += c.grad * b
 * }</pre>
 *
 * <p>The reading order is NodeEngine (every operation enters here), Node (a number), Leaf, Result
 * (a number, its inputs and their chain rule), OfArithmetic (the rules of + - * /), OfOp and its
 * neighbours (one rule each), Backward (the sweep). Steps takes that sweep one contribution at a
 * time. Call and its outputs are for programs that are called as a whole.
 *
 * <h2>Values</h2>
 *
 * <p>Every value is one number and one of three kinds:
 *
 * <table class="striped">
 *   <caption>The kinds of {@code Node}, which is sealed</caption>
 *   <tr><th>kind</th><th>made by</th><th>gradient</th></tr>
 *   <tr>
 *     <td>leaf</td>
 *     <td>{@code Value.of}</td>
 *     <td>adds up over calls of {@code backward()} until {@code zeroGrad()}</td>
 *   </tr>
 *   <tr>
 *     <td>constant</td>
 *     <td>{@code Value.constant}, {@code detach}, any op of constants alone or within noGrad</td>
 *     <td>none</td>
 *   </tr>
 *   <tr>
 *     <td>result</td>
 *     <td>an op with at least one input that can reach a leaf</td>
 *     <td>that of the latest {@code backward()}</td>
 *   </tr>
 * </table>
 *
 * <p>An expression is computed at once. A result keeps its op and its inputs. That is the graph,
 * and there is no other record of it: what nobody holds any more is garbage. A result of constants
 * is a constant and keeps no inputs, so data costs nothing in the backward sweep. {@code noGrad}
 * switches the recording off for the thread that runs its body.
 *
 * <p>The engine itself computes + - * / and negation, {@code sum} and {@code dot} as one node for
 * any number of inputs, and {@code where}. Everything else is an op, but for a {@code Call}: a node
 * with several numbers, each of which is a result of its own.
 *
 * <h2>The order of a sweep</h2>
 *
 * <p>Backward first orders the nodes, then propagates in reverse; its comment has both as a
 * formula. A node is visited once, however many paths lead to it, and constants are not visited.
 * Two rules, <i>postorder from the left, in reverse</i> and <i>the last input first</i>, fix the
 * order in which contributions are added, on which a sum of doubles depends. That is why a {@code
 * dot} node gives the same bits as the chain of {@code times} and {@code plus} that it stands for,
 * unless one of its inputs is computed from another, and why a training run can be repeated bit for
 * bit.
 *
 * <p>A node bears the mark of the sweep that is working on it. If a second sweep comes along, from
 * another thread or from within an op, it leaves its own mark, and the first stops with an error
 * when it finds that. So two sweeps that share a leaf are detected, though only once they have met:
 * their gradients must be thrown away. Marks are plain fields. They help whoever made the mistake,
 * and promise nothing.
 *
 * <p>This package uses rustgrad.api and its SPI, and nothing else.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.core.eager;
