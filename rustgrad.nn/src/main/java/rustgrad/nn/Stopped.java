package rustgrad.nn;

/** Why {@link Trainer#fit} came to its end. */
public enum Stopped {
  /** All epochs were taken. */
  ALL_EPOCHS,
  /** The validation loss had not become lower for {@linkplain FitOptions#withPatience a while}. */
  EARLY,
  /** It was {@linkplain FitOptions#withStop asked} to stop. */
  CANCELLED
}
