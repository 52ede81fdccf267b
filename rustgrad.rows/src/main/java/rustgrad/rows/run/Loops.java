package rustgrad.rows.run;

/** When programs without long dots run in loops; before that, and else, they run step by step. */
public enum Loops {
  /** Never. */
  NEVER,

  /** When they have run so much that it pays, made by another thread. */
  LATER,

  /** At once. */
  AT_ONCE
}
