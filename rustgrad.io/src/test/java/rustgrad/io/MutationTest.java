package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.nn.Adam;
import rustgrad.nn.Dataset;
import rustgrad.nn.EpochListener;
import rustgrad.nn.FitOptions;
import rustgrad.nn.Linear;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Optimizer;
import rustgrad.nn.Predictor;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;
import rustgrad.nn.Trainer;

/**
 * Files that were changed at random are an error of the one kind, or are read as what they say now,
 * and take no more memory than a file of their size may.
 */
class MutationTest {
  private static final int MUTATIONS = 10_000 * Integer.getInteger("rustgrad.samples", 1);
  private static final int WARM_UP = 5_000;

  /** For buffers and messages; and for each byte, of which an object may be made. */
  private static final long BYTES_ANYHOW = 100_000;

  private static final long BYTES_FOR_A_BYTE = 200;

  /** How a file is used: the numbers that are read from it. */
  private interface Use {
    double[] read(SafeTensors contents);
  }

  private record Case(byte[] file, Use use) {}

  @TempDir static Path directory;

  private static List<Case> cases;

  @BeforeAll
  static void realFiles() throws IOException {
    Model mlp = MLP.of(2, 3, 1);
    Standardizer standardizer = Standardizer.of(new double[] {1, 2}, new double[] {3, 4});
    Model sequential =
        Sequential.of(standardizer, Linear.of(2, 2)).then("tanh").then(MLP.of(2, 2, 1));
    MLP other = MLP.of(2, 4, 3);
    Predictor named =
        Predictor.of(Linear.of(2, 3)).withInputNames("x", "größe").withClassNames("a", "b", "c");
    SaveOptions options = SaveOptions.defaults().withType(FloatType.FLOAT32).withPyTorchNames();
    cases =
        List.of(
            new Case(saved(mlp, SaveOptions.defaults()), MutationTest::rebuilt),
            new Case(saved(sequential, options), MutationTest::rebuilt),
            new Case(saved(named), MutationTest::rebuilt),
            new Case(savedCheckpoint(), MutationTest::checkpoint),
            new Case(saved(mlp, SaveOptions.defaults()), contents -> into(contents, mlp)),
            new Case(
                Files.readAllBytes(Resources.file("sequential-float32")),
                contents -> into(contents, other)),
            new Case(Files.readAllBytes(Resources.file("various")), MutationTest::numbers));
  }

  private static byte[] saved(Predictor predictor) throws IOException {
    Path file = directory.resolve("m.safetensors");
    Models.save(file, predictor);
    return Files.readAllBytes(file);
  }

  private static byte[] saved(Model model, SaveOptions options) throws IOException {
    Path file = directory.resolve("m.safetensors");
    Models.save(file, model, options);
    return Files.readAllBytes(file);
  }

  private static byte[] savedCheckpoint() throws IOException {
    Path file = directory.resolve("m.safetensors");
    MLP model = MLP.of(2, 2, 1);
    Optimizer adam = Adam.of(model.parameters(), 0.01);
    Trainer trainer = Trainer.of(model, Loss.maxMargin(), adam);
    Dataset moons = Dataset.moons(10, 0.1, 0);
    EpochListener saving = epoch -> Checkpoints.save(file, trainer.checkpoint());
    trainer.fit(moons, moons, FitOptions.epochs(2).withPatience(1).withListener(saving));
    return Files.readAllBytes(file);
  }

  private static double[] checkpoint(SafeTensors contents) {
    return Checkpoints.from(Bytes.FILE, contents).arrays().values().stream()
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static double[] rebuilt(SafeTensors contents) {
    return SavedModel.from(Bytes.FILE, contents).predictor().model().parameters().items();
  }

  private static double[] into(SafeTensors contents, Model model) {
    Models.read(Bytes.FILE, contents, model);
    return model.parameters().items();
  }

  private static double[] numbers(SafeTensors contents) {
    return contents.tensors().values().stream()
        .flatMapToDouble(tensor -> Arrays.stream(tensor.data()))
        .toArray();
  }

  @Test
  void mutatedFilesAreErrorsOrWhatTheySay() {
    Mutations mutations = new Mutations(11);
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Case original = cases.get(i % cases.size());
      byte[] file = mutations.of(original.file);
      if (readsAsItSays(file, original.use, i >= WARM_UP)) {
        read++;
      }
    }
    assertTrue(read > MUTATIONS / 50 && read < MUTATIONS / 2, read + " were read");
  }

  /** False if the file is an error. */
  private static boolean readsAsItSays(byte[] file, Use use, boolean measure) {
    long before = allocatedBytes();
    double[] numbers = null;
    try {
      numbers = use.read(Bytes.read(file));
    } catch (IllegalArgumentException e) {
      expectOneKind(e);
    }
    long bytes = allocatedBytes() - before;
    long most = BYTES_ANYHOW + BYTES_FOR_A_BYTE * file.length;
    assertTrue(!measure || bytes <= most, () -> bytes + " bytes for a file of " + file.length);
    if (numbers != null) {
      assertArrayEquals(sorted(says(file)), sorted(numbers), () -> hex(file));
    }
    return numbers != null;
  }

  private static void expectOneKind(IllegalArgumentException e) {
    assertEquals(IllegalArgumentException.class, e.getClass());
    String message = e.getMessage();
    assertTrue(message.startsWith("m.safetensors: "), message);
    assertTrue(message.length() < 1200, message);
    assertTrue(message.chars().noneMatch(Character::isISOControl), message);
  }

  private static double[] sorted(double... numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** What the file says, as another JSON library reads it. */
  private static double[] says(byte... file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int start = 8 + (int) bytes.getLong();
    String text = new String(file, 8, start - 8, StandardCharsets.UTF_8);
    JsonObject header = JsonParser.parseString(text).getAsJsonObject();
    Collection<Double> numbers = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
      if (!entry.getKey().equals("__metadata__")) {
        JsonObject tensor = entry.getValue().getAsJsonObject();
        boolean wide = tensor.get("dtype").getAsString().equals("F64");
        JsonArray offsets = tensor.getAsJsonArray("data_offsets");
        int end = start + offsets.get(1).getAsInt();
        for (int at = start + offsets.get(0).getAsInt(); at < end; at += wide ? 8 : 4) {
          numbers.add(wide ? bytes.getDouble(at) : bytes.getFloat(at));
        }
      }
    }
    return numbers.stream().mapToDouble(number -> number).toArray();
  }

  private static String hex(byte... file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  /** By reflection, because the module under test does not read jdk.management. */
  private static long allocatedBytes() {
    try {
      Object bean =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      return (long)
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getCurrentThreadAllocatedBytes")
              .invoke(bean);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
