/**
 * Small neural networks of scalar values.
 *
 * <pre>
 *   Dataset --&gt; Model --&gt; Loss --&gt; gradient --&gt; Optimizer      a step of a Trainer
 *               Model --&gt; Predictor                           a compiled snapshot
 * </pre>
 *
 * <p>{@link rustgrad.nn.MLP} is made of {@link rustgrad.nn.Linear} layers, and each is a {@link
 * rustgrad.nn.Model}; a {@link rustgrad.nn.Sequential} is made of any. A {@link
 * rustgrad.nn.Trainer} computes the gradient by one of two objectives: RowObjective runs a program
 * over rows, EagerObjective builds a graph of values. Optimisers move two arrays, the {@link
 * rustgrad.core.Parameters}, and never see a graph.
 *
 * <p>Uses what anyone may use of rustgrad.api, core, program and rows, and nothing internal.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.nn;
