package rustgrad.api;

/** The error shared by the three kinds of op. */
final class Rules {
  private Rules() {}

  static UnsupportedOperationException noSymbolicRule(Op op, String method) {
    return new UnsupportedOperationException(
        "op '%s' (%s) has no symbolic derivative, so it can be differentiated only once; implement %s"
            .formatted(op.name(), op.getClass().getName(), method));
  }
}
