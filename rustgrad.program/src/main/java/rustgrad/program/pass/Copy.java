package rustgrad.program.pass;

import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

/** A graph that is being written from another, and where the slots of the other have gone. */
public final class Copy {
  /** What is read. */
  public final Graph from;

  /** What is written. */
  public final GraphBuilder to;

  private final int[] slots;

  /** A copy into a new graph with the same number of inputs. */
  public Copy(Graph from) {
    this(from, 0);
  }

  /** A copy into a new graph with more inputs after those of the other. */
  public Copy(Graph from, int moreInputs) {
    this(from, new GraphBuilder(from.inputs() + moreInputs));
  }

  /** A copy into a graph that has been begun. */
  public Copy(Graph from, GraphBuilder to) {
    this.from = from;
    this.to = to;
    this.slots = new int[from.size()];
  }

  /** The new slot of an old one. */
  public int of(int old) {
    return slots[old];
  }

  /** The new slots of the inputs of an old instruction. */
  public int[] inputsOf(int old) {
    int[] in = from.inputsOf(old);
    for (int k = 0; k < in.length; k++) {
      in[k] = slots[in[k]];
    }
    return in;
  }

  /** Notes that an old slot is now this one. */
  public void map(int old, int slot) {
    slots[old] = slot;
  }

  /** Writes an old instruction as it was. */
  public void copy(int old) {
    Kind kind = from.kind(old);
    map(
        old,
        switch (kind) {
          case INPUT -> from.detail(old);
          case CONSTANT -> to.constant(from.constant(old));
          default -> to.copyRenumbered(from, old, slots);
        });
  }

  /** Writes every old instruction as it was. */
  public Copy all() {
    for (int i = 0; i < from.size(); i++) {
      copy(i);
    }
    return this;
  }

  /** The new graph, with the outputs of the old. */
  public Graph build() {
    int[] outputs = new int[from.outputs()];
    for (int k = 0; k < outputs.length; k++) {
      outputs[k] = of(from.output(k));
    }
    return to.build(of(from.result()), outputs);
  }
}
