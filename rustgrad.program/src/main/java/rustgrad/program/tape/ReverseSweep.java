package rustgrad.program.tape;

import java.util.Arrays;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.UnaryOp;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Formulas;

/**
 * The chain rule, back over a tape, in the reverse of the order of recording:
 *
 * <pre>
 *   adjoint(x) += adjoint(y) * dy/dx     for each input x of each result y, the last input first
 * </pre>
 *
 * Each contribution is computed as by the eager engine. To each, 0.0 is added, which changes no bit
 * of it but makes 0.0 of -0.0, so that no adjoint which something has reached is {@link
 * TapeMemory#UNREACHED}. What slot 0 receives is thrown away.
 */
final class ReverseSweep {
  private static final long UNREACHED = Double.doubleToRawLongBits(TapeMemory.UNREACHED);

  private final Tape tape;
  private final double[] adjoints;

  /** The result whose terms come next, and its adjoint. */
  private int slot;

  private double g = TapeMemory.UNREACHED;

  private ReverseSweep(Tape tape) {
    this.tape = tape;
    this.slot = tape.lastSlot();
    this.adjoints = tape.memory.adjoints(slot + 1);
  }

  /**
   * The derivatives of the sum of some slots, each times its weight, with respect to the inputs.
   *
   * @param into receives them, from a place on
   */
  static void run(Tape tape, int[] slots, double[] weights, double[] into, int from, int inputs) {
    ReverseSweep sweep = new ReverseSweep(tape);
    double[] adjoints = sweep.adjoints;
    int reached = tape.lastSlot();
    try {
      for (int i = 0; i < slots.length; i++) {
        adjoints[slots[i]] += weights[i] + 0.0;
      }
      for (int place = tape.lastPlace(); place >= 0; place--) {
        sweep.back(tape.memory.chunk(place));
      }
      for (int i = 0; i < inputs; i++) {
        into[from + i] = adjoints[i + 1] + 0.0;
      }
      reached = inputs; // the others have been handed on
    } finally {
      Arrays.fill(adjoints, 0, reached + 1, TapeMemory.UNREACHED);
    }
  }

  private void back(Chunk chunk) {
    long[] words = chunk.words;
    double[] x = chunk.numbers;
    double[] to = adjoints;
    UnaryOp[] unaries = tape.memory.unaries();
    double y = g;
    int end = chunk.numberCount;
    int result = slot;
    for (int i = chunk.wordCount - 1; i >= 0; i--) {
      long word = words[i];
      if (!Word.hasMore(word)) {
        y = to[result];
        to[result--] = TapeMemory.UNREACHED;
      }
      if (Double.doubleToRawLongBits(y) == UNREACHED) {
        end -= Word.numbers(word);
        continue;
      }
      int a = Word.a(word);
      int b = Word.b(word);
      switch (Word.kind(word)) {
        case Word.PASS, Word.TRUE -> to[a] += y;
        case Word.FALSE -> to[b] += y;
        case Word.NEGATE -> to[a] += -y + 0.0;
        case Word.PLUS -> {
          to[b] += y;
          to[a] += y;
        }
        case Word.MINUS -> {
          to[b] += -y + 0.0;
          to[a] += y;
        }
        case Word.TIMES -> {
          end -= 2;
          to[b] += y * x[end] + 0.0;
          to[a] += y * x[end + 1] + 0.0;
        }
        case Word.SCALE -> to[a] += y * x[--end] + 0.0;
        case Word.DIV -> {
          end -= 2;
          to[b] += y * -(x[end] / x[end + 1]) + 0.0;
          to[a] += y / x[end + 1] + 0.0;
        }
        case Word.DIVIDE -> to[a] += y / x[--end] + 0.0;
        case Word.INVERT -> {
          end -= 2;
          to[a] += y * -(x[end] / x[end + 1]) + 0.0;
        }
        case Word.UNARY -> {
          end -= 2;
          to[a] += y * unaries[b].partial(x[end], x[end + 1]) + 0.0;
        }
        case Word.BINARY -> {
          end -= 4;
          binary(a, b, y, x, end);
        }
        case Word.NARY -> {
          end -= Word.ofNary(b);
          nary((NaryOp) tape.memory.op(a), b, y, x, end);
        }
        case Word.CALL -> {
          end -= 2 * b;
          call((VectorOp) tape.memory.op(a), b, result + 1, x, end);
        }
        case Word.OUTPUT -> {
          end--;
          to[result + 1] = y; // until the call takes it
          to[a] += y;
        }
        default -> {} // a variable hands on nothing
      }
    }
    slot = result;
    g = y;
  }

  /** A partial with respect to a constant is not asked for: it may be NaN, and reaches nothing. */
  private void binary(int a, int b, double g, double[] numbers, int at) {
    double x = numbers[at];
    double y = numbers[at + 1];
    double number = numbers[at + 2];
    BinaryOp op = (BinaryOp) tape.memory.op((int) numbers[at + 3]);
    if (b != 0) {
      adjoints[b] += g * op.partialB(x, y, number) + 0.0;
    }
    if (a != 0) {
      adjoints[a] += g * op.partialA(x, y, number) + 0.0;
    }
  }

  /** The slots of the outputs follow that of the call; what is not reached has weight 0. */
  private void call(VectorOp op, int n, int call, double[] numbers, int at) {
    int outputs = op.outputs();
    double[] xAndWeights = Arrays.copyOf(Arrays.copyOfRange(numbers, at, at + n), n + outputs);
    for (int k = 0; k < outputs; k++) {
      xAndWeights[n + k] = adjoints[call + 1 + k] + 0.0;
      adjoints[call + 1 + k] = TapeMemory.UNREACHED;
    }
    double[] gradient = new double[n];
    op.pullback().apply(xAndWeights, gradient);
    for (int k = n - 1; k >= 0; k--) {
      adjoints[(int) numbers[at + n + k]] += gradient[k] + 0.0;
    }
  }

  private void nary(NaryOp op, int n, double g, double[] numbers, int at) {
    double[] x = Arrays.copyOfRange(numbers, at, at + n);
    double[] partials = new double[n];
    Formulas.partials(op, x, numbers[at + n], partials);
    for (int k = n - 1; k >= 0; k--) {
      adjoints[(int) numbers[at + n + 1 + k]] += g * partials[k] + 0.0;
    }
  }
}
