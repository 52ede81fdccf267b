package rustgrad.core.kernel;

/**
 * Columns from columns, a part at a time. C2 makes no vector instructions of a loop that reads and
 * writes one array at different places, so the parts are copied to arrays of their own.
 */
final class PlainArithmetic {
  private static final int PART = 256;

  private static final ThreadLocal<PlainArithmetic> OF_THREAD =
      ThreadLocal.withInitial(PlainArithmetic::new);

  private final double[] left = new double[PART];
  private final double[] right = new double[PART];

  private PlainArithmetic() {}

  static void plus(double[] m, int a, int b, int y, int length) {
    PlainArithmetic parts = OF_THREAD.get();
    for (int from = 0; from < length; from += PART) {
      int size = parts.read(m, a + from, b + from, length - from);
      plus(parts.left, parts.right, size);
      System.arraycopy(parts.left, 0, m, y + from, size);
    }
  }

  private static void plus(double[] left, double[] right, int size) {
    for (int i = 0; i < size; i++) {
      left[i] = left[i] + right[i];
    }
  }

  static void minus(double[] m, int a, int b, int y, int length) {
    PlainArithmetic parts = OF_THREAD.get();
    for (int from = 0; from < length; from += PART) {
      int size = parts.read(m, a + from, b + from, length - from);
      minus(parts.left, parts.right, size);
      System.arraycopy(parts.left, 0, m, y + from, size);
    }
  }

  private static void minus(double[] left, double[] right, int size) {
    for (int i = 0; i < size; i++) {
      left[i] = left[i] - right[i];
    }
  }

  static void times(double[] m, int a, int b, int y, int length) {
    PlainArithmetic parts = OF_THREAD.get();
    for (int from = 0; from < length; from += PART) {
      int size = parts.read(m, a + from, b + from, length - from);
      times(parts.left, parts.right, size);
      System.arraycopy(parts.left, 0, m, y + from, size);
    }
  }

  private static void times(double[] left, double[] right, int size) {
    for (int i = 0; i < size; i++) {
      left[i] = left[i] * right[i];
    }
  }

  static void div(double[] m, int a, int b, int y, int length) {
    PlainArithmetic parts = OF_THREAD.get();
    for (int from = 0; from < length; from += PART) {
      int size = parts.read(m, a + from, b + from, length - from);
      div(parts.left, parts.right, size);
      System.arraycopy(parts.left, 0, m, y + from, size);
    }
  }

  private static void div(double[] left, double[] right, int size) {
    for (int i = 0; i < size; i++) {
      left[i] = left[i] / right[i];
    }
  }

  /** Copies the next part of both operands, and returns how long it is. */
  private int read(double[] m, int a, int b, int left) {
    int size = Math.min(PART, left);
    System.arraycopy(m, a, this.left, 0, size);
    System.arraycopy(m, b, right, 0, size);
    return size;
  }
}
