package rustgrad.rows.pass;

import java.util.Arrays;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;
import rustgrad.program.pass.Copy;

/**
 * Makes one dot of a chain that adds up products of something that varies from row to row with
 * something that does not, however the chain was written: with plus, sum or dots. The dot
 * multiplies and adds in the same order; a term that is no such product is multiplied by 1.
 *
 * <pre>
 * v4 = times(x0, x2)
 * v5 = times(x3, x1)
 * v6 = plus(v4, v5)
 * v7 = plus(v6, x0)          v5 = dot(x2, x0, x3, x1, x0, 1.0)
 * return v7                  return v5
 * </pre>
 *
 * (x0 and x1 are parameters, x2 and x3 a row.) Of each pair in a dot, the second does not vary.
 */
final class FuseDot {
  private final Graph graph;
  private final boolean[] varying;
  private final Copy copy;
  private final int one;
  private final int[] uses;

  /** Whether a chain goes through an instruction, or ends there. */
  private final boolean[] chain;

  /** Whether an instruction is a part of a chain that goes on. */
  private final boolean[] absorbed;

  /** The inputs of a dot, in new slots, from the last to the first. */
  private int[] reversed = new int[64];

  private int size;

  private FuseDot(Graph graph, int parameters) {
    this.graph = graph;
    this.varying = Dependence.varying(graph, parameters);
    this.copy = new Copy(graph);
    this.one = copy.to.constant(1.0);
    this.uses = Dependence.uses(graph);
    this.chain = new boolean[graph.size()];
    this.absorbed = new boolean[graph.size()];
  }

  /** Fuses dots in a function whose first inputs are parameters and whose others are a row. */
  static Graph apply(Graph graph, int parameters) {
    return new FuseDot(graph, parameters).run();
  }

  private Graph run() {
    for (int i = 0; i < graph.size(); i++) {
      if (varying[i]) {
        find(i);
      }
    }
    for (int i = 0; i < graph.size(); i++) {
      if (chain[i] && !absorbed[i]) {
        copy.map(i, copy.to.add(Kind.DOT, dot(i)));
      } else if (!absorbed[i]) {
        copy.copy(i);
      }
    }
    return copy.build();
  }

  /** Notes whether a chain goes through an instruction, and what it absorbs. */
  private void find(int i) {
    switch (graph.kind(i)) {
      case PLUS -> {
        int accumulator = accumulator(i);
        chain[i] = accumulator >= 0;
        if (chain[i]) {
          absorb(accumulator);
          absorbed[term(i)] = isProduct(term(i));
        }
      }
      case SUM -> {
        for (int k = 1; k < graph.arity(i); k++) {
          chain[i] |= isProduct(graph.input(i, k));
        }
        for (int k = 1; chain[i] && k < graph.arity(i); k++) {
          absorbed[graph.input(i, k)] |= isProduct(graph.input(i, k));
        }
        if (chain[i]) {
          absorb(graph.input(i, 0));
        }
      }
      case DOT -> {
        chain[i] = true;
        if (graph.arity(i) % 2 == 1) {
          absorb(graph.input(i, 0));
        }
      }
      default -> {}
    }
  }

  private void absorb(int accumulator) {
    absorbed[accumulator] = goesOn(accumulator) || isProduct(accumulator);
  }

  /** Whether a slot is a product of one factor that varies and one that does not, used once. */
  private boolean isProduct(int i) {
    return graph.kind(i) == Kind.TIMES
        && uses[i] == 1
        && varying[graph.first(i)] != varying[graph.second(i)];
  }

  private boolean goesOn(int i) {
    return chain[i] && uses[i] == 1;
  }

  /** The input of a plus that the other is added to as a term, or -1. */
  private int accumulator(int i) {
    int a = graph.first(i);
    int b = graph.second(i);
    if (goesOn(a) || isProduct(b) && !goesOn(b)) {
      return a;
    }
    return goesOn(b) || isProduct(a) ? b : -1;
  }

  private int term(int i) {
    return accumulator(i) == graph.first(i) ? graph.second(i) : graph.first(i);
  }

  /** The inputs of the dot that ends here. */
  private int[] dot(int i) {
    size = 0;
    int accumulator = collect(i);
    while (accumulator >= 0 && goesOn(accumulator)) {
      accumulator = collect(accumulator);
    }
    if (accumulator >= 0 && isProduct(accumulator)) {
      push(accumulator);
    } else if (accumulator >= 0) {
      push(new int[] {copy.of(accumulator)});
    }
    int[] inputs = new int[size];
    for (int k = 0; k < size; k++) {
      inputs[k] = reversed[size - 1 - k];
    }
    return inputs;
  }

  /** Writes down the terms of one instruction, the last first; returns what they are added to. */
  private int collect(int i) {
    switch (graph.kind(i)) {
      case PLUS -> {
        push(term(i));
        return accumulator(i);
      }
      case SUM -> {
        for (int k = graph.arity(i) - 1; k > 0; k--) {
          push(graph.input(i, k));
        }
        return graph.input(i, 0);
      }
      default -> {
        int k = graph.arity(i) - 1;
        for (; k > 0; k -= 2) {
          push(graph.input(i, k - 1), graph.input(i, k));
        }
        return k == 0 ? graph.input(i, 0) : -1;
      }
    }
  }

  private void push(int term) {
    if (isProduct(term)) {
      push(graph.first(term), graph.second(term));
    } else {
      push(new int[] {one, copy.of(term)});
    }
  }

  private void push(int a, int b) {
    if (varying[a] == varying[b]) {
      push(new int[] {one, copy.to.add(Kind.TIMES, copy.of(a), copy.of(b))});
    } else {
      int varies = varying[a] ? a : b;
      push(new int[] {copy.of(varies == a ? b : a), copy.of(varies)});
    }
  }

  private void push(int[] slots) {
    if (size + 2 > reversed.length) {
      reversed = Arrays.copyOf(reversed, 2 * size);
    }
    for (int slot : slots) {
      reversed[size++] = slot;
    }
  }
}
