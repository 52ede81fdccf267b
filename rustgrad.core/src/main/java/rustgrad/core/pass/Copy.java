package rustgrad.core.pass;

import rustgrad.core.ir.Graph;
import rustgrad.core.ir.GraphBuilder;
import rustgrad.core.ir.Kind;

/** A graph that is being written from another, and where the slots of the other have gone. */
final class Copy {
  final Graph from;
  final GraphBuilder to;
  private final int[] slots;

  Copy(Graph from) {
    this(from, 0);
  }

  /** With more inputs behind those of the other graph. */
  Copy(Graph from, int moreInputs) {
    this.from = from;
    this.to = new GraphBuilder(from.inputs() + moreInputs);
    this.slots = new int[from.size()];
  }

  /** The new slot of an old one. */
  int of(int old) {
    return slots[old];
  }

  /** The new slots of the inputs of an old instruction. */
  int[] inputsOf(int old) {
    int[] in = from.inputsOf(old);
    for (int k = 0; k < in.length; k++) {
      in[k] = slots[in[k]];
    }
    return in;
  }

  /** Notes that an old slot is now this one. */
  void map(int old, int slot) {
    slots[old] = slot;
  }

  /** Writes an old instruction as it was. */
  void copy(int old) {
    Kind kind = from.kind(old);
    map(
        old,
        switch (kind) {
          case INPUT -> from.detail(old);
          case CONSTANT -> to.constant(from.constant(old));
          default -> to.copy(from, old, inputsOf(old));
        });
  }

  /** The new graph, with the outputs of the old. */
  Graph build() {
    int[] outputs = new int[from.outputs()];
    for (int k = 0; k < outputs.length; k++) {
      outputs[k] = of(from.output(k));
    }
    return to.build(of(from.result()), outputs);
  }
}
