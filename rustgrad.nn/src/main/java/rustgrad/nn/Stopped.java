package rustgrad.nn;

/** Why {@link Trainer#fit} came to its end. */
public enum Stopped {
  /** All epochs were taken. */
  ALL_EPOCHS,
  /**
   * The validation loss had not become lower for {@linkplain FitOptions#withPatience the patience}.
   */
  EARLY,
  /** It was {@linkplain FitOptions#withStop asked} to stop. */
  CANCELLED
}
