package rustgrad.program.tape;

import java.util.Arrays;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Formulas;

/**
 * The derivatives of all results along a direction in the inputs, forward over a tape:
 *
 * <pre>
 *   tangent(y) = sum of tangent(x) * dy/dx     over the inputs x of y, the first input first
 * </pre>
 *
 * What the direction does not reach has no derivative, so that nothing is multiplied by 0. As in a
 * {@link ReverseSweep}, -0.0 says so, and is kept from being a tangent.
 */
final class ForwardSweep {
  private static final double NONE = TapeMemory.UNREACHED;

  /** Stands for an input, if the direction has all of them. */
  static final int ALL = -1;

  private final TapeMemory memory;
  private final double[] tangents;

  /** Those of the outputs of the latest call. */
  private double[] ofCall = {};

  private ForwardSweep(TapeMemory memory, double[] tangents) {
    this.memory = memory;
    this.tangents = tangents;
  }

  /**
   * The derivatives of some slots along a direction.
   *
   * @param only the input that alone is reached; or {@link #ALL}
   * @param into receives them at the places {@code from}, {@code from + step}, ...
   */
  static void run(
      Tape tape, double[] direction, int only, int[] slots, double[] into, int from, int step) {
    double[] tangents = tape.memory.adjoints(tape.lastSlot() + 1);
    try {
      for (int i = 0; i < direction.length; i++) {
        tangents[i + 1] = only == ALL || only == i ? direction[i] + 0.0 : NONE;
      }
      ForwardSweep sweep = new ForwardSweep(tape.memory, tangents);
      int slot = direction.length;
      double sum = NONE;
      for (int place = 0; place <= tape.lastPlace(); place++) {
        Chunk chunk = tape.memory.chunk(place);
        int at = 0;
        for (int i = 0; i < chunk.wordCount; i++) {
          long word = chunk.words[i];
          sum = sweep.plus(sum, word, chunk.numbers, at);
          at += Word.numbers(word);
          if (!Word.hasMore(word)) {
            tangents[++slot] = sum;
            sum = NONE;
          }
        }
      }
      for (int k = 0; k < slots.length; k++) {
        into[from + k * step] = tangents[slots[k]] + 0.0;
      }
    } finally {
      Arrays.fill(tangents, 0, tape.lastSlot() + 1, NONE);
    }
  }

  private static boolean isReached(double tangent) {
    return tangent != 0 || Double.doubleToRawLongBits(tangent) == 0;
  }

  /** Adds a term, or nothing if that is not reached: then it is -0.0. */
  private double plus(double sum, long word, double[] x, int at) {
    double a = tangents[Word.a(word)];
    double b = tangents[Word.b(word)];
    return switch (Word.kind(word)) {
      case Word.PASS, Word.TRUE -> sum + a;
      case Word.FALSE -> sum + b;
      case Word.NEGATE -> sum + times(a, -1);
      case Word.PLUS -> sum + a + b;
      case Word.MINUS -> sum + a + times(b, -1);
      case Word.TIMES -> sum + times(a, x[at + 1]) + times(b, x[at]);
      case Word.SCALE -> sum + times(a, x[at]);
      case Word.DIV -> sum + over(a + times(times(b, x[at]), -1), x[at + 1]); // (a' - y b') / b
      case Word.DIVIDE -> sum + over(a, x[at]);
      case Word.INVERT -> sum + over(times(times(a, x[at]), -1), x[at + 1]);
      case Word.UNARY ->
          isReached(a) ? sum + times(a, partial(Word.b(word), x[at], x[at + 1])) : sum;
      case Word.BINARY -> binary(sum, a, b, x, at);
      case Word.NARY -> nary(sum, memory.op(Word.a(word)), Word.b(word), x, at);
      case Word.CALL -> call((VectorOp) memory.op(Word.a(word)), Word.b(word), x, at);
      case Word.OUTPUT -> isReached(a) ? ofCall[Word.b(word)] + 0.0 : NONE;
      default -> sum; // a variable
    };
  }

  /** Computes the tangents of all outputs, which follow; a number if the direction reaches them. */
  private double call(VectorOp op, int n, double[] numbers, int at) {
    double[] xAndDirection = Arrays.copyOfRange(numbers, at, at + 2 * n);
    boolean reached = false;
    for (int k = 0; k < n; k++) {
      double tangent = tangents[(int) numbers[at + n + k]];
      reached |= isReached(tangent);
      xAndDirection[n + k] = tangent + 0.0;
    }
    if (!reached) {
      return NONE;
    }
    ofCall = new double[op.outputs()];
    op.tangent().apply(xAndDirection, ofCall);
    return 1;
  }

  private static double times(double tangent, double factor) {
    return isReached(tangent) ? tangent * factor + 0.0 : NONE;
  }

  private static double over(double tangent, double divisor) {
    return isReached(tangent) ? tangent / divisor + 0.0 : NONE;
  }

  private double partial(int op, double x, double y) {
    return ((UnaryOp) memory.op(op)).partial(x, y);
  }

  private double binary(double sum, double a, double b, double[] x, int at) {
    BinaryOp op = (BinaryOp) memory.op((int) x[at + 3]);
    double withA = isReached(a) ? sum + times(a, op.partialA(x[at], x[at + 1], x[at + 2])) : sum;
    return isReached(b) ? withA + times(b, op.partialB(x[at], x[at + 1], x[at + 2])) : withA;
  }

  private double nary(double start, Op op, int n, double[] numbers, int at) {
    double[] partials = new double[n];
    boolean known = false;
    double sum = start;
    for (int k = 0; k < n; k++) {
      double tangent = tangents[(int) numbers[at + n + 1 + k]];
      if (isReached(tangent)) {
        if (!known) {
          double[] x = Arrays.copyOfRange(numbers, at, at + n);
          Formulas.partials((NaryOp) op, x, numbers[at + n], partials);
          known = true;
        }
        sum += times(tangent, partials[k]);
      }
    }
    return sum;
  }
}
