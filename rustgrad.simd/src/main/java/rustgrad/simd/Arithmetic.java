package rustgrad.simd;

import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.load;

/**
 * Columns from columns. C2 turns no such loop over one array into vector instructions, as it cannot
 * tell that what is written is not what is read next.
 */
final class Arithmetic {
  private Arithmetic() {}

  static void plus(double[] m, int a, int b, int y, int length) {
    int vectors = length - length % LENGTH;
    for (int i = 0; i < vectors; i += LENGTH) {
      load(m, a + i).add(load(m, b + i)).intoArray(m, y + i);
    }
    for (int i = vectors; i < length; i++) {
      m[y + i] = m[a + i] + m[b + i];
    }
  }

  static void minus(double[] m, int a, int b, int y, int length) {
    int vectors = length - length % LENGTH;
    for (int i = 0; i < vectors; i += LENGTH) {
      load(m, a + i).sub(load(m, b + i)).intoArray(m, y + i);
    }
    for (int i = vectors; i < length; i++) {
      m[y + i] = m[a + i] - m[b + i];
    }
  }

  static void times(double[] m, int a, int b, int y, int length) {
    int vectors = length - length % LENGTH;
    for (int i = 0; i < vectors; i += LENGTH) {
      load(m, a + i).mul(load(m, b + i)).intoArray(m, y + i);
    }
    for (int i = vectors; i < length; i++) {
      m[y + i] = m[a + i] * m[b + i];
    }
  }

  static void div(double[] m, int a, int b, int y, int length) {
    int vectors = length - length % LENGTH;
    for (int i = 0; i < vectors; i += LENGTH) {
      load(m, a + i).div(load(m, b + i)).intoArray(m, y + i);
    }
    for (int i = vectors; i < length; i++) {
      m[y + i] = m[a + i] / m[b + i];
    }
  }
}
