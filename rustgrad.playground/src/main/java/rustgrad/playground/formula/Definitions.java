package rustgrad.playground.formula;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A formula that has been read, in the grammar of the package.
 *
 * @param text what was read
 * @param all the definitions in their order, at least one
 * @param leaves the names of the leaves, in the order in which they stand in the text, with the
 *     number that the text gives them, or 1
 */
public record Definitions(String text, List<Definition> all, Map<String, Double> leaves) {
  private static final Map<String, String> HINTS =
      Map.of("e", "e^x is exp(x).", "pi", "its number is 1 until you say pi = " + Math.PI + ".");

  /**
   * Reads a formula.
   *
   * @throws FormulaException if it is not one; the message says where, what was expected, and what
   *     stands there
   */
  public static Definitions parse(String text) {
    return new FormulaParser(text).parse();
  }

  /** The name of what is differentiated. */
  public String result() {
    return all.get(all.size() - 1).name();
  }

  /** The leaves with other numbers, where a map has one. */
  public Map<String, Double> leavesWith(Map<String, Double> numbers) {
    Map<String, Double> leaves = new LinkedHashMap<>(this.leaves);
    leaves.replaceAll((name, number) -> numbers.getOrDefault(name, number));
    return leaves;
  }

  /** What a learner may want to know of leaves whose name is that of a number; often empty. */
  public String hint() {
    return leaves.keySet().stream()
        .filter(HINTS::containsKey)
        .filter(leaf -> all.stream().noneMatch(one -> one.name().equals(leaf)))
        .map(leaf -> leaf + " is a leaf here; " + HINTS.get(leaf))
        .collect(Collectors.joining(" "));
  }

  /** The text with another number for a leaf: in its definition, or in a new one before all. */
  public String textWith(String leaf, String number) {
    return all.stream()
        .filter(definition -> definition.name().equals(leaf))
        .findFirst()
        .map(found -> text.substring(0, found.start()) + number + text.substring(found.end()))
        .orElseGet(() -> leaf + " = " + number + "\n" + text);
  }
}
