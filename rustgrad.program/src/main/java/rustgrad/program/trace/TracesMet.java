package rustgrad.program.trace;

/** A function that is traced uses values of another trace, around it. */
public final class TracesMet extends IllegalStateException {
  private static final long serialVersionUID = 1;

  TracesMet(String message) {
    super(message);
  }
}
