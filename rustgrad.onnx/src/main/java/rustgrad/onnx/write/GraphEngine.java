package rustgrad.onnx.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.Value;
import rustgrad.api.spi.Arithmetic;
import rustgrad.api.spi.Dispatcher;
import rustgrad.api.spi.Engine;
import rustgrad.api.spi.VectorOp;
import rustgrad.onnx.proto.AttributeProto;

/**
 * Writes what a function does with values as nodes. A value stands for a tensor with a row for each
 * row of the input, and mostly one column; all operations go element by element. Eager values that
 * the function meets are numbers of the graph, parameters under their names.
 */
final class GraphEngine implements Engine {
  /** Expressions within expressions; deeper than any that ends. */
  private static final int MOST_EXPANSIONS = 200;

  private static final AttributeProto COLUMNS = AttributeProto.of("axis", 1L);

  private final GraphWriter graph;

  /** The thread that may use the values; null when nobody may any more. */
  private @Nullable Thread user = Thread.currentThread();

  /** The names of parameters, which are told apart by their leaves. */
  private final Map<Value, String> names = new IdentityHashMap<>();

  private int expansions;

  GraphEngine(GraphWriter graph) {
    this.graph = graph;
  }

  GraphWriter graph() {
    return graph;
  }

  void close() {
    user = null;
  }

  /** Gives parameters their names. */
  void name(Map<String, Value> parameters, String prefix) {
    parameters.forEach((name, leaf) -> names.put(leaf, prefix + name));
  }

  GraphValue value(String name, int width) {
    return new GraphValue(this, name, width);
  }

  /** The output of a node that goes element by element. */
  Value elementwise(String op, Value... x) {
    int width = Arrays.stream(x).mapToInt(GraphEngine::width).max().orElse(0);
    return value(graph.node(op, names(x)), width);
  }

  private List<String> names(Value... x) {
    return Arrays.stream(x).map(this::name).toList();
  }

  private static int width(Value x) {
    return x instanceof GraphValue value ? value.width : 0;
  }

  /** The name of a value, or of the number that it is. */
  private String name(Value x) {
    if (x instanceof GraphValue value) {
      check(value);
      return value.name;
    }
    return graph.numbers(nameOfNumber(x), List.of(), number(x));
  }

  private void check(GraphValue value) {
    if (value.engine() != this || Thread.currentThread() != user) {
      throw value.refusal();
    }
  }

  private static double number(Value x) {
    return Dispatcher.eager().number(x);
  }

  private String nameOfNumber(Value x) {
    String name = names.getOrDefault(x, x.requiresGrad() ? x.label() : "");
    return name.isEmpty() ? "number" : name;
  }

  // ---- operations

  @Override
  public Value constant(double number) {
    return Dispatcher.eager().constant(number);
  }

  @Override
  public Value arithmetic(Arithmetic operation, Value a, Value b) {
    return elementwise(
        switch (operation) {
          case PLUS -> "Add";
          case MINUS -> "Sub";
          case TIMES -> "Mul";
          case DIV -> "Div";
        },
        a,
        b);
  }

  @Override
  public Value negate(Value x) {
    return elementwise("Neg", x);
  }

  @Override
  public Value sum(Value[] terms) {
    return terms.length == 1 ? terms[0] : elementwise("Sum", terms);
  }

  @Override
  public Value dot(Value start, Value[] left, Value[] right) {
    return left.length == 0 ? start : start.plus(dot(left, right));
  }

  /** Products with numbers are one matrix product, if each value has one column. */
  @Override
  public Value dot(Value[] left, Value[] right) {
    List<Value> columns = new ArrayList<>();
    List<Value> factors = new ArrayList<>();
    List<Value> terms = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      boolean isLeft = isColumnWithNumber(left[i], right[i]);
      if (isLeft || isColumnWithNumber(right[i], left[i])) {
        columns.add(isLeft ? left[i] : right[i]);
        factors.add(isLeft ? right[i] : left[i]);
      } else {
        terms.add(left[i].times(right[i]));
      }
    }
    if (!columns.isEmpty()) {
      terms.add(0, product(columns, factors));
    }
    return Value.sum(terms.toArray(Value[]::new));
  }

  private static boolean isColumnWithNumber(Value x, Value factor) {
    return width(x) == 1 && width(factor) == 0;
  }

  private Value product(List<Value> columns, List<Value> factors) {
    if (columns.size() == 1) {
      return columns.get(0).times(factors.get(0));
    }
    double[] numbers = factors.stream().mapToDouble(GraphEngine::number).toArray();
    String weights = graph.numbers(nameOfAll(factors), List.of((long) numbers.length, 1L), numbers);
    return value(graph.node("MatMul", List.of(concat(columns), weights)), 1);
  }

  /** The common part of names such as weight[3][0], weight[3][1]. */
  private String nameOfAll(List<Value> parameters) {
    String first = nameOfNumber(parameters.get(0));
    String stem = first.endsWith("[0]") ? first.substring(0, first.length() - 3) : "";
    for (int i = 0; i < parameters.size() && !stem.isEmpty(); i++) {
      if (!nameOfNumber(parameters.get(i)).equals(stem + "[" + i + "]")) {
        stem = "";
      }
    }
    return stem.isEmpty() ? "weights" : stem;
  }

  /** Values side by side; numbers are repeated for all rows. */
  String concat(List<? extends Value> columns) {
    return columns.size() == 1
        ? name(columns.get(0))
        : graph.node("Concat", columns.stream().map(this::name).toList(), COLUMNS);
  }

  @Override
  public Value where(
      Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse) {
    if (width(left) == 0 && width(right) == 0) {
      return comparison.test(number(left), number(right)) ? whenTrue : whenFalse;
    }
    Value condition =
        switch (comparison) {
          case LESS -> elementwise("Less", left, right);
          case LESS_OR_EQUAL -> elementwise("LessOrEqual", left, right);
          case GREATER -> elementwise("Greater", left, right);
          case GREATER_OR_EQUAL -> elementwise("GreaterOrEqual", left, right);
          case EQUAL -> elementwise("Equal", left, right);
          case NOT_EQUAL -> elementwise("Not", elementwise("Equal", left, right));
        };
    return elementwise("Where", condition, whenTrue, whenFalse);
  }

  @Override
  public boolean compare(Value left, Comparison comparison, Value right) {
    throw new IllegalStateException(
        "the function compares two values (%s %s %s) to take one of two paths, and a graph has only one; choose between the two results with Value.where"
            .formatted(left, comparison, right));
  }

  @Override
  public Value detach(Value x) {
    return x;
  }

  @Override
  public Value apply(Op op, Value[] x) {
    for (Value input : x) {
      if (input instanceof GraphValue value) {
        check(value);
      }
    }
    Value written = StandardNodes.write(this, op, x);
    return written != null ? written : expand(op, x);
  }

  /** A graph has no programs of its own: the operations are written. */
  @Override
  public Value call(VectorOp op, Value[] x) {
    return new GraphCall(this, op.operations(x));
  }

  @Override
  public Value output(Value call, int place) {
    return ((GraphCall) call).outputs[place];
  }

  private Value expand(Op op, Value[] x) {
    if (++expansions > MOST_EXPANSIONS) {
      throw new IllegalStateException(
          "the expression of op '%s' (%s) does not come to an end; state it in other ops"
              .formatted(op.name(), op.getClass().getName()));
    }
    try {
      return op.expression(x);
    } catch (UnsupportedOperationException e) {
      throw new IllegalArgumentException(
          "op '%s' has no counterpart in ONNX, and does not say how to compute it from ops that have one: %s"
              .formatted(op.name(), e.getMessage()),
          e);
    } finally {
      expansions--;
    }
  }
}
