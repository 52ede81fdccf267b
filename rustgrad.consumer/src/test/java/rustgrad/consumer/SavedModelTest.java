package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.io.Csv;
import rustgrad.io.Models;
import rustgrad.nn.Adam;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Predictor;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;
import rustgrad.nn.Trainer;

/** A model is saved and loaded with the ops of plugins and the names of its data. */
class SavedModelTest {
  @TempDir Path directory;

  @Test
  void thePluginIsFoundByTheNameOfItsOp() {
    MLP model = MLP.builder(2, 5, 3).withActivation(new Mish()).withSeed(3).build();
    Path file = directory.resolve("mish.safetensors");
    Models.save(file, model);
    MLP loaded = (MLP) Models.load(file).model();
    assertEquals(Mish.class, loaded.activation().getClass());
    assertArrayEquals(model.predict(0.5, -0.25), loaded.predict(0.5, -0.25));
  }

  @Test
  void aFileOfDataBecomesAModelThatTellsNames() throws IOException {
    Path table = directory.resolve("fruit.csv");
    Files.writeString(
        table,
        "weight,colour,fruit\n0.1,red,cherry\n1.5,red,apple\n1.2,green,apple\n0.2,red,cherry");
    Dataset data = Csv.of(table).withCategories("colour").read();
    Sequential model = Sequential.of(Standardizer.of(data), MLP.of(3, 8, 1));
    Trainer trainer = Trainer.of(model, Loss.maxMargin(), Adam.of(model.parameters(), 0.05));
    for (int step = 0; step < 100; step++) {
      trainer.step(data);
    }
    Path file = directory.resolve("fruit.safetensors");
    Models.save(file, Predictor.of(model, data));

    Predictor loaded = Models.load(file);

    assertEquals(List.of("weight", "colour=green", "colour=red"), loaded.inputNames());
    assertEquals("cherry", loaded.className(0.15, 0, 1));
    assertEquals("apple", loaded.className(1.3, 0, 1));
  }
}
