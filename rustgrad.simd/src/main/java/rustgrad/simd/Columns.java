package rustgrad.simd;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.ops.Cos;
import rustgrad.ops.Exp;
import rustgrad.ops.Log;
import rustgrad.ops.Log1p;
import rustgrad.ops.Relu;
import rustgrad.ops.Sigmoid;
import rustgrad.ops.Sin;
import rustgrad.ops.Softplus;
import rustgrad.ops.Tanh;

/**
 * An op with the same bits, and faster forms for many inputs, for which its own serve until HotSpot
 * has compiled them. Results are never written over inputs.
 */
abstract class Columns implements UnaryOp {
  private final UnaryOp op;
  private final Settling applying = new Settling();
  private final Settling differentiating = new Settling();

  Columns(UnaryOp op) {
    this.op = op;
  }

  /**
   * The op itself if there is nothing faster. Its class says which op it is, not its name, which
   * can be reused.
   */
  static UnaryOp of(UnaryOp op) {
    Class<?> type = op.getClass();
    if (type == Relu.class) {
      return new ReluColumns(op);
    }
    if (type == Tanh.class) {
      return new TanhColumns(op);
    }
    if (type == Sigmoid.class) {
      return new SigmoidColumns(op);
    }
    if (type == Softplus.class) {
      return new SoftplusColumns(op);
    }
    if (type == Exp.class) {
      return new ExpColumns(op);
    }
    if (type == Log.class) {
      return new LogColumns(op);
    }
    if (type == Log1p.class) {
      return new Log1pColumns(op);
    }
    if (type == Sin.class) {
      return TrigonometricColumns.sin(op);
    }
    if (type == Cos.class) {
      return TrigonometricColumns.cos(op);
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

  /** The part of a length that fills whole vectors. */
  static int inVectors(int length) {
    return length - length % Vectors.LENGTH;
  }

  @Override
  public final void apply(double[] x, int xFrom, double[] y, int yFrom, int length) {
    if (!applying.isTrial()) {
      apply(applying.vectorsLead(), x, xFrom, y, yFrom, length);
      return;
    }
    long start = System.nanoTime();
    apply(false, x, xFrom, y, yFrom, length);
    long half = System.nanoTime();
    apply(true, x, xFrom, y, yFrom, length);
    applying.note(half - start, System.nanoTime() - half);
  }

  private void apply(boolean byVectors, double[] x, int xFrom, double[] y, int yFrom, int length) {
    int done = byVectors ? inVectors(length) : 0;
    if (done > 0) {
      applyVectors(x, xFrom, y, yFrom, done);
    }
    op.apply(x, xFrom + done, y, yFrom + done, length - done);
  }

  @Override
  public final void partial(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    if (!differentiating.isTrial()) {
      boolean byVectors = differentiating.vectorsLead();
      partial(byVectors, x, xFrom, y, yFrom, into, intoFrom, length);
      return;
    }
    long start = System.nanoTime();
    partial(false, x, xFrom, y, yFrom, into, intoFrom, length);
    long half = System.nanoTime();
    partial(true, x, xFrom, y, yFrom, into, intoFrom, length);
    differentiating.note(half - start, System.nanoTime() - half);
  }

  private void partial(
      boolean byVectors,
      double[] x,
      int xFrom,
      double[] y,
      int yFrom,
      double[] into,
      int intoFrom,
      int length) {
    int done = byVectors ? inVectors(length) : 0;
    if (done > 0) {
      partialVectors(x, xFrom, y, yFrom, into, intoFrom, done);
    }
    op.partial(x, xFrom + done, y, yFrom + done, into, intoFrom + done, length - done);
  }

  /** The values for a vector with an input that the formulas for vectors do not cover. */
  final void applyScalar(double[] x, int xFrom, double[] y, int yFrom) {
    for (int i = 0; i < Vectors.LENGTH; i++) {
      y[yFrom + i] = op.apply(x[xFrom + i]);
    }
  }

  /** As {@link #applyScalar}, for partials. */
  final void partialScalar(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom) {
    for (int i = 0; i < Vectors.LENGTH; i++) {
      into[intoFrom + i] = op.partial(x[xFrom + i], y[yFrom + i]);
    }
  }

  /** As {@code apply}, for a length that is a multiple of the vectors'. */
  abstract void applyVectors(double[] x, int xFrom, double[] y, int yFrom, int length);

  /** As {@code partial}, for a length that is a multiple of the vectors'. */
  abstract void partialVectors(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length);
}
