package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.io.Models;
import rustgrad.nn.MLP;

/** A model with the op of a plugin is saved and loaded like any other. */
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
}
