package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Predictor#row} finds the place of each cell by its name. */
class NamedRowTest {
  private static final Predictor PATIENTS =
      Predictor.of(MLP.of(4, 2, 1))
          .withInputNames("age", "region=east", "region=west", "visits")
          .withClassNames("well", "ill");

  private static String errorOf(Map<String, ?> cells) {
    return Errors.messageOf(() -> PATIENTS.row(cells));
  }

  @Test
  void numbersGoToTheirInputsAndATextToOneOfItsCategories() {
    double[] row = PATIENTS.row(Map.of("visits", 3L, "region", "west", "age", 61));
    assertArrayEquals(new double[] {61, 0, 1, 3}, row);
    assertArrayEquals(
        new double[] {0.5, 1, 0, -1},
        PATIENTS.row(
            Map.of(
                "age", new BigDecimal("0.5"), "region", new StringBuilder("east"), "visits", -1f)));
    assertEquals(PATIENTS.className(61, 0, 1, 3), PATIENTS.className(row));
  }

  @Test
  void inputsOfCategoriesMayHaveNumbersOfTheirOwn() {
    assertArrayEquals(
        new double[] {61, 0, 0.5, 3},
        PATIENTS.row(Map.of("age", 61, "region=east", 0, "region=west", 0.5, "visits", 3)));
    assertEquals(
        "each input of the cell 'region' has a cell of its own; leave 'region' out",
        errorOf(
            Map.of("age", 61, "region", "east", "region=east", 0, "region=west", 1, "visits", 3)));
  }

  @Test
  void anInputBelongsToTheCellOfTheLongestName() {
    Predictor equations =
        Predictor.of(MLP.of(3, 1)).withInputNames("a=b", "a=b=c", "a=d").withClassNames("0", "1");
    assertArrayEquals(
        new double[] {0, 1, 0}, equations.row(Map.of("a", "b=c")), "all of them are of a");
    assertArrayEquals(
        new double[] {7, 1, 1}, equations.row(Map.of("a=b", 7, "a", "d", "a=b=c", 1)));
  }

  @Test
  void namesThatAreMissingOrUnknownAreNamed() {
    assertEquals(
        "there is no input for the cell 'agee'; the inputs are age, region=east, region=west, visits",
        errorOf(Map.of("agee", 61, "region", "west", "visits", 3)));
    assertEquals(
        "there is no cell for the input 'visits'; the cells are age, region",
        errorOf(with("region", "west", Map.of("age", 61))));
    assertEquals(
        "there is no cell for the input 'region=east'; the cells are age, and it may be 'region' with the text 'east'",
        errorOf(Map.of("age", 61)));
    assertEquals("there is no cell for the input 'age'; the cells are none", errorOf(Map.of()));
  }

  @Test
  void unknownCategoriesAreNamedBesideThoseThatThereAre() {
    assertEquals(
        "the cell 'region' is 'West'; expected one of east, west",
        errorOf(Map.of("age", 61, "region", "West", "visits", 3)));
    String[] many = IntStream.range(0, 30).mapToObj(k -> "c=" + k).toArray(String[]::new);
    Predictor wide = Predictor.of(MLP.of(30, 1)).withInputNames(many);
    String message = Errors.messageOf(() -> wide.row(Map.of("c", "30")));
    assertTrue(message.endsWith(", 18, 19, ..."), message);
  }

  @Test
  void cellsOfAnotherKindAreNamed() {
    Map<String, Object> good = Map.of("age", 61, "region", "west", "visits", 3);
    assertEquals(
        "the cell 'age' is the text '61'; expected a number", errorOf(with("age", "61", good)));
    assertEquals(
        "the cell 'age' is true (Boolean); expected a number", errorOf(with("age", true, good)));
    assertEquals("the cell 'age' is null; expected a number", errorOf(with("age", null, good)));
    assertEquals(
        "the cell 'region' is 2 (Integer); expected a text, as it has categories",
        errorOf(with("region", 2, good)));
  }

  private static Map<String, Object> with(String name, Object cell, Map<String, ?> others) {
    Map<String, Object> all = new TreeMap<>(others);
    all.put(name, cell);
    return all;
  }

  @Test
  void withoutNamesThereIsNoRow() {
    assertEquals(
        "Predictor(MLP(2, 1)) has no names of inputs; give them with withInputNames, or give the numbers in their order",
        assertThrows(
                IllegalStateException.class, () -> Predictor.of(MLP.of(2, 1)).row(Map.of("x", 1)))
            .getMessage());
  }
}
