package rustgrad.program.ir;

import java.util.HashSet;
import java.util.Set;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.spi.VectorOp;

/** Checks that a graph is well formed. The tests run it after every pass. */
public final class Verifier {
  private final Graph graph;

  private Verifier(Graph graph) {
    this.graph = graph;
  }

  /**
   * Returns the graph if it is well formed.
   *
   * @throws IllegalStateException if not; the message names the instruction and what is wrong
   */
  public static Graph verify(Graph graph) {
    new Verifier(graph).run();
    return graph;
  }

  private void run() {
    Set<Long> constants = new HashSet<>();
    for (int i = 0; i < graph.size(); i++) {
      Kind kind = graph.kind(i);
      check(i < graph.inputs() == (kind == Kind.INPUT), i, "inputs come first and nowhere else");
      check(kind != Kind.INPUT || graph.detail(i) == i, i, "input i is slot i");
      check(
          kind != Kind.CONSTANT || constants.add(Double.doubleToRawLongBits(graph.constant(i))),
          i,
          "a constant has one slot");
      checkInputs(i, kind);
      if (kind.usesOp()) {
        checkOp(i, kind, graph.op(i));
      }
    }
    checkReadable(graph.result(), graph.result());
    for (int k = 0; k < graph.outputs(); k++) {
      checkReadable(graph.output(k), graph.output(k));
    }
  }

  private void checkInputs(int i, Kind kind) {
    for (int k = 0; k < graph.arity(i); k++) {
      int input = graph.input(i, k);
      check(input >= 0 && input < i, i, "an instruction reads only slots before its own");
      if (kind == Kind.PICK) {
        check(graph.kind(input).hasManyNumbers(), i, "pick reads what has many numbers");
      } else {
        checkReadable(input, i);
      }
    }
    switch (kind) {
      case WHERE -> check(graph.arity(i) == 4, i, "where has 4 inputs");
      case SUM, DOT -> check(graph.arity(i) > 0, i, "a sum has terms");
      case PICK ->
          check(graph.detail(i) < graph.numbers(graph.first(i)), i, "pick is within bounds");
      default -> {}
    }
  }

  private void checkReadable(int slot, int by) {
    Kind kind = graph.kind(slot);
    check(kind != Kind.GUARD && !kind.hasManyNumbers(), by, "reads a slot without a number");
  }

  private void checkOp(int i, Kind kind, Op op) {
    int arity = graph.arity(i);
    boolean fits =
        switch (kind) {
          case UNARY, UNARY_PARTIAL -> op instanceof UnaryOp;
          case BINARY -> op instanceof BinaryOp;
          case PARTIAL_A, PARTIAL_B -> op instanceof BinaryOp && arity == 3;
          case NARY -> op instanceof NaryOp && op.accepts(arity);
          case NARY_PARTIALS -> op instanceof NaryOp && op.accepts(arity - 1);
          case CALL -> op instanceof VectorOp && op.accepts(arity);
          default -> throw new AssertionError(kind);
        };
    check(fits, i, "the op fits its instruction");
  }

  private void check(boolean holds, int i, String rule) {
    if (!holds) {
      throw new IllegalStateException("instruction %d breaks a rule: %s".formatted(i, rule));
    }
  }
}
