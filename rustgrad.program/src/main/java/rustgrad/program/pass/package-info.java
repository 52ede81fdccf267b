/**
 * From the graph that was traced to the graph that runs. A pass is a function from graph to graph
 * in a file of its own, with an example above it; a pipeline is a list of passes.
 *
 * <pre>
 * DropUnused                leaves out what nobody reads
 * Adjoint, Tangent          differentiate: the chain rule, as more instructions
 *   g_x += g_y * dy/dx        back from the result: Adjoint
 *   y' = sum of x' * dy/dx    along a direction:    Tangent
 * FoldConstants, ...        simplify, and change no bit
 * </pre>
 *
 * <h2>An example</h2>
 *
 * <p>This is {@code x -> x[0].times(x[1]).sigmoid().plus(x[0].times(x[1]))} as it is traced, and
 * after Adjoint has appended the gradient; DropUnused, which comes before, finds nothing to leave
 * out. Here {@code sigmoid'} is the op's numeric partial, called as an instruction, and the last
 * additions turn a -0.0 into 0.0:
 *
 * <pre>{@code
 * traced                     after Adjoint
 *
 * v2 = times(x0, x1)         v2 = times(x0, x1)
 * v3 = sigmoid(v2)           v3 = sigmoid(v2)
 * v4 = times(x0, x1)         v4 = times(x0, x1)
 * v5 = plus(v3, v4)          v5 = plus(v3, v4)
 * return v5                  v8 = times(1.0, x0)
 *                            v9 = times(1.0, x1)
 *                            v10 = sigmoid'(v2, v3)
 *                            v11 = times(1.0, v10)
 *                            v12 = times(v11, x0)
 *                            v13 = plus(v8, v12)
 *                            v14 = times(v11, x1)
 *                            v15 = plus(v9, v14)
 *                            v16 = plus(v15, 0.0)
 *                            v17 = plus(v13, 0.0)
 *                            out[0] = v16
 *                            out[1] = v17
 *                            return v5
 * }</pre>
 *
 * <p>FoldConstants computes what depends on constants alone, and leaves out what changes no bit,
 * such as a factor 1. ShareCommon computes once what is written twice. DropUnused leaves out what
 * nobody reads, here only constants, which take slots too:
 *
 * <pre>{@code
 * after FoldConstants        after ShareCommon          after DropUnused
 *
 * v2 = times(x0, x1)         v2 = times(x0, x1)         v2 = times(x0, x1)
 * v3 = sigmoid(v2)           v3 = sigmoid(v2)           v3 = sigmoid(v2)
 * v4 = times(x0, x1)         v4 = plus(v3, v2)          v4 = plus(v3, v2)
 * v5 = plus(v3, v4)          v7 = sigmoid'(v2, v3)      v6 = sigmoid'(v2, v3)
 * v8 = sigmoid'(v2, v3)      v8 = times(v7, x0)         v7 = times(v6, x0)
 * v9 = times(v8, x0)         v9 = plus(x0, v8)          v8 = plus(x0, v7)
 * v10 = plus(x0, v9)         v10 = times(v7, x1)        v9 = times(v6, x1)
 * v11 = times(v8, x1)        v11 = plus(x1, v10)        v10 = plus(x1, v9)
 * v12 = plus(x1, v11)        v12 = plus(v11, 0.0)       v11 = plus(v10, 0.0)
 * v13 = plus(v12, 0.0)       v13 = plus(v9, 0.0)        v12 = plus(v8, 0.0)
 * v14 = plus(v10, 0.0)       out[0] = v12               out[0] = v11
 * out[0] = v13               out[1] = v13               out[1] = v12
 * out[1] = v14               return v4                  return v4
 * return v5
 * }</pre>
 *
 * <p>Adjoint comes before all that simplifies, because it must see the function as it was written:
 * it walks the graph in the order in which {@code backward()} walks nodes, and writes the same
 * contributions in the same order. The passes after it change no bit. So a program gives the value
 * and the gradient of the eager engine to the last bit. Only DropUnused comes first: what the
 * result does not depend on is not walked. Who gives up the bits of the eager engine can have
 * ShareCommon before Adjoint, too ({@code ProgramBuilder.withCommonSubexpressionElimination}), so
 * that what was written a thousand times is differentiated once.
 *
 * <h2>Derivatives</h2>
 *
 * <p>A {@link rustgrad.program.pass.Derivative} is a list of passes that stand in the place of
 * Adjoint; the simplifying passes follow as before. {@link rustgrad.program.pass.Pipeline} has the
 * lists of everything else.
 *
 * <p>Tangent is forward mode: after each instruction it writes the derivative of that along a
 * direction. For a whole matrix it goes through the graph once for each input, and ShareCommon
 * merges what these have in common.
 *
 * <p>To first order every pass calls the op's numeric partial, an instruction without a derivative
 * of its own. For second derivatives, ExpandPartials replaces the partials that depend on the
 * inputs by the symbolic rules of the ops, so that Tangent finds only ops and arithmetic; each rule
 * is traced once for each number of inputs. This is where an op that states no rule is reported, at
 * the first call. A rule may choose with {@code where} but not compare, because a program has no
 * branches that its function did not have. At a tie of {@code max} the rule is the constant 1/2,
 * and so the Hessian of max(a, b)^2 there is 1/2 in all places.
 *
 * <h2>Choices</h2>
 *
 * <p>Of a {@code where} only one side is taken. The adjoint of the other is 0, and everything that
 * depends on it alone is replaced by 0 again after each multiplication and division, for 0 times
 * infinity would be NaN. Partials of that side are evaluated all the same: an op returns NaN where
 * it has none, and does not throw.
 *
 * <p>This package uses ir, sparse (which entries of a matrix to compute), and trace (the symbolic
 * rules of ops are functions of values).
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.pass;
