package rustgrad.simd;

import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * Shows HotSpot operators of several classes, before it compiles what all operations of the Vector
 * API ask their operator (opKind). If it has met one class until then, it bets on it, and loses up
 * to four times when others come. What was lost counts in each loop for each operation that asks,
 * and at 100 (PerMethodTrapLimit), after 25 operations, HotSpot bets on no class any more, not on
 * that of the vectors either: they become objects, and the loop takes three times as long.
 */
final class OperatorClasses {
  /** HotSpot compiles what has been called 200 times so that it notes the classes it meets. */
  private static final int TIMES = 1_000;

  private OperatorClasses() {}

  /** Returns once they have been shown. */
  static void show() {
    Holder.SHOWN.length();
  }

  private static final class Holder {
    static final VectorMask<Double> SHOWN = run();

    private static VectorMask<Double> run() {
      DoubleVector one = Vectors.all(1);
      VectorMask<Double> less = one.compare(LT, one);
      for (int i = 0; i < TIMES; i++) {
        less = one.add(one.neg()).compare(LT, one);
      }
      return less;
    }
  }

  /** Shows them beside what else is done, where a core is free for it. */
  static void showSoon() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(null, OperatorClasses::show, "rustgrad-simd", 0, false);
      thread.setDaemon(true);
      thread.start();
    }
  }
}
