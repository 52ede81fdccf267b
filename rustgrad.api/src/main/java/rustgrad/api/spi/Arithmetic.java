package rustgrad.api.spi;

/** The operations of two inputs that engines know by themselves. */
public enum Arithmetic {
  /** a + b. */
  PLUS,
  /** a - b. */
  MINUS,
  /** a * b. */
  TIMES,
  /** a / b. */
  DIV
}
