package rustgrad.rows.kernel;

import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.program.ir.Kind;

/** Plain loops. */
public final class PlainKernels implements Kernels {
  private static final Class<?> DOUBLES = double[].class;

  @Override
  public String name() {
    return "plain Java";
  }

  @Override
  public UnaryOp columns(UnaryOp op) {
    return op;
  }

  /** What an op has a form of its own for, of many inputs, is faster by this. */
  @Override
  public boolean fits(Kind kind, Op op) {
    return switch (kind) {
      case UNARY -> isOneByOne(op, "apply", DOUBLES, int.class, DOUBLES, int.class, int.class);
      case UNARY_PARTIAL ->
          isOneByOne(
              op, "partial", DOUBLES, int.class, DOUBLES, int.class, DOUBLES, int.class, int.class);
      default -> true;
    };
  }

  private static boolean isOneByOne(Op op, String form, Class<?>... parameters) {
    try {
      return op.getClass().getMethod(form, parameters).getDeclaringClass() == UnaryOp.class;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public int loopSize() {
    return 128;
  }

  @Override
  public RowLoop loop(LoopBody body) {
    try {
      return PlainLoops.of(body);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the compiled loop cannot be used", e);
    }
  }

  @Override
  public void dots(double[] m, int stride, int rows, int[] x, int y, double[] starts, Weights w) {
    PlainDots.dots(m, stride, rows, x, y, starts, w);
  }

  @Override
  public void sums(
      double[] m, int stride, int from, int rows, int[] a, int[] b, double[] sums, int at) {
    int to = at;
    for (int column : a) {
      int left = column * stride + from;
      int i = 0;
      for (; i + 2 <= b.length; i += 2, to += 2) {
        two(m, left, b[i] * stride + from, b[i + 1] * stride + from, rows, sums, to);
      }
      if (i < b.length) {
        sums[to++] = one(m, left, b[i] * stride + from, rows);
      }
    }
  }

  private static double one(double[] m, int a, int b, int rows) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    for (int r = 0; r < rows; r += LANES) {
      s0 += m[a + r] * m[b + r];
      s1 += m[a + r + 1] * m[b + r + 1];
      s2 += m[a + r + 2] * m[b + r + 2];
      s3 += m[a + r + 3] * m[b + r + 3];
      s4 += m[a + r + 4] * m[b + r + 4];
      s5 += m[a + r + 5] * m[b + r + 5];
      s6 += m[a + r + 6] * m[b + r + 6];
      s7 += m[a + r + 7] * m[b + r + 7];
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }

  /** The sums with b and with c, which read a once. */
  private static void two(double[] m, int a, int b, int c, int rows, double[] sums, int at) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    double t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0, t6 = 0, t7 = 0;
    for (int r = 0; r < rows; r += LANES) {
      s0 += m[a + r] * m[b + r];
      t0 += m[a + r] * m[c + r];
      s1 += m[a + r + 1] * m[b + r + 1];
      t1 += m[a + r + 1] * m[c + r + 1];
      s2 += m[a + r + 2] * m[b + r + 2];
      t2 += m[a + r + 2] * m[c + r + 2];
      s3 += m[a + r + 3] * m[b + r + 3];
      t3 += m[a + r + 3] * m[c + r + 3];
      s4 += m[a + r + 4] * m[b + r + 4];
      t4 += m[a + r + 4] * m[c + r + 4];
      s5 += m[a + r + 5] * m[b + r + 5];
      t5 += m[a + r + 5] * m[c + r + 5];
      s6 += m[a + r + 6] * m[b + r + 6];
      t6 += m[a + r + 6] * m[c + r + 6];
      s7 += m[a + r + 7] * m[b + r + 7];
      t7 += m[a + r + 7] * m[c + r + 7];
    }
    sums[at] = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    sums[at + 1] = ((t0 + t4) + (t2 + t6)) + ((t1 + t5) + (t3 + t7));
  }

  @Override
  public void where(
      Comparison comparison,
      double[] m,
      int left,
      int right,
      int whenTrue,
      int whenFalse,
      int y,
      int length) {
    switch (comparison) {
      case LESS -> less(m, left, right, whenTrue, whenFalse, y, length);
      case GREATER -> less(m, right, left, whenTrue, whenFalse, y, length);
      case LESS_OR_EQUAL -> lessOrEqual(m, left, right, whenTrue, whenFalse, y, length);
      case GREATER_OR_EQUAL -> lessOrEqual(m, right, left, whenTrue, whenFalse, y, length);
      case EQUAL -> equal(m, left, right, whenTrue, whenFalse, y, length);
      case NOT_EQUAL -> equal(m, left, right, whenFalse, whenTrue, y, length);
    }
  }

  private static void less(double[] m, int a, int b, int yes, int no, int y, int length) {
    for (int i = 0; i < length; i++) {
      m[y + i] = m[a + i] < m[b + i] ? m[yes + i] : m[no + i];
    }
  }

  private static void lessOrEqual(double[] m, int a, int b, int yes, int no, int y, int length) {
    for (int i = 0; i < length; i++) {
      m[y + i] = m[a + i] <= m[b + i] ? m[yes + i] : m[no + i];
    }
  }

  private static void equal(double[] m, int a, int b, int yes, int no, int y, int length) {
    for (int i = 0; i < length; i++) {
      m[y + i] = m[a + i] == m[b + i] ? m[yes + i] : m[no + i];
    }
  }
}
