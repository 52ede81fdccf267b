package rustgrad.api.spi;

import java.util.Optional;
import rustgrad.api.Op;
import rustgrad.api.Value;

/**
 * A function of several numbers with several outputs, y = f(x), that is called as a whole: a
 * program within another. No service provides one, and none has a name to be found by.
 *
 * <p>Its derivatives are such functions too, so that what they compute can be differentiated again.
 */
public non-sealed interface VectorOp extends Op {

  /** How many inputs it has. */
  int inputs();

  /** How many outputs it has. */
  int outputs();

  /**
   * Writes y = f(x).
   *
   * @param x the inputs; neither kept nor changed
   * @param into receives the outputs
   */
  void apply(double[] x, double[] into);

  /**
   * The vector-Jacobian product (x, w) -&gt; w J(x): of the inputs, and then a weight for each
   * output; a number for each input. The same object each time.
   */
  VectorOp pullback();

  /**
   * The Jacobian-vector product (x, d) -&gt; J(x) d: of the inputs, and then a direction; a number
   * for each output. The same object each time.
   */
  VectorOp tangent();

  /**
   * Of the {@link #pullback()} of an op: both of them as two runs, of which the first keeps what
   * the second needs. Empty for other ops, and if what is needed differs from point to point.
   */
  Optional<Split> split();

  /** See {@link VectorOp#split()}. The bits are those of the op and its pullback. */
  interface Split {

    /** The op that is pulled back. */
    VectorOp primal();

    /** How many numbers are kept, of which the outputs are the first. */
    int kept();

    /** Writes the outputs, and then all else that is kept. */
    void forward(double[] x, double[] kept);

    /** Writes a number for each input, given what is kept and then a weight for each output. */
    void back(double[] keptAndWeights, double[] into);
  }

  /** The outputs as values, computed operation by operation. */
  Value[] operations(Value... x);

  /** Returns once what has been called of it runs as fast as it can. */
  void prepare();

  @Override
  default boolean accepts(int n) {
    return n == inputs();
  }
}
