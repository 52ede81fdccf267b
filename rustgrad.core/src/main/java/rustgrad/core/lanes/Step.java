package rustgrad.core.lanes;

import rustgrad.api.Comparison;
import rustgrad.api.NaryOp;
import rustgrad.core.ir.Kind;

/**
 * Computes columns of a block from others. Where it does so for several columns, these follow one
 * another, and so do those that it reads.
 */
sealed interface Step {

  void run(Workspace at);

  /** Columns whose rows lie one after the other, with what is between two of them. */
  private static int length(Workspace at, int count) {
    return (count - 1) * at.stride + at.rows;
  }

  /**
   * Dots of columns with numbers that do not vary.
   *
   * @param number which of the steps of this kind it is
   */
  record Dots(int number, int[] x, int y) implements Step {
    @Override
    public void run(Workspace at) {
      at.kernels.dots(
          at.block, at.stride, at.rows, x, y, at.batch.starts[number], at.batch.weights[number]);
    }
  }

  /** A unary or binary op, or a partial of it, whose inputs are x. */
  record OfOp(Kind kind, OpLoops loops, int[] x, int y, int count) implements Step {
    @Override
    public void run(Workspace at) {
      double[] m = at.block;
      int s = at.stride;
      int n = length(at, count);
      switch (kind) {
        case UNARY -> loops.apply(m, x[0] * s, y * s, n);
        case UNARY_PARTIAL -> loops.partial(m, x[0] * s, x[1] * s, y * s, n);
        case BINARY -> loops.applyBinary(m, x[0] * s, x[1] * s, y * s, n);
        case PARTIAL_A -> loops.partialA(m, x[0] * s, x[1] * s, x[2] * s, y * s, n);
        case PARTIAL_B -> loops.partialB(m, x[0] * s, x[1] * s, x[2] * s, y * s, n);
        default -> throw new AssertionError(kind);
      }
    }
  }

  /** One of + - * / and negation, which has no b. */
  record Elementwise(Kind kind, int a, int b, int y, int count) implements Step {
    @Override
    public void run(Workspace at) {
      double[] m = at.block;
      int length = length(at, count);
      switch (kind) {
        case PLUS -> plus(m, a * at.stride, b * at.stride, y * at.stride, length);
        case MINUS -> minus(m, a * at.stride, b * at.stride, y * at.stride, length);
        case TIMES -> times(m, a * at.stride, b * at.stride, y * at.stride, length);
        case DIV -> div(m, a * at.stride, b * at.stride, y * at.stride, length);
        case NEGATE -> negate(m, a * at.stride, y * at.stride, length);
        default -> throw new AssertionError(kind);
      }
    }

    private static void plus(double[] m, int a, int b, int y, int length) {
      for (int i = 0; i < length; i++) {
        m[y + i] = m[a + i] + m[b + i];
      }
    }

    private static void minus(double[] m, int a, int b, int y, int length) {
      for (int i = 0; i < length; i++) {
        m[y + i] = m[a + i] - m[b + i];
      }
    }

    private static void times(double[] m, int a, int b, int y, int length) {
      for (int i = 0; i < length; i++) {
        m[y + i] = m[a + i] * m[b + i];
      }
    }

    private static void div(double[] m, int a, int b, int y, int length) {
      for (int i = 0; i < length; i++) {
        m[y + i] = m[a + i] / m[b + i];
      }
    }

    private static void negate(double[] m, int a, int y, int length) {
      for (int i = 0; i < length; i++) {
        m[y + i] = -m[a + i];
      }
    }
  }

  /** See {@link Kind#WHERE}. */
  record Where(
      Comparison comparison, int left, int right, int whenTrue, int whenFalse, int y, int count)
      implements Step {
    @Override
    public void run(Workspace at) {
      at.kernels.where(
          comparison,
          at.block,
          left * at.stride,
          right * at.stride,
          whenTrue * at.stride,
          whenFalse * at.stride,
          y * at.stride,
          length(at, count));
    }
  }

  /** An n-ary op, row by row. */
  record Nary(NaryOp op, int[] x, int y) implements Step {
    @Override
    public void run(Workspace at) {
      double[] in = at.inputs(x.length);
      for (int r = 0; r < at.rows; r++) {
        gather(at, x, r, in);
        at.block[y * at.stride + r] = op.apply(in);
      }
    }
  }

  /** All partials of an n-ary op, row by row, into columns that follow one another. */
  record NaryPartials(NaryOp op, int[] x, int y, int first) implements Step {
    @Override
    public void run(Workspace at) {
      double[] in = at.inputs(x.length);
      double[] partials = at.partials(x.length);
      for (int r = 0; r < at.rows; r++) {
        gather(at, x, r, in);
        op.partials(in, at.block[y * at.stride + r], partials);
        for (int k = 0; k < partials.length; k++) {
          at.block[(first + k) * at.stride + r] = partials[k];
        }
      }
    }
  }

  private static void gather(Workspace at, int[] x, int r, double[] in) {
    for (int k = 0; k < x.length; k++) {
      in[k] = at.block[x[k] * at.stride + r];
    }
  }

  /** Sums over rows of products of columns, each a with each b. */
  record Sums(int[] a, int[] b, int first) implements Step {
    @Override
    public void run(Workspace at) {
      at.clearPadding(a);
      at.clearPadding(b);
      for (int leaf = 0; leaf < at.leaves(); leaf++) {
        int from = leaf * SumTree.LEAF_ROWS;
        int rows = Math.min(SumTree.LEAF_ROWS, at.rows - from);
        at.kernels.sums(at.block, at.stride, from, rows, a, b, at.sums[leaf], first);
      }
    }
  }
}
