package rustgrad.nn;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How far a model was after an epoch of {@link Trainer#fit}.
 *
 * @param number the number of the epoch, counted from 1
 * @param loss the mean of the losses of all rows to train on, each before the step of its batch
 * @param validationLoss the loss of the validation data after the epoch, if there is such data
 * @param score the {@linkplain Metrics#score() score} of the validation data after the epoch, if
 *     there is such data: the accuracy, or R2 for regression
 */
public record Epoch(int number, double loss, OptionalDouble validationLoss, OptionalDouble score) {

  /**
   * The numbers of an epoch.
   *
   * @throws IllegalArgumentException if the number is less than 1, or there is a score without
   *     validation loss or the other way round
   */
  public Epoch {
    Check.atLeast(1, "the number of an epoch", number);
    Objects.requireNonNull(validationLoss, "validationLoss");
    Objects.requireNonNull(score, "score");
    if (validationLoss.isPresent() != score.isPresent()) {
      throw new IllegalArgumentException(
          "epoch %d has the validation loss %s and the score %s; expected both or neither"
              .formatted(number, validationLoss, score));
    }
  }

  /** Such as "epoch 3: loss 0.25, validation loss 0.5, score 0.875". */
  @Override
  public String toString() {
    return "epoch %d: loss %s".formatted(number, loss)
        + (validationLoss.isEmpty()
            ? ""
            : ", validation loss %s, score %s"
                .formatted(validationLoss.getAsDouble(), score.getAsDouble()));
  }
}
