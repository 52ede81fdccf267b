package rustgrad.rows.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Writes a plan as text, one step a line: parameters as p0, p1, ..., the numbers of a row as row0,
 * row1, ..., columns as c0, c1, ..., sums over rows as s0, s1, ... What is computed before the rows
 * is u0, u1, ..., after them t0, t1, ... What follows one another is written as c0..c3. A column
 * that is used again has two lines.
 */
final class PlanPrinter {
  /** Of a dot with more terms than these, some are left out. */
  private static final int MOST_TERMS = 4;

  private final Plan plan;
  private final StringBuilder text = new StringBuilder();

  private PlanPrinter(Plan plan) {
    this.plan = plan;
  }

  static String print(Plan plan) {
    PlanPrinter printer = new PlanPrinter(plan);
    printer.printUniforms("before the rows, where x is p and out is u:", plan.before());
    printer.text.append("in each block of rows:\n");
    printer.printInputs();
    plan.steps().forEach(printer::print);
    Uniforms after = plan.after();
    if (after == null) {
      printer.printResults("in each row:", column -> "c" + column);
    } else {
      printer.printUniforms("after the rows, where x is p and then s, and out is t:", after);
      printer.printResults("results:", printer::nameAfter);
    }
    return printer.text.toString();
  }

  private void line(String left, String right) {
    text.append("  ").append(left).append(" = ").append(right).append('\n');
  }

  private void printUniforms(String title, Uniforms uniforms) {
    Graph graph = uniforms.graph();
    if (graph != null) {
      text.append(title).append('\n');
      graph
          .toString()
          .lines()
          .filter(line -> !line.startsWith("return ")) // it is one of the outputs
          .forEach(line -> text.append("  ").append(line).append('\n'));
    }
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

  private void printResults(String title, IntFunction<String> name) {
    text.append(title).append('\n');
    int[] results = plan.results();
    for (int k = 1; k < results.length; k++) {
      line("out[" + (k - 1) + "]", name.apply(results[k]));
    }
    text.append("  return ").append(name.apply(results[0])).append('\n');
  }

  // ---- steps

  private void print(PlanStep step) {
    if (step instanceof PlanStep.DotProducts dots) {
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
    } else if (step instanceof PlanStep.RowSums sums) {
      line(
          range("s", sums.first(), sums.a().length * sums.b().length),
          "sum(" + factors(sums.a()) + " * " + factors(sums.b()) + ")");
    }
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
    StringJoiner sum = new StringJoiner(" + ");
    int start = weights.starts()[j];
    if (start != FixedNumber.NO_START) {
      sum.add(nameBefore(start));
    }
    for (int k = 0; k < x.length; k++) {
      if (x.length <= MOST_TERMS || k < 2 || k == x.length - 1) {
        sum.add(nameBefore(weights.place(j, k)) + "*c" + x[k]);
      } else if (k == 2) {
        sum.add("...");
      }
    }
    return sum.toString();
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
    StringJoiner names = new StringJoiner(", ", "(", ")");
    for (int column : columns) {
      names.add(range("c", column, count));
    }
    return names.toString();
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
