package rustgrad.program.trace;

/**
 * Thrown to leave a function that compares numbers which a trace without a point does not know. It
 * is an error, so that the function does not mistake it for an exception of its own.
 */
public final class NeedsPoint extends Error {
  private static final long serialVersionUID = 1;

  static final NeedsPoint INSTANCE = new NeedsPoint();

  private NeedsPoint() {
    super("the function compares its inputs", null, false, false);
  }
}
