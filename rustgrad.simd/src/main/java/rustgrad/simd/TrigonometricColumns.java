package rustgrad.simd;

import rustgrad.api.UnaryOp;

/** {@link rustgrad.ops.Sin} or {@link rustgrad.ops.Cos} by vectors. */
final class TrigonometricColumns extends Columns {
  private final long turns;
  private final long turnsOfPartial;

  private TrigonometricColumns(UnaryOp op, long turns, long turnsOfPartial) {
    super(op);
    this.turns = turns;
    this.turnsOfPartial = turnsOfPartial;
  }

  static TrigonometricColumns sin(UnaryOp op) {
    return new TrigonometricColumns(op, 0, 1);
  }

  static TrigonometricColumns cos(UnaryOp op) {
    return new TrigonometricColumns(op, 1, 2);
  }

  /** y = sin(x + turns pi/2). */
  @Override
  void applyVectors(double[] x, int xFrom, double[] y, int yFrom, int length) {
    Trigonometrics.sinOfTurned(x, xFrom, y, yFrom, length, turns);
    for (int i = 0; i < length; i += Vectors.LENGTH) {
      if (!Trigonometrics.areOrdinary(x, xFrom + i)) {
        applyScalar(x, xFrom + i, y, yFrom + i);
      }
    }
  }

  /** dy/dx: a quarter turn more. */
  @Override
  void partialVectors(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    Trigonometrics.sinOfTurned(x, xFrom, into, intoFrom, length, turnsOfPartial);
    for (int i = 0; i < length; i += Vectors.LENGTH) {
      if (!Trigonometrics.areOrdinary(x, xFrom + i)) {
        partialScalar(x, xFrom + i, y, yFrom + i, into, intoFrom + i);
      }
    }
  }
}
