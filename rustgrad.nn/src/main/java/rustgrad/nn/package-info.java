/**
 * Small neural networks of scalar values.
 *
 * <pre>{@code
 * Dataset --> Model --> Loss --> gradient --> Optimizer      a step of a Trainer
 *             Trainer.fit --> Epoch, ... --> History        and a Checkpoint on the way
 *             Model --> Predictor                           a compiled snapshot
 * }</pre>
 *
 * <p>{@link rustgrad.nn.MLP} is made of {@link rustgrad.nn.Linear} layers, and each is a {@link
 * rustgrad.nn.Model}. A {@link rustgrad.nn.Sequential} puts any models one after another; they have
 * arrays of numbers already, so it has one of its own, and while a part computes, a slice of that
 * stands for the leaves of the part. Optimisers move two arrays, the numbers and the gradients of
 * {@link rustgrad.core.Parameters}, and never see a graph; {@link rustgrad.nn.Lbfgs} asks for them
 * at several points of a step.
 *
 * <h2>A step</h2>
 *
 * <p>A step of a {@link rustgrad.nn.Trainer} is the gradient of an Objective, the mean loss of the
 * rows plus the penalty, and one step of the optimiser. There are two objectives:
 *
 * <ul>
 *   <li>RowObjective traces the loss of one row and runs it over the rows. While it is traced,
 *       inputs of the program stand for the leaves of the model's parameters ({@code
 *       Parameters.at}), so a forward pass needs no change to be traced.
 *   <li>EagerObjective builds the losses of all rows, their mean and the penalty as one graph and
 *       calls {@code backward()}. The graph is then garbage.
 * </ul>
 *
 * <p>Between the gradient and the optimiser, DescentStep looks for numbers that are not finite,
 * whose origin a Divergence finds, and clips. A {@link rustgrad.nn.FullBatchTrainer} takes such
 * steps, too, on a {@link rustgrad.nn.TotalLoss} that is computed elsewhere.
 *
 * <h2>A training</h2>
 *
 * <p>TrainingCourse knows how far a training is. EpochSteps shuffles rows and takes the steps of an
 * epoch; Fit takes epochs until the {@link rustgrad.nn.FitOptions} say that it is enough. What a
 * {@link rustgrad.nn.Checkpoint} holds is all that the steps to come depend on: the parameters,
 * what the optimiser remembers, and, since the order of the rows follows from the seed and the
 * number of the epoch, that number.
 *
 * <h2>Predictions</h2>
 *
 * <p>A {@link rustgrad.nn.Predictor} has two programs, each traced when it is first needed. In the
 * program of one row, the parameters are constants, also on paths that are traced later. The
 * program over many rows takes the numbers of the snapshot as its parameters, so that {@code
 * updated()} need not trace again.
 *
 * <p>This package uses what anyone may use of rustgrad.api, core, program and rows, and nothing
 * internal.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.nn;
