package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static Epoch epoch(int number, double loss) {
    return new Epoch(number, loss, OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static Epoch epoch(int number, double loss, double validationLoss) {
    return new Epoch(
        number, loss, OptionalDouble.of(validationLoss), OptionalDouble.of(1.0 / number));
  }

  @Test
  void theBestEpochIsThatOfTheLowestValidationLossOrElseLoss() {
    List<Epoch> plain = List.of(epoch(1, 3), epoch(2, 1), epoch(3, 1));
    assertEquals(plain.get(1), new History(plain, Stopped.ALL_EPOCHS).best().orElseThrow());
    List<Epoch> validated = List.of(epoch(1, 3, Double.NaN), epoch(2, 2, 4), epoch(3, 1, 5));
    assertEquals(validated.get(1), new History(validated, Stopped.EARLY).best().orElseThrow());
    assertEquals(Optional.empty(), new History(List.of(), Stopped.CANCELLED).best());
    assertEquals(
        Optional.empty(), new History(List.of(epoch(1, 3, Double.NaN)), Stopped.EARLY).best());
  }

  @Test
  void itPrintsATable() {
    assertEquals(
        """
        epoch        loss  validation       score
            1       3.000      0.2500       1.000
            2      0.1235  1.000e+300      0.5000
        2 epochs, stopped early; the best is epoch 1""",
        new History(List.of(epoch(1, 3, 0.25), epoch(2, 0.12345, 1e300)), Stopped.EARLY)
            .toString());
    assertEquals(
        """
        epoch        loss
            1       3.000
        1 epoch, all that were asked for; the best is epoch 1""",
        new History(List.of(epoch(1, 3)), Stopped.ALL_EPOCHS).toString());
    assertEquals(
        "epoch        loss\n0 epochs, cancelled",
        new History(List.of(), Stopped.CANCELLED).toString());
  }

  @Test
  void aLongTableIsThinnedOutAndHasTheFirstTheBestAndTheLastEpoch() {
    List<Epoch> many =
        IntStream.rangeClosed(1, 987).mapToObj(n -> epoch(n, 1 + Math.abs(n - 500))).toList();
    String table = new History(many, Stopped.ALL_EPOCHS).toString();
    assertTrue(table.lines().count() <= 14, table);
    assertTrue(table.contains("\n    1       500.0\n"), table);
    assertTrue(table.contains("\n  500       1.000\n"), table);
    assertTrue(table.contains("\n  987       488.0\n"), table);
  }

  @Test
  void anEpochHasAScoreWithAValidationLoss() {
    assertEquals(
        "epoch 2 has the validation loss OptionalDouble[1.0] and the score OptionalDouble.empty; expected both or neither",
        Errors.messageOf(() -> new Epoch(2, 1, OptionalDouble.of(1), OptionalDouble.empty())));
    assertEquals(
        "the number of an epoch is 0; expected at least 1", Errors.messageOf(() -> epoch(0, 1)));
  }
}
