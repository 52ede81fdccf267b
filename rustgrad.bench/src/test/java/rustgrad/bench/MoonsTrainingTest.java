package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The benchmark compares equal things: every way to train computes the same losses. */
class MoonsTrainingTest {
  private static final double TOLERANCE = 1e-9;

  static Stream<MoonsTraining> all() {
    return Stream.of(new FineGrainedMoons(), new DotMoons(), new HandWrittenMoons());
  }

  @ParameterizedTest
  @MethodSource("all")
  void lossesAreThoseOfTheHandWrittenLoops(MoonsTraining training) {
    MoonsTraining expected = new HandWrittenMoons();
    for (int step = 0; step < 20; step++) {
      double loss = expected.step();
      assertEquals(loss, training.step(), TOLERANCE * loss, "loss of step " + step);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void trainingStartsOver(MoonsTraining training) {
    double first = training.step();
    assertTrue(training.step() < first);
    training.restart();
    assertEquals(first, training.step());
  }
}
