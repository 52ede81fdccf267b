package rustgrad.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The epochs of a {@link Fit}, the best of them, and where the fit has ended. */
final class FitProgress {
  private final List<Epoch> epochs;
  private final BestSoFar best;

  /** The parameters to which the last step has led; null while the fit runs. */
  private double @Nullable [] reached;

  /** Those with which the fit has left the model. */
  private double @Nullable [] left;

  private FitProgress(List<Epoch> epochs, BestSoFar best) {
    this.epochs = epochs;
    this.best = best;
  }

  static FitProgress none() {
    return of(List.of(), null);
  }

  /**
   * The progress of a training that was interrupted.
   *
   * @param best the parameters after the best epoch, or null if there is none
   */
  static FitProgress of(List<Epoch> epochs, double @Nullable [] best) {
    return new FitProgress(new ArrayList<>(epochs), BestSoFar.of(epochs, best));
  }

  /**
   * Whether a fit with these options can go on from here.
   *
   * @param validated whether it has validation data
   */
  void check(FitOptions options, boolean validated) {
    if (options.patience().isPresent() && !validated) {
      throw new IllegalArgumentException(
          "%s has a patience, which needs validation data; give it to fit(train, validation, options)"
              .formatted(options));
    }
    if (!epochs.isEmpty() && epochs.get(0).validationLoss().isPresent() != validated) {
      throw new IllegalArgumentException(
          "the checkpoint is of a fit with%s validation data, but this one has %s; give the same"
              .formatted(validated ? "out" : "", validated ? "some" : "none"));
    }
  }

  void add(Epoch epoch, Model model) {
    epochs.add(epoch);
    best.add(epoch, model);
  }

  List<Epoch> epochs() {
    return List.copyOf(epochs);
  }

  int count() {
    return epochs.size();
  }

  BestSoFar best() {
    return best;
  }

  /** Ends the fit, and gives the model its best parameters if it is to have them. */
  void end(Model model, boolean withBest) {
    reached = model.parameters().items();
    if (withBest) {
      best.restore(model);
    }
    left = model.parameters().items();
  }

  boolean isRunning() {
    return left == null;
  }

  /** Whether the parameters were changed after the end of the fit. */
  boolean isLeft(Model model) {
    return left != null && !Arrays.equals(left, model.parameters().items());
  }

  /** The parameters to which the steps have led so far. */
  double[] reached(Model model) {
    return reached == null ? model.parameters().items() : reached;
  }

  /** Whether the last epochs, as many as the patience is, have brought nothing. */
  boolean isStale(OptionalInt patience) {
    return patience.isPresent() && count() - best.number() >= patience.getAsInt();
  }
}
