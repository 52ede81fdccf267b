package rustgrad.rows.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.InstructionNames;
import rustgrad.program.ir.Kind;
import rustgrad.program.ir.Listing;

/**
 * Writes a plan as text, one step a line: parameters as p0, p1, ..., the numbers of a row as row0,
 * row1, ..., columns as c0, c1, ..., sums over rows as s0, s1, ... What is computed before the rows
 * is u0, u1, ..., after them t0, t1, ... What follows one another is written as c0..c3. A column
 * that is used again has two lines. In a loop, v2, v3, ... stand in no column.
 */
final class PlanPrinter {
  /** If a dot has more terms than these, some are left out. */
  private static final int MOST_TERMS = 4;

  private final Plan plan;
  private final Listing to;

  private PlanPrinter(Plan plan, Listing to) {
    this.plan = plan;
    this.to = to;
  }

  static void print(Plan plan, Listing to) {
    new PlanPrinter(plan, to).print();
  }

  private void print() {
    printUniforms("before the rows, where x is p and out is u:", plan.before());
    to.section("in each block of rows:", this::printBlock);
    Uniforms after = plan.after();
    if (after == null) {
      to.section("in each row:", () -> printResults(column -> "c" + column));
    } else {
      printUniforms("after the rows, where x is p and then s, and out is t:", after);
      to.section("results:", () -> printResults(this::nameAfter));
    }
  }

  private void line(String left, String right) {
    to.line(() -> left + " = " + right);
  }

  private void printUniforms(String title, Uniforms uniforms) {
    Graph graph = uniforms.graph();
    if (graph != null) {
      to.section(title, () -> graph.print(to));
    }
  }

  private void printBlock() {
    printInputs();
    plan.steps().forEach(this::print);
  }

  private void printInputs() {
    int[] columns = plan.rowColumns();
    for (int from = 0, to; from < columns.length; from = to) {
      to = from + 1;
      while (to < columns.length && columns[from] >= 0 && columns[to] == columns[to - 1] + 1) {
        to++;
      }
      if (columns[from] >= 0) {
        line(range("c", columns[from], to - from), range("row", from, to - from));
      }
    }
    for (int k = 0; k < plan.filled().length; k++) {
      line("c" + plan.filled()[k], nameBefore(plan.fillers()[k]));
    }
  }

  private void printResults(IntFunction<String> name) {
    int[] results = plan.results();
    for (int k = 1; k < results.length; k++) {
      line("out[" + (k - 1) + "]", name.apply(results[k]));
    }
    to.line(() -> "return " + name.apply(results[0]));
  }

  // ---- steps

  private void print(PlanStep step) {
    if (step instanceof PlanStep.Loop loop) {
      print(loop);
    } else if (step instanceof PlanStep.DotProducts dots) {
      WeightPlaces weights = plan.weights().get(dots.number());
      line(range("c", dots.y(), weights.outputs()), dots(dots.x(), weights));
    } else if (step instanceof PlanStep.OfOp call) {
      String name = call.op().name() + partial(call.kind());
      line(range("c", call.y(), call.count()), name + inputs(call.count(), call.x()));
    } else if (step instanceof PlanStep.Elementwise arithmetic) {
      line(range("c", arithmetic.y(), arithmetic.count()), right(arithmetic));
    } else if (step instanceof PlanStep.Where where) {
      line(range("c", where.y(), where.count()), right(where));
    } else if (step instanceof PlanStep.Nary call) {
      line("c" + call.y(), call.op().name() + inputs(1, call.x()));
    } else if (step instanceof PlanStep.NaryPartials partials) {
      int arity = partials.x().length;
      int[] xAndY = Arrays.copyOf(partials.x(), arity + 1);
      xAndY[arity] = partials.y();
      line(range("c", partials.first(), arity), partials.op().name() + "'" + inputs(1, xAndY));
    } else if (step instanceof PlanStep.Call call) {
      line(range("c", call.first(), call.op().outputs()), call.op().name() + inputs(1, call.x()));
    } else if (step instanceof PlanStep.RowSums sums) {
      line(
          range("s", sums.first(), sums.a().length * sums.b().length),
          "sum(" + factors(sums.a()) + " * " + factors(sums.b()) + ")");
    }
  }

  private void print(PlanStep.Loop loop) {
    String title =
        "in a loop" + (loop.body().masked() ? ", where c" + loop.x()[0] + " is not 0:" : ":");
    to.section(title, () -> printBody(loop));
  }

  private void printBody(PlanStep.Loop loop) {
    Graph graph = loop.body().graph();
    IntFunction<String> name = slot -> nameInLoop(loop, slot);
    for (int k = 0; k < graph.size(); k++) {
      int i = k;
      if (graph.kind(i) != Kind.INPUT && graph.kind(i) != Kind.CONSTANT) {
        to.line(() -> name.apply(i) + " = " + InstructionNames.right(graph, i, name));
      }
    }
    int columns = loop.y().length;
    for (int k = 0; k < graph.outputs(); k++) {
      String value = name.apply(graph.output(k));
      line(
          k < columns ? "c" + loop.y()[k] : "s" + (loop.first() + k - columns),
          k < columns ? value : "sum(" + value + ")");
    }
  }

  private String nameInLoop(PlanStep.Loop loop, int slot) {
    Graph graph = loop.body().graph();
    int numbers = loop.body().numbers();
    if (graph.kind(slot) != Kind.INPUT) {
      return InstructionNames.slot(graph, slot);
    }
    return slot < numbers
        ? nameBefore(plan.numbers().get(loop.number())[slot])
        : "c" + loop.x()[slot - numbers];
  }

  /** The first dot and the last. */
  private String dots(int[] x, WeightPlaces weights) {
    int last = weights.outputs() - 1;
    String first = dot(0, x, weights);
    return switch (last) {
      case 0 -> first;
      case 1 -> first + ", " + dot(1, x, weights);
      default -> first + ", ..., " + dot(last, x, weights);
    };
  }

  private String dot(int j, int[] x, WeightPlaces weights) {
    String sum =
        Listing.join(
            " + ", x.length, MOST_TERMS, k -> nameBefore(weights.place(j, k)) + "*c" + x[k]);
    int start = weights.starts()[j];
    return start == FixedNumber.NO_START ? sum : nameBefore(start) + " + " + sum;
  }

  private static String partial(Kind kind) {
    return switch (kind) {
      case UNARY_PARTIAL -> "'";
      case PARTIAL_A -> "'a";
      case PARTIAL_B -> "'b";
      default -> "";
    };
  }

  private static String right(PlanStep.Elementwise step) {
    String name = step.kind().name().toLowerCase(Locale.ROOT);
    return step.kind() == Kind.NEGATE
        ? name + inputs(step.count(), step.a())
        : name + inputs(step.count(), step.a(), step.b());
  }

  private static String right(PlanStep.Where step) {
    int count = step.count();
    return "where(%s %s %s ? %s : %s)"
        .formatted(
            range("c", step.left(), count),
            step.comparison(),
            range("c", step.right(), count),
            range("c", step.whenTrue(), count),
            range("c", step.whenFalse(), count));
  }

  // ---- names

  private static String inputs(int count, int... columns) {
    return Listing.inputs(columns.length, k -> range("c", columns[k], count));
  }

  /** Several columns, each of which is a factor. */
  private static String factors(int[] columns) {
    StringJoiner names = new StringJoiner(" ", "[", "]");
    for (int from = 0, to; from < columns.length; from = to) {
      to = from + 1;
      while (to < columns.length && columns[to] == columns[to - 1] + 1) {
        to++;
      }
      names.add(range("c", columns[from], to - from));
    }
    return columns.length == 1 ? "c" + columns[0] : names.toString();
  }

  private static String range(String name, int first, int count) {
    return count == 1 ? name + first : name + first + ".." + name + (first + count - 1);
  }

  /** The number at a place of {@link Plan#before}, or a {@link FixedNumber}. */
  private String nameBefore(int place) {
    if (place < 0) {
      return Double.toString(FixedNumber.at(place));
    }
    int parameters = plan.parameters();
    return place < parameters ? "p" + place : "u" + (place - parameters);
  }

  /** The number at a place of {@link Plan#after}. */
  private String nameAfter(int place) {
    int sum = place - plan.parameters();
    if (sum < 0) {
      return "p" + place;
    }
    return sum < plan.sums() ? "s" + sum : "t" + (sum - plan.sums());
  }
}
