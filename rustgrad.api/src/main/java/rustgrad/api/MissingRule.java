package rustgrad.api;

/** The error of an op without a symbolic rule, which its three kinds share. */
final class MissingRule {
  private MissingRule() {}

  static UnsupportedOperationException error(Op op, String method) {
    return new UnsupportedOperationException(
        "op '%s' (%s) has no symbolic derivative, so it can be differentiated only once; implement %s"
            .formatted(op.name(), op.getClass().getName(), method));
  }
}
