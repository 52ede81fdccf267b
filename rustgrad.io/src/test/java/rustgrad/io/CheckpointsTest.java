package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.nn.Adam;
import rustgrad.nn.Checkpoint;
import rustgrad.nn.Dataset;
import rustgrad.nn.FitOptions;
import rustgrad.nn.History;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Split;
import rustgrad.nn.Trainer;

class CheckpointsTest {
  private static final Split MOONS = Dataset.moons(60, 0.2, 1).split(0.75, 1);
  private static final FitOptions OPTIONS = FitOptions.epochs(30).withBatchSize(7).withPatience(30);

  @TempDir Path directory;

  /** A training as every process would make it. */
  private static final class Training {
    final MLP model = MLP.of(2, 5, 1);
    final Trainer trainer =
        Trainer.of(model, Loss.binaryCrossEntropy(), Adam.of(model.parameters(), 0.02))
            .withSeed(Long.MAX_VALUE - 1);

    History fit(FitOptions options) {
      return trainer.fit(MOONS.train(), MOONS.test(), options);
    }
  }

  @Test
  void trainingGoesOnFromAFileWithTheBitsOfOneThatWasNeverInterrupted() {
    Path file = directory.resolve("training.safetensors");
    Training first = new Training();
    History whole =
        first.fit(
            OPTIONS.withListener(
                epoch -> {
                  if (epoch.number() == 11) {
                    Checkpoints.save(file, first.trainer.checkpoint());
                  }
                }));

    Training second = new Training();
    History resumed = second.fit(OPTIONS.withStart(Checkpoints.load(file)));
    assertEquals(whole.epochs(), resumed.epochs());
    assertArrayEquals(first.model.parameters().items(), second.model.parameters().items());
  }

  @Test
  void aCheckpointComesBackAsItWas() {
    Training training = new Training();
    training.trainer.epoch(MOONS.train(), 7);
    Checkpoint saved = training.trainer.checkpoint();
    Path file = directory.resolve("c");
    Checkpoints.save(file, saved);
    Checkpoint loaded = Checkpoints.load(file);
    assertEquals(saved.numbers(), loaded.numbers());
    assertEquals(Long.MAX_VALUE - 1, loaded.seed());
    assertEquals(saved.arrays().keySet(), loaded.arrays().keySet());
    saved.arrays().forEach((name, array) -> assertArrayEquals(array, loaded.arrays().get(name)));
    saved.shapes().forEach((name, shape) -> assertArrayEquals(shape, loaded.shapes().get(name)));
    assertArrayEquals(new int[] {5, 2}, loaded.shapes().get("model.layers.0.weight"));
  }

  @Test
  void otherFilesAreToldApart() {
    Path file = directory.resolve("m");
    Models.save(file, MLP.of(2, 1));
    assertTrue(
        message(file).endsWith("it is no checkpoint but a saved model; load it with Models.load"),
        message(file));
    SafeTensors.of(Map.of("a", Tensor.of(new int[] {1}, 1)), Map.of()).write(file);
    assertTrue(
        message(file).endsWith("it is no checkpoint of a training, which Checkpoints.save writes"),
        message(file));

    Checkpoint checkpoint = new Training().trainer.checkpoint();
    Checkpoints.save(file, checkpoint);
    String model = Errors.messageOf(() -> Models.load(file));
    assertTrue(
        model.endsWith("it is a checkpoint of a training; load it with Checkpoints.load"), model);

    SafeTensors contents = Checkpoints.toTensors(checkpoint);
    Map<String, Tensor> more = new LinkedHashMap<>(contents.tensors());
    more.put("other", Tensor.of(new int[] {1}, 1));
    SafeTensors.of(more, contents.metadata()).write(file);
    assertTrue(message(file).contains(": it is no checkpoint: "), message(file));
    assertFalse(message(file).contains("\n"));
  }

  private static String message(Path file) {
    return Errors.messageOf(() -> Checkpoints.load(file));
  }
}
