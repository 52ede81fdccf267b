package rustgrad.program.pass;

import java.util.Arrays;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

/**
 * The gradient of the outputs, added up with weights, as two graphs: the primal, which depends on
 * the inputs alone and is run once for a point, and the sweep, which is run once for each vector of
 * weights. The sweep reads what the primal has written, and then the weights.
 *
 * <pre>
 *                            v1 = tanh(x0)
 *                            v2 = tanh'(x0, v1)
 *                            out[0] = v1
 *                            out[1] = v2
 *
 *                            v4 = times(x2, x1)
 * v1 = tanh(x0)              v5 = plus(v4, 0.0)
 * out[0] = v1                out[0] = v5
 * </pre>
 *
 * Together they perform the operations of {@link Derivative#COTANGENT}, in the same order.
 *
 * @param primal writes the outputs of the function, and then all else that the sweep reads
 * @param sweep writes the gradient
 */
public record SplitCotangent(Graph primal, Graph sweep) {
  /** Of a function on one path, as it was traced. */
  public static SplitCotangent of(Graph traced) {
    int inputs = traced.inputs();
    Graph cotangent = Pipeline.run(Pipeline.differentiating(Derivative.COTANGENT, inputs), traced);
    return split(Pipeline.run(Pipeline.SIMPLIFY, withOutputs(cotangent)), inputs);
  }

  /** After the gradient come the outputs, which the result adds up: see {@link WeighOutputs}. */
  private static Graph withOutputs(Graph cotangent) {
    int gradient = cotangent.outputs();
    int outputs = cotangent.arity(cotangent.result()) / 2;
    int[] slots = new int[gradient + outputs];
    for (int k = 0; k < gradient; k++) {
      slots[k] = cotangent.output(k);
    }
    for (int k = 0; k < outputs; k++) {
      slots[gradient + k] = cotangent.input(cotangent.result(), 2 * k);
    }
    return new GraphBuilder(cotangent).build(slots[gradient], slots);
  }

  private static SplitCotangent split(Graph all, int inputs) {
    boolean[] weighted = Dependence.varying(all, inputs);
    int[] written = written(all, inputs, weighted);
    Copy primal = new Copy(all, new GraphBuilder(inputs));
    Copy sweep = new Copy(all, new GraphBuilder(written.length + all.inputs() - inputs));
    for (int k = written.length - 1; k >= 0; k--) {
      sweep.map(written[k], k);
    }
    for (int i = inputs; i < all.inputs(); i++) {
      sweep.map(i, written.length + i - inputs);
    }
    for (int i = 0; i < all.size(); i++) {
      if (!weighted[i]) {
        primal.copy(i);
      }
      if (all.kind(i) == Kind.CONSTANT || (weighted[i] && all.kind(i) != Kind.INPUT)) {
        sweep.copy(i);
      }
    }
    int[] outputs = Arrays.stream(written).map(primal::of).toArray();
    int[] gradient = new int[inputs];
    Arrays.setAll(gradient, k -> sweep.of(all.output(k)));
    return new SplitCotangent(
        DropUnused.apply(primal.to.build(outputs[0], outputs)),
        DropUnused.apply(sweep.to.build(sweep.to.constant(0.0), gradient)));
  }

  /** The slots of the outputs, and of whatever else the sweep reads that is no constant. */
  private static int[] written(Graph all, int inputs, boolean[] weighted) {
    boolean[] read = new boolean[all.size()];
    for (int i = 0; i < all.size(); i++) {
      for (int k = 0; weighted[i] && k < all.arity(i); k++) {
        int slot = all.input(i, k);
        read[slot] = !weighted[slot] && all.kind(slot) != Kind.CONSTANT;
      }
    }
    int outputs = all.outputs() - inputs;
    int[] written = new int[outputs + all.size()];
    int count = 0;
    for (int k = 0; k < outputs; k++) {
      written[count] = all.output(inputs + k);
      read[written[count++]] = false;
    }
    for (int i = 0; i < all.size(); i++) {
      if (read[i]) {
        written[count++] = i;
      }
    }
    return Arrays.copyOf(written, count);
  }
}
