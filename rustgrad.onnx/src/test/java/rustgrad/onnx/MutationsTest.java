package rustgrad.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;

/** Damaged files give one clear error, or a model; never another exception, never much memory. */
class MutationsTest {
  private static final int MUTATIONS = 10_000;
  private static final long MOST_MEMORY = 5_000_000;

  private static final Path NAME = Path.of("damaged.onnx");

  @Test
  void damagedFilesGiveOneClearErrorOrAModel() {
    MLP network = MLP.builder(3, 8, 4).withActivation("sigmoid").build();
    List<byte[]> files =
        List.of(
            OnnxExport.of(network).bytes(),
            OnnxExport.of(
                    Sequential.of(Standardizer.of(new double[] {1, 2, 3}, new double[] {4, 5, 6}))
                        .then(network)
                        .then("tanh"))
                .withFloat32()
                .withProbabilities()
                .withInputNames("a", "b", "c")
                .withClassNames("w", "x", "y", "z")
                .bytes());
    Random random = new Random(1);
    int refused = 0;
    for (int n = 0; n < MUTATIONS; n++) {
      byte[] damaged = damage(files.get(n % files.size()), random);
      refused += isRefused(damaged, n) ? 1 : 0;
    }
    assertTrue(refused > MUTATIONS / 4, refused + " were refused");
  }

  private static boolean isRefused(byte[] file, int n) {
    long before = allocated();
    try {
      Model model = Onnx.predictor(NAME, file).model();
      assertEquals(model.outputs(), model.predict(new double[model.inputs()]).length);
      return false;
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().contains(NAME.toString()), e::getMessage);
      return true;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("mutation " + n, e);
    } finally {
      assertTrue(allocated() - before < MOST_MEMORY, () -> "mutation " + n + " takes memory");
    }
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  /** Changes some bytes, cuts the end off, repeats a part, or takes one out. */
  private static byte[] damage(byte[] file, Random random) {
    byte[] damaged = file.clone();
    int from = random.nextInt(file.length);
    int to = from + random.nextInt(Math.min(64, file.length - from) + 1);
    switch (random.nextInt(4)) {
      case 0 -> damaged = Arrays.copyOf(file, from);
      case 1 -> damaged = spliced(file, to, from);
      case 2 -> damaged = spliced(file, from, to);
      default -> {
        for (int k = random.nextInt(4); k >= 0; k--) {
          damaged[random.nextInt(file.length)] = (byte) random.nextInt();
        }
      }
    }
    return damaged;
  }

  /** The bytes up to one place, and those from another on. */
  private static byte[] spliced(byte[] file, int end, int start) {
    byte[] spliced = Arrays.copyOf(file, end + file.length - start);
    System.arraycopy(file, start, spliced, end, file.length - start);
    return spliced;
  }
}
