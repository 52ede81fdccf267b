package rustgrad.program;

/**
 * In which order the chain rule is applied to compute a Jacobian or a gradient. The numbers differ
 * by rounding.
 */
public enum Accumulation {
  /** From the inputs to the outputs, once for each input. */
  FORWARD,
  /** From the outputs to the inputs, once for each output. */
  REVERSE
}
