package rustgrad.playground.browser;

import java.util.List;
import java.util.Random;

/** Formulas of ops whose Javadoc promises their bits, or that are exact. */
public final class RandomFormulas {
  private static final List<String> UNARY =
      List.of(
          ("abs cos cosh elu erf erfc exp expm1 floor gelu log log1p normalCdf relu sigmoid sign"
                  + " silu sin sinh softplus sqrt tanh")
              .split(" "));
  private static final List<String> BINARY = List.of("max", "min");
  private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");
  private static final List<String> NARY = List.of("maxOf", "minOf", "logSumExp");

  private static final List<String> LEAVES = List.of("a", "b", "y");

  private final Random random;

  public RandomFormulas(long seed) {
    random = new Random(seed);
  }

  /** Several leaves, shared names, and both orders of operands; the result has a name or none. */
  public String next() {
    StringBuilder formula = new StringBuilder();
    for (String leaf : LEAVES) {
      double number = random.nextGaussian() * Math.pow(2, random.nextInt(9) - 5);
      formula.append(leaf).append(" = ").append(number).append("; ");
    }
    formula.append("d = ").append(sum(3)).append("; e = ").append(sum(3)).append("\n");
    formula.append(random.nextBoolean() ? "L = " : "");
    return formula.append("a + ").append(sum(4)).append(" * d - e").toString();
  }

  private String sum(int depth) {
    if (depth == 0) {
      return random.nextInt(6) == 0 ? "" + random.nextInt(50) / 8.0 : one(LEAVES);
    }
    String x = sum(depth - 1);
    return switch (random.nextInt(10)) {
      case 0 -> "(" + x + " + " + sum(depth - 1) + ")";
      case 1 -> "(" + sum(depth - 1) + " - " + x + ")";
      case 2 -> x + " * " + sum(depth - 1);
      case 3 -> x + " / (" + sum(depth - 1) + ")";
      case 4 -> "-(" + x + ")";
      case 5 -> where(x, depth - 1);
      case 6 -> one(BINARY) + "(" + x + ", " + sum(depth - 1) + ")";
      case 7 -> one(NARY) + "(" + x + ", " + sum(depth - 1) + ", " + sum(depth - 1) + ")";
      default -> "(" + x + ")." + one(UNARY) + "()";
    };
  }

  private String where(String x, int depth) {
    return "where(%s %s %s, %s, %s)"
        .formatted(x, one(COMPARISONS), sum(depth), sum(depth), sum(depth));
  }

  private String one(List<String> ops) {
    return ops.get(random.nextInt(ops.size()));
  }
}
