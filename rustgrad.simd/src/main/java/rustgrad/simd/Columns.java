package rustgrad.simd;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.ops.Relu;

/** An op with the same bits, and faster forms for many inputs. */
abstract class Columns implements UnaryOp {
  private final UnaryOp op;

  Columns(UnaryOp op) {
    this.op = op;
  }

  /** The op itself if there is nothing faster. Its class says which it is; names can be reused. */
  static UnaryOp of(UnaryOp op) {
    if (op.getClass() == Relu.class) {
      return new ReluColumns(op);
    }
    return op;
  }

  @Override
  public final String name() {
    return op.name();
  }

  @Override
  public final double apply(double x) {
    return op.apply(x);
  }

  @Override
  public final double partial(double x, double y) {
    return op.partial(x, y);
  }

  @Override
  public final Value partial(Value x, Value y) {
    return op.partial(x, y);
  }

  /** As many of the length as fill vectors. */
  static int inVectors(int length) {
    return length - length % Vectors.LENGTH;
  }

  @Override
  public final void apply(double[] x, int xFrom, double[] y, int yFrom, int length) {
    int done = inVectors(length);
    applyVectors(x, xFrom, y, yFrom, done);
    op.apply(x, xFrom + done, y, yFrom + done, length - done);
  }

  @Override
  public final void partial(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    int done = inVectors(length);
    partialVectors(x, xFrom, y, yFrom, into, intoFrom, done);
    op.partial(x, xFrom + done, y, yFrom + done, into, intoFrom + done, length - done);
  }

  /** As {@code apply}, of a length that is a multiple of the vectors'. */
  abstract void applyVectors(double[] x, int xFrom, double[] y, int yFrom, int length);

  /** As {@code partial}, of a length that is a multiple of the vectors'. */
  abstract void partialVectors(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length);
}
