package rustgrad.program.tape;

/**
 * One term of a recorded result, as a word of 64 bits: what kind it is, and the slots of two
 * inputs. Slot 0 stands for an input without a gradient.
 *
 * <pre>
 * kind      y =                                 numbers that it has
 * PASS      a
 * NEGATE    -a
 * PLUS      a + b
 * MINUS     a - b
 * TIMES     a * b                               a, b
 * SCALE     a * number                          the number
 * DIV       a / b                               y, b
 * DIVIDE    a / number                          the number
 * INVERT    number / a                          y, a
 * UNARY     op(a), the op is b                  a, y
 * BINARY    op(a, b)                            a, b, y, op
 * NARY      op(x[0], ..., x[b-1]), the op is a  x, y, the slots of x
 * TRUE      where: a, chosen from a and b
 * FALSE     where: b, chosen from a and b
 * VARIABLE  a variable of an inner gradient
 * CALL      no number: vector op a, of inputs x  x, the slots of x
 * OUTPUT    output b of the call a              the output
 * </pre>
 *
 * <p>A sum or dot product is several words: {@link #MORE} marks all but the last. It is the sum of
 * its terms, and hands its gradient on to the last term first.
 */
final class Word {
  static final int PASS = 0;
  static final int NEGATE = 1;
  static final int PLUS = 2;
  static final int MINUS = 3;
  static final int TIMES = 4;
  static final int SCALE = 5;
  static final int DIV = 6;
  static final int DIVIDE = 7;
  static final int INVERT = 8;
  static final int UNARY = 9;
  static final int BINARY = 10;
  static final int NARY = 11;
  static final int TRUE = 12;
  static final int FALSE = 13;
  static final int VARIABLE = 14;
  static final int CALL = 15;
  static final int OUTPUT = 16;

  /** A bit of words after which there are more of the same result. */
  static final int MORE = 1 << 5;

  private static final int KIND_BITS = 6;
  private static final int SLOT_BITS = 29;

  /** How many slots there can be. */
  static final int SLOTS = 1 << SLOT_BITS;

  private static final int[] NUMBERS = {0, 0, 0, 0, 2, 1, 2, 1, 2, 2, 4, 0, 0, 0, 0, 0, 1};

  private Word() {}

  static long of(int kind, int a, int b) {
    return (long) a << SLOT_BITS + KIND_BITS | (long) b << KIND_BITS | kind;
  }

  static int kind(long word) {
    return (int) word & MORE - 1;
  }

  static boolean hasMore(long word) {
    return (word & MORE) != 0;
  }

  static int a(long word) {
    return (int) (word >>> SLOT_BITS + KIND_BITS);
  }

  static int b(long word) {
    return (int) (word >>> KIND_BITS) & SLOTS - 1;
  }

  /** How many numbers a word has. */
  static int numbers(long word) {
    int kind = kind(word);
    return kind == NARY ? ofNary(b(word)) : kind == CALL ? 2 * b(word) : NUMBERS[kind];
  }

  /** How many numbers the word of an op of n inputs has. */
  static int ofNary(int inputs) {
    return 2 * inputs + 1;
  }
}
