package rustgrad.rows.run;

import rustgrad.api.Op;

/** The loops of one unary or binary op over columns; all are places in a block. */
interface OpLoops {

  /** y = f(x), of a unary op. */
  void apply(double[] block, int x, int y, int length);

  /** d = dy/dx, of a unary op. */
  void partial(double[] block, int x, int y, int d, int length);

  /** y = f(a, b), of a binary op. */
  void applyBinary(double[] block, int a, int b, int y, int length);

  /** d = dy/da, of a binary op. */
  void partialA(double[] block, int a, int b, int y, int d, int length);

  /** d = dy/db, of a binary op. */
  void partialB(double[] block, int a, int b, int y, int d, int length);

  static OpLoops of(Op op) {
    return OwnLoops.of(op);
  }
}
