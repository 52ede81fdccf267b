package rustgrad.nn;

/** Is told of each epoch of {@link Trainer#fit}: to report it, or to save a checkpoint. */
@FunctionalInterface
public interface EpochListener {

  /**
   * Called after each epoch by the thread that trains. It may ask the trainer that fits for its
   * {@link Trainer#checkpoint()}, and must not train. If it throws an exception, training ends with
   * that.
   */
  void afterEpoch(Epoch epoch);
}
