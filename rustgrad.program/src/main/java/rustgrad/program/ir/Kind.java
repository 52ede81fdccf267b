package rustgrad.program.ir;

/**
 * What an instruction of a {@link Graph} computes from its inputs. The detail of an instruction is
 * the index of an op, a comparison or a place, as said with each kind.
 */
public enum Kind {
  /** Input {@code detail} of the program. */
  INPUT(0),
  /** The constant number {@code detail} of the graph. */
  CONSTANT(0),
  PLUS(2),
  MINUS(2),
  TIMES(2),
  DIV(2),
  NEGATE(1),
  /** The first input, through which no gradient flows. */
  DETACH(1),
  /** x0 + x1 + ..., from left to right. */
  SUM(Kind.MANY),
  /** x0*x1 + x2*x3 + ..., from left to right; started with x0 if the number of inputs is odd. */
  DOT(Kind.MANY),
  /** Input 2 if inputs 0 and 1 compare as {@code detail} says, else input 3. */
  WHERE(Kind.MANY),
  /** Ends the run if inputs 0 and 1 do not compare as {@code detail} says; has no value. */
  GUARD(2),
  /** Op {@code detail}. */
  UNARY(1),
  /** Op {@code detail}. */
  BINARY(2),
  /** Op {@code detail}. */
  NARY(Kind.MANY),
  /** The partial of unary op {@code detail}, given x and y. */
  UNARY_PARTIAL(2),
  /** The partial of binary op {@code detail} with respect to a, given a, b and y. */
  PARTIAL_A(Kind.MANY),
  /** The partial of binary op {@code detail} with respect to b, given a, b and y. */
  PARTIAL_B(Kind.MANY),
  /**
   * All partials of n-ary op {@code detail}, given every x and y; only {@link #PICK} reads them.
   */
  NARY_PARTIALS(Kind.MANY),
  /** All outputs of vector op {@code detail}; only {@link #PICK} reads them. */
  CALL(Kind.MANY),
  /** Number {@code detail} of the {@link #NARY_PARTIALS} or {@link #CALL} that is its input. */
  PICK(1),
  /** The input, summed over the rows of data that the program is run on, starting from 0.0. */
  ROW_SUM(1);

  static final int MANY = -1;
  private static final Kind[] ALL = values();

  private final int arity;

  Kind(int arity) {
    this.arity = arity;
  }

  /** The number of inputs, or -1 if it differs from instruction to instruction. */
  int arity() {
    return arity;
  }

  /** Whether it has several numbers, which only {@link #PICK} reads. */
  public boolean hasManyNumbers() {
    return this == NARY_PARTIALS || this == CALL;
  }

  public boolean hasFixedArity() {
    return arity != MANY;
  }

  static Kind of(int ordinal) {
    return ALL[ordinal];
  }

  /** Whether {@code detail} is the index of an op. */
  public boolean usesOp() {
    return switch (this) {
      case UNARY, BINARY, NARY, UNARY_PARTIAL, PARTIAL_A, PARTIAL_B, NARY_PARTIALS, CALL -> true;
      default -> false;
    };
  }
}
