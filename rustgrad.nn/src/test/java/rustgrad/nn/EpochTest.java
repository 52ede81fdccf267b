package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochTest {
  private static final Dataset MOONS = Dataset.moons(100, 0.1, 1);
  private static final double[][] TEN =
      IntStream.range(0, 10).mapToObj(i -> new double[] {i}).toArray(double[][]::new);

  private final List<Integer> order = new ArrayList<>();

  /** A trainer of a model that notes the rows it sees. */
  private Trainer noting() {
    SmallModel model =
        SmallModel.of(
            1,
            (p, x) -> {
              order.add((int) x[0].item());
              return p.get(0).times(x[0]);
            },
            0.5);
    Sgd sgd = Sgd.of(model.parameters(), 0.001);
    return Trainer.of(model, Loss.meanSquaredError(), sgd).eager();
  }

  private List<Integer> orderOf(Trainer trainer) {
    order.clear();
    trainer.epoch(TEN, TEN, 4);
    return List.copyOf(order);
  }

  @Test
  void everyEpochTakesAllRowsInAnOrderOfItsOwn() {
    Trainer trainer = noting();
    List<Integer> first = orderOf(trainer);
    List<Integer> second = orderOf(trainer);
    assertNotEquals(first, second);
    for (List<Integer> each : List.of(first, second)) {
      assertEquals(IntStream.range(0, 10).boxed().toList(), each.stream().sorted().toList());
    }
  }

  /** As on every JVM. */
  @Test
  void theSeedDecidesTheOrder() {
    assertEquals(List.of(6, 5, 2, 3, 7, 9, 0, 8, 4, 1), orderOf(noting()));
    assertEquals(orderOf(noting()), orderOf(noting().withSeed(0)));
    assertNotEquals(orderOf(noting()), orderOf(noting().withSeed(1)));
    Trainer again = noting().withSeed(7);
    List<Integer> first = orderOf(again);
    assertEquals(first, orderOf(again.withSeed(7)));
  }

  @Test
  void thereIsAStepForEachBatchAndTheLastMayBeSmaller() {
    for (int[] example : new int[][] {{1, 10}, {3, 4}, {5, 2}, {9, 2}, {10, 1}, {11, 1}}) {
      assertEquals(example[1], steps(example[0]), "batches of " + example[0]);
    }
    assertEquals(1, steps(Integer.MAX_VALUE));
  }

  private static int steps(int batchSize) {
    MLP model = MLP.of(1, 1);
    Sgd sgd = Sgd.of(model.parameters(), 0.001);
    Trainer.of(model, Loss.meanSquaredError(), sgd).epoch(TEN, TEN, batchSize);
    return sgd.steps();
  }

  @Test
  void itReturnsTheMeanOverRows() {
    MLP model = MLP.of(2, 8, 1);
    Sgd still = Sgd.of(model.parameters(), 0);
    Trainer trainer = Trainer.of(model, Loss.maxMargin(), still).withL2(0.01);
    assertEquals(trainer.step(MOONS), trainer.epoch(MOONS, 33), 1e-14);
  }

  @Test
  void aRunCanBeRepeatedBitForBit() {
    for (boolean eager : new boolean[] {false, true}) {
      assertArrayEquals(trained(eager), trained(eager));
    }
  }

  private static double[] trained(boolean eager) {
    MLP model = MLP.of(2, 8, 1);
    Trainer trainer =
        Trainer.of(model, Loss.maxMargin(), Adam.of(model.parameters(), 0.01)).withSeed(3);
    Trainer chosen = eager ? trainer.eager() : trainer;
    for (int epoch = 0; epoch < 5; epoch++) {
      chosen.epoch(MOONS, 16);
    }
    return model.parameters().items();
  }

  @Test
  void aBatchOfAllRowsIsAStepUpToTheOrderOfRows() {
    MLP one = MLP.of(2, 8, 1);
    MLP other = MLP.of(2, 8, 1);
    double step = Trainer.of(one, Loss.maxMargin(), Sgd.of(one.parameters(), 0.1)).step(MOONS);
    double epoch =
        Trainer.of(other, Loss.maxMargin(), Sgd.of(other.parameters(), 0.1)).epoch(MOONS, 100);
    assertEquals(step, epoch, 1e-14);
    assertArrayEquals(one.parameters().items(), other.parameters().items(), 1e-14);
  }

  @Test
  void aBadBatchSizeIsNamed() {
    MLP model = MLP.of(2, 1);
    Trainer trainer = Trainer.of(model, Loss.maxMargin(), Sgd.of(model.parameters(), 0.1));
    assertEquals(
        "the size of a batch is 0; expected at least 1",
        Errors.messageOf(() -> trainer.epoch(MOONS, 0)));
  }

  /** Else a mistake that was caught would change the run. */
  @Test
  void anErrorDoesNotCountAsAnEpoch() {
    Trainer trainer = noting();
    Errors.messageOf(() -> trainer.epoch(TEN, TEN, 0));
    Errors.messageOf(() -> trainer.epoch(new double[][] {{Double.NaN}}, new double[][] {{1}}, 4));
    assertEquals(orderOf(noting()), orderOf(trainer));
  }
}
