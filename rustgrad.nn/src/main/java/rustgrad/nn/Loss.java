package rustgrad.nn;

import java.util.List;
import rustgrad.api.Value;

/**
 * How far the outputs of a model are from what they should be, as a number to minimise.
 *
 * <p>A loss is of one row of data; {@link Trainer} takes the mean over rows. It uses operations of
 * {@link Value} only and never reads a number, so that it can be traced.
 */
public interface Loss {

  /**
   * The name by which {@link #named(String)} finds this loss, if it is one of the standard ones.
   */
  String name();

  /**
   * The loss of one row.
   *
   * @param outputs what the model gave
   * @param target what it should have given
   * @throws IllegalArgumentException if this loss does not take these numbers of outputs and
   *     targets
   */
  Value of(Value[] outputs, Value[] target);

  /**
   * Does nothing if this loss is meant for such a target. {@link Trainer} asks once for each row of
   * data, before it takes a step. By default, it takes every target.
   *
   * @param target finite numbers, one for each output
   * @throws IllegalArgumentException if it is out of the range of this loss
   */
  default void checkTarget(double... target) {}

  /**
   * How many outputs a model for this number of classes needs.
   *
   * @throws IllegalArgumentException if this loss cannot separate that many
   */
  int outputs(int classes);

  /**
   * What the outputs should be for a row of this class.
   *
   * @param label the class, from 0 to {@code classes - 1}
   * @throws IllegalArgumentException if there is no such class, or this loss cannot separate that
   *     many
   */
  double[] target(int label, int classes);

  /**
   * The hinge loss max(0, 1 - t f) of one output f and a target t of -1 or 1: the loss of a support
   * vector machine (Cortes and Vapnik, "Support-vector networks", 1995). For two classes.
   */
  static Loss maxMargin() {
    return new MaxMargin();
  }

  /**
   * The mean of (f - t)^2 over the outputs. For regression; for two classes, with one output and
   * targets -1 and 1; and for more, with an output for each and targets 0 and 1.
   */
  static Loss meanSquaredError() {
    return new MeanSquaredError();
  }

  /**
   * -t ln p - (1 - t) ln(1 - p), p = sigmoid(z), of one output z, a logit, and a target t from 0 to
   * 1. Finite for every finite logit, and exact to a few roundings of its own size, however small.
   * For two classes.
   */
  static Loss binaryCrossEntropy() {
    return new BinaryCrossEntropy();
  }

  /**
   * -sum of t[k] ln p[k], p = softmax(z), of outputs z, the logits, and targets t that add up to 1,
   * such as 1 for the class and 0 for the others. Exact to a few roundings of its own size, however
   * small. Infinite if it is above the greatest double, as for the logits 1e308 and -1e308 and the
   * class of the second; the gradient, p[k] - t[k], is finite for all finite logits. For two and
   * more classes.
   */
  static Loss softmaxCrossEntropy() {
    return new SoftmaxCrossEntropy();
  }

  /**
   * The standard loss of this name: "maxMargin", "meanSquaredError", "binaryCrossEntropy" or
   * "softmaxCrossEntropy".
   *
   * @throws IllegalArgumentException if there is no such loss; the message lists those that there
   *     are
   */
  static Loss named(String name) {
    return Losses.named(name);
  }

  /** The names of the standard losses. */
  static List<String> names() {
    return Losses.STANDARD.stream().map(Loss::name).toList();
  }
}
