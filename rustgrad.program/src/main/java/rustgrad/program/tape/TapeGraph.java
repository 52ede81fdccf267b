package rustgrad.program.tape;

import java.util.Arrays;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.Value;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.program.trace.Traced;
import rustgrad.program.trace.ValueWriter;

/**
 * A piece of a tape as a graph: what was computed from the first of some variables on. Its gradient
 * consists of values, which are recorded on the tape in their turn.
 *
 * <p>Gradient flows into results of the piece alone. Anything else is a {@link Kind#DETACH} of
 * input 0, a slot that nothing flows into. The tape has the numbers that derivatives ask for, and
 * no others.
 */
final class TapeGraph {
  private static final int NONE = -1;

  private final Tape tape;
  private final GraphBuilder graph;

  /** The first slot of the piece. */
  private final int base;

  /** Where the slots of the piece stand in the graph. */
  private final int[] places;

  /** For each slot of the graph, that of the tape, and its number. */
  private int[] slots = new int[64];

  private double[] numbers = new double[64];

  /** The inputs of the terms of a sum that have been read. */
  private int[] terms = new int[16];

  private int termCount;

  private TapeGraph(Tape tape, int base, int end, int variables) {
    this.tape = tape;
    this.base = base;
    this.places = new int[end - base];
    this.graph = new GraphBuilder(1 + variables);
    Arrays.fill(places, NONE);
  }

  /**
   * The derivatives of a value with respect to some slots; 0 for those that are -1 or 0, or that it
   * was not computed from.
   */
  static Value[] derivatives(Tape tape, Traced y, int[] variables) {
    int end = y.slot + 1;
    int base = Arrays.stream(variables).filter(slot -> slot > 0).min().orElse(end);
    TapeGraph piece = new TapeGraph(tape, Math.min(base, end), end, variables.length);
    for (int k = 0; k < variables.length; k++) {
      if (piece.isInside(variables[k])) {
        piece.put(variables[k], k + 1, Double.NaN); // until it is found to be a result
      }
    }
    piece.read();
    int[] places = Arrays.stream(variables).map(piece::placeOf).toArray();
    Graph graph = piece.graph.build(Math.max(0, piece.placeOf(y.slot)));
    return ValueWriter.gradient(graph, piece::valueOf, places);
  }

  private Value valueOf(int place) {
    return new Traced(tape, slots[place], numbers[place]);
  }

  // ---- places

  private boolean isInside(int slot) {
    return slot >= base && slot < base + places.length;
  }

  private int placeOf(int slot) {
    return isInside(slot) ? places[slot - base] : NONE;
  }

  /** Notes what stands at a place of the graph. */
  private int put(int slot, int place, double number) {
    if (place >= slots.length) {
      slots = Arrays.copyOf(slots, 2 * place);
      numbers = Arrays.copyOf(numbers, 2 * place);
    }
    slots[place] = slot;
    numbers[place] = number;
    if (isInside(slot)) {
      places[slot - base] = place;
    }
    return place;
  }

  /** A place that no gradient flows into. */
  private int outside(int slot, double number) {
    return put(slot, graph.add(Kind.DETACH, 0, 0), number);
  }

  /** The place of an input. */
  private int in(int slot, double number) {
    int place = placeOf(slot);
    if (place == NONE) {
      return outside(slot, number);
    }
    numbers[place] = number;
    return place;
  }

  /** The place of an input whose number nobody asks for. */
  private int in(int slot) {
    int place = placeOf(slot);
    return place == NONE ? outside(slot, Double.NaN) : place;
  }

  private int number(double number) {
    return outside(0, number);
  }

  // ---- reading

  private void read() {
    int place = tape.lastPlace();
    while (place > 0 && tape.memory.chunk(place).slotBefore + 1 >= base) {
      place--;
    }
    for (; place <= tape.lastPlace(); place++) {
      read(tape.memory.chunk(place));
    }
  }

  private void read(Chunk chunk) {
    int at = 0;
    int slot = chunk.slotBefore + 1;
    for (int i = 0; i < chunk.wordCount; i++) {
      long word = chunk.words[i];
      if (isInside(slot)) {
        read(word, slot, chunk.numbers, at);
      }
      at += Word.numbers(word);
      if (!Word.hasMore(word)) {
        slot++;
      }
    }
  }

  private void read(long word, int slot, double[] x, int at) {
    int a = Word.a(word);
    int b = Word.b(word);
    switch (Word.kind(word)) {
      case Word.PASS -> term(word, slot, in(a));
      case Word.TIMES -> term(word, slot, in(a, x[at]), in(b, x[at + 1]));
      case Word.SCALE -> term(word, slot, in(a), number(x[at]));
      case Word.NEGATE -> put(slot, graph.add(Kind.NEGATE, in(a)), Double.NaN);
      case Word.PLUS -> put(slot, graph.add(Kind.PLUS, in(a), in(b)), Double.NaN);
      case Word.MINUS -> put(slot, graph.add(Kind.MINUS, in(a), in(b)), Double.NaN);
      case Word.DIV -> put(slot, graph.add(Kind.DIV, in(a), in(b, x[at + 1])), x[at]);
      case Word.DIVIDE -> put(slot, graph.add(Kind.DIV, in(a), number(x[at])), Double.NaN);
      case Word.INVERT ->
          put(slot, graph.add(Kind.DIV, number(Double.NaN), in(a, x[at + 1])), x[at]);
      case Word.UNARY ->
          put(slot, graph.add(Kind.UNARY, tape.memory.op(b), in(a, x[at])), x[at + 1]);
      case Word.BINARY -> {
        Op op = tape.memory.op((int) x[at + 3]);
        put(slot, graph.add(Kind.BINARY, op, in(a, x[at]), in(b, x[at + 1])), x[at + 2]);
      }
      case Word.NARY -> {
        int[] inputs = new int[b];
        for (int k = 0; k < b; k++) {
          inputs[k] = in((int) x[at + b + 1 + k], x[at + k]);
        }
        put(slot, graph.add(Kind.NARY, tape.memory.op(a), inputs), x[at + b]);
      }
      case Word.TRUE -> put(slot, where(0, 1, a, b), Double.NaN);
      case Word.FALSE -> put(slot, where(1, 0, a, b), Double.NaN);
      case Word.CALL -> {
        int[] inputs = new int[b];
        for (int k = 0; k < b; k++) {
          inputs[k] = in((int) x[at + b + k], x[at + k]);
        }
        put(slot, graph.add(Kind.CALL, tape.memory.op(a), inputs), Double.NaN);
      }
      case Word.OUTPUT -> {
        if (isInside(a)) { // else it is a variable
          put(slot, graph.pick(placeOf(a), b), x[at]);
        }
      }
      default -> {} // a variable: one of those given, or outside
    }
  }

  /** A where whose comparison, left &lt; right, turns out as it did. */
  private int where(double left, double right, int a, int b) {
    return graph.where(Comparison.LESS, number(left), number(right), in(a), in(b));
  }

  /** A summand or a product, the last of which completes a sum or dot product. */
  private void term(long word, int slot, int... inputs) {
    if (termCount + inputs.length > terms.length) {
      terms = Arrays.copyOf(terms, 2 * terms.length);
    }
    System.arraycopy(inputs, 0, terms, termCount, inputs.length);
    termCount += inputs.length;
    if (!Word.hasMore(word)) {
      Kind kind = Word.kind(word) == Word.PASS ? Kind.SUM : Kind.DOT;
      put(slot, graph.add(kind, Arrays.copyOf(terms, termCount)), Double.NaN);
      termCount = 0;
    }
  }
}
