package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.nn.Dataset;

/** Files that were changed at random are data sets of finite numbers, or an error of one line. */
class CsvMutationTest {
  private static final int MUTATIONS = 2_000 * Integer.getInteger("rustgrad.samples", 1);

  private static final List<String> FILES =
      List.of(
          "x,y,label\n0.5,-1e-3,0\n1,2,1\n3,4,2\n",
          "\uFEFFsize;plan;price\r\n1;basic;2.5\r\n2;\"pro; \"\"x\"\"\";3\r\n3;NA;-4\r\n",
          "a\tplan\tclass\n1\tä😀\tsetosa\n\n2\tb\tvirginica\n\"3\"\t\"b\nc\"\tsetosa",
          "plan,x,label\np,1,-1\nq,?,1\np,3,1\n",
          "plan,label\n1,10\n2,20\n");

  private static final Dataset[] KNOWN = {
    Dataset.ofClasses(new double[1][2], new int[1], 3).withInputNames("x", "y"),
    Dataset.ofClasses(new double[1][2], new int[1], 2)
        .withInputNames("x", "plan=ä😀")
        .withClassNames("setosa", "virginica"),
    Dataset.ofTargets(new double[1][2], new double[1][1])
        .withInputNames("plan=basic", "size")
        .withTargetNames("price"),
    Dataset.ofClasses(new double[1][3], new int[1], 2).withInputNames("plan=p", "x", "plan=q")
  };

  private static final String[] PIECES = {
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "\n",
    "\r",
    "\r\n",
    " ",
    "\uFEFF",
    "x",
    "plan",
    "label",
    "NA",
    "",
    "0",
    "1",
    "-1",
    "+1",
    "10000",
    "999999999999999999999",
    "1e999",
    "-",
    ".",
    "e",
    "NaN",
    "0x1",
    "ä",
    "😀",
    "\0",
    "\u2028",
    "=",
    "column 1",
    "1,5",
    "None"
  };

  private final Random random = new Random(5);

  @TempDir Path directory;

  @Test
  void mutatedFilesAreDataSetsOrErrors() throws IOException {
    Path file = directory.resolve("m.csv");
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] original = FILES.get(i % FILES.size()).getBytes(StandardCharsets.UTF_8);
      byte[] mutated = mutated(original);
      Files.deleteIfExists(file); // to write over it would take milliseconds on some file systems
      Files.write(file, mutated);
      try {
        Csv csv = reader(file, i / FILES.size());
        inputsAreReadOrAnError(csv, KNOWN[i % KNOWN.length].inputNames());
        if (isRead(csv)) {
          read++;
        }
      } catch (RuntimeException | Error e) {
        throw new AssertionError(Arrays.toString(mutated), e);
      }
    }
    assertTrue(read > MUTATIONS / 20 && read < MUTATIONS / 2, read + " were read");
  }

  private static Csv reader(Path file, int i) {
    Missing[] rules = {Missing.error(), Missing.dropRow(), Missing.mean(), Missing.value(1)};
    Csv csv = Csv.of(file).withMissing(rules[i % rules.length]);
    return switch (i / rules.length % 8) {
      case 0 -> csv;
      case 1 -> csv.withCategories("plan");
      case 2 -> csv.withTargets("x").without("plan");
      case 3 -> csv.withLabelsAsNames().withCategories("x");
      case 4 -> csv.withLabel("plan").without("class");
      case 5 -> csv.withDecimalComma().withWeights("x").withLabelsAsNames();
      case 6 -> csv.withNamesOf(KNOWN[i % KNOWN.length]);
      default -> csv.withLabel("label").withCategories("plan");
    };
  }

  private static void inputsAreReadOrAnError(Csv csv, List<String> names) {
    try {
      double[][] inputs = csv.readInputs(names);
      assertTrue(inputs.length > 0);
      for (double[] row : inputs) {
        assertEquals(names.size(), row.length);
        assertTrue(Arrays.stream(row).allMatch(Double::isFinite));
      }
    } catch (IllegalArgumentException e) {
      check(e);
    }
  }

  /** An error is of one kind and one line. */
  private static void check(IllegalArgumentException e) {
    assertEquals(IllegalArgumentException.class, e.getClass());
    assertTrue(
        e.getMessage().contains("m.csv") || e.getMessage().contains("Missing.mean()"),
        e.getMessage());
    assertTrue(e.getMessage().length() < 2000, e.getMessage());
    assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
  }

  /** False if the file is an error. */
  private static boolean isRead(Csv csv) {
    Dataset data;
    try {
      data = csv.read();
    } catch (IllegalArgumentException e) {
      check(e);
      return false;
    }
    assertTrue(data.size() > 0);
    assertEquals(data.features(), data.inputNames().size());
    assertTrue(
        Arrays.stream(data.inputs()).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite));
    return true;
  }

  private byte[] mutated(byte... file) {
    byte[] mutated = file;
    do {
      int from = random.nextInt(mutated.length + 1);
      int to = Math.min(mutated.length, from + random.nextInt(1 << random.nextInt(6)));
      byte[] some = Arrays.copyOfRange(mutated, from, to);
      mutated =
          switch (random.nextInt(6)) {
            case 0 -> splice(mutated, from, to, new byte[0]);
            case 1 -> splice(mutated, from, from, some);
            case 2 -> {
              random.nextBytes(some);
              yield splice(mutated, from, to, some);
            }
            default -> splice(mutated, from, random.nextBoolean() ? from : to, piece());
          };
    } while (random.nextInt(3) == 0);
    return mutated;
  }

  private byte[] piece() {
    return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] splice(byte[] file, int from, int to, byte[] middle) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, from);
    out.writeBytes(middle);
    out.write(file, to, file.length - to);
    return out.toByteArray();
  }
}
