package rustgrad.core.eager;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import rustgrad.api.spi.VectorOp;

/**
 * Several numbers at once, y = f(x), each of which an {@link Output} takes from here. The outputs
 * that a sweep has reached leave their gradients here before it comes to this node. They are the
 * weights of one vector-Jacobian product, in which the other outputs weigh 0.
 */
final class Call extends Result {
  final VectorOp op;
  private final double[] outputs;
  private final double[] weights;

  Call(VectorOp op, Node[] x) {
    super(Double.NaN, x);
    this.op = op;
    this.outputs = new double[op.outputs()];
    this.weights = new double[op.outputs()];
    op.apply(numbers(), outputs);
  }

  /** One of the numbers, and the gradient that flows into it. */
  static final class Output extends Result {
    final int place;

    Output(Call call, int place) {
      super(call.outputs[place], call);
      this.place = place;
    }

    @Override
    void chainRule(Contributions to) {
      ((Call) input(0)).weights[place] = grad();
      to.add(this, 0, grad());
    }
  }

  @Override
  public void zeroGrad() {
    super.zeroGrad();
    Arrays.fill(weights, 0);
  }

  @Override
  void chainRule(Contributions to) {
    double[] gradient = new double[arity()];
    double[] x = DoubleStream.concat(Arrays.stream(numbers()), Arrays.stream(weights)).toArray();
    op.pullback().apply(x, gradient);
    for (int i = gradient.length - 1; i >= 0; i--) {
      to.add(this, i, gradient[i]);
    }
  }

  @Override
  public String op() {
    return op.name();
  }
}
