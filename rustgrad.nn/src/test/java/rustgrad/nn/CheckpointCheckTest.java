package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arrays and numbers from elsewhere are not trusted to be a checkpoint. */
class CheckpointCheckTest {
  /** A checkpoint of two epochs with one array changed. */
  private static String broken(String name, double[] array, int[] shape) {
    MLP model = MLP.of(2, 5, 1);
    Trainer trainer = Trainer.of(model, Loss.maxMargin(), Sgd.of(model.parameters(), 0.1));
    Dataset moons = Dataset.moons(10, 0.3, 1);
    trainer.fit(moons, moons, FitOptions.epochs(2));
    Checkpoint checkpoint = trainer.checkpoint();
    Map<String, double[]> arrays = new LinkedHashMap<>(checkpoint.arrays());
    Map<String, int[]> shapes = new LinkedHashMap<>(checkpoint.shapes());
    arrays.put(name, array);
    shapes.put(name, shape);
    return Errors.messageOf(() -> Checkpoint.of(arrays, shapes, checkpoint.numbers()));
  }

  @Test
  void whatIsNoCheckpointIsRefused() {
    assertEquals(
        "a checkpoint with the array layers.0.bias; expected names that start with model., optimizer. or best., or one of [history.loss, history.score, history.validationLoss]",
        broken("layers.0.bias", new double[5], new int[] {5}));
    assertEquals(
        "the array model.layers.0.bias of a checkpoint has 4 numbers, but the shape [5]",
        broken("model.layers.0.bias", new double[4], new int[] {5}));
    assertEquals(
        "the array model.layers.0.bias of a checkpoint has 1 numbers, but the shape [-1, -1]",
        broken("model.layers.0.bias", new double[1], new int[] {-1, -1}));
    assertEquals(
        "the array model.layers.0.bias of a checkpoint has 0 numbers, but the shape [1073741824, 1073741824, 16]",
        broken("model.layers.0.bias", new double[0], new int[] {1 << 30, 1 << 30, 16}));
    assertEquals(
        "the history of a checkpoint has 2 losses, 2 validation losses and 1 scores; expected equally many, or no validation",
        broken("history.score", new double[1], new int[] {1}));
    assertEquals(
        "the parameters and best parameters of a checkpoint have different names, among them extra; expected the same",
        broken("best.extra", new double[1], new int[] {1}));
    Map<String, double[]> none = Map.of();
    assertEquals(
        "a checkpoint with the numbers [epochs]; expected [epochs, seed, steps]",
        Errors.messageOf(() -> Checkpoint.of(none, Map.of(), Map.of("epochs", 1L))));
    assertEquals(
        "the number steps of a checkpoint is -1; expected 0 to 2147483647",
        Errors.messageOf(
            () -> Checkpoint.of(none, Map.of(), Map.of("epochs", 1L, "steps", -1L, "seed", 0L))));
    assertEquals(
        "the arrays and shapes of a checkpoint have different names, among them model.w; expected the same",
        Errors.messageOf(
            () ->
                Checkpoint.of(
                    none,
                    Map.of("model.w", new int[0]),
                    Map.of("epochs", 1L, "steps", 1L, "seed", 0L))));
    assertEquals(
        "the history of a checkpoint has 2 epochs, but its trainer had taken 1",
        Errors.messageOf(
            () ->
                Checkpoint.of(
                    Map.of("history.loss", new double[2]),
                    Map.of("history.loss", new int[] {2}),
                    Map.of("epochs", 1L, "steps", 1L, "seed", 0L))));
  }
}
