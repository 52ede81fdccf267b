package rustgrad.simd;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.load;

import jdk.incubator.vector.VectorMask;
import rustgrad.api.Comparison;

/**
 * Chooses one of two numbers by a comparison of two others. Three loops serve six comparisons: the
 * others exchange the sides or, as != is the opposite of == for NaN too, the results. Each loop has
 * its operator written out, because a variable one would not be compiled to an instruction.
 */
final class Choice {
  private Choice() {}

  static void where(
      Comparison comparison,
      double[] m,
      int left,
      int right,
      int whenTrue,
      int whenFalse,
      int y,
      int length) {
    int vectors = length - length % LENGTH;
    switch (comparison) {
      case LESS -> less(m, left, right, whenTrue, whenFalse, y, vectors);
      case GREATER -> less(m, right, left, whenTrue, whenFalse, y, vectors);
      case LESS_OR_EQUAL -> lessOrEqual(m, left, right, whenTrue, whenFalse, y, vectors);
      case GREATER_OR_EQUAL -> lessOrEqual(m, right, left, whenTrue, whenFalse, y, vectors);
      case EQUAL -> equal(m, left, right, whenTrue, whenFalse, y, vectors);
      case NOT_EQUAL -> equal(m, left, right, whenFalse, whenTrue, y, vectors);
    }
    for (int i = vectors; i < length; i++) {
      m[y + i] = comparison.test(m[left + i], m[right + i]) ? m[whenTrue + i] : m[whenFalse + i];
    }
  }

  private static void less(double[] m, int a, int b, int yes, int no, int y, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      VectorMask<Double> chosen = load(m, a + i).compare(LT, load(m, b + i));
      load(m, no + i).blend(load(m, yes + i), chosen).intoArray(m, y + i);
    }
  }

  private static void lessOrEqual(double[] m, int a, int b, int yes, int no, int y, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      VectorMask<Double> chosen = load(m, a + i).compare(LE, load(m, b + i));
      load(m, no + i).blend(load(m, yes + i), chosen).intoArray(m, y + i);
    }
  }

  private static void equal(double[] m, int a, int b, int yes, int no, int y, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      VectorMask<Double> chosen = load(m, a + i).compare(EQ, load(m, b + i));
      load(m, no + i).blend(load(m, yes + i), chosen).intoArray(m, y + i);
    }
  }
}
