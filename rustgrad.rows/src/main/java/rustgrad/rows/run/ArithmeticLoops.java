package rustgrad.rows.run;

import rustgrad.rows.plan.PlanStep;

/** The loops of + - * / and negation over columns. */
final class ArithmeticLoops {
  private ArithmeticLoops() {}

  static void run(PlanStep.Elementwise step, Workspace at) {
    double[] m = at.block;
    int a = step.a() * at.stride;
    int b = step.b() * at.stride;
    int y = step.y() * at.stride;
    int length = at.length(step.count());
    switch (step.kind()) {
      case PLUS -> plus(m, a, b, y, length);
      case MINUS -> minus(m, a, b, y, length);
      case TIMES -> times(m, a, b, y, length);
      case DIV -> div(m, a, b, y, length);
      case NEGATE -> negate(m, a, y, length);
      default -> throw new AssertionError(step);
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
