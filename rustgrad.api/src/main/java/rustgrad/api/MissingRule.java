package rustgrad.api;

/** The errors of an op that leaves out what it need not have. */
final class MissingRule {
  private MissingRule() {}

  /**
   * For an op made of functions of which one was not given, such as "a symbolic partial to
   * NaryOp.of".
   */
  static UnsupportedOperationException notGiven(Op op, String what) {
    return new UnsupportedOperationException(
        "op '%s' was made without a symbolic derivative, so it can be differentiated only once; give %s"
            .formatted(op.name(), what));
  }

  static UnsupportedOperationException error(Op op, String method) {
    return new UnsupportedOperationException(
        "op '%s' (%s) has no symbolic derivative, so it can be differentiated only once; implement %s"
            .formatted(op.name(), op.getClass().getName(), method));
  }

  static UnsupportedOperationException noExpression(Op op) {
    return new UnsupportedOperationException(
        "op '%s' (%s) has no expression of other ops; implement expression(Value... x)"
            .formatted(op.name(), op.getClass().getName()));
  }
}
