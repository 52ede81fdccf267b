package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bytes that come from elsewhere are read with mistrust. */
class PartialSumBytesTest {
  private static final int MUTATIONS = 4_000 * Integer.getInteger("rustgrad.samples", 1);
  private static final double[] P = {2, 3};
  private static final RowProgram PROGRAM =
      RowProgram.trace(
          2, 1, (p, row) -> row[0].isGreaterThan(0) ? row[0].times(p[0]) : row[0].times(p[1]));
  private static final byte[] PART = part();
  private static final byte[] COUNTS = PROGRAM.countPaths(P, rows(-300, 300)).toBytes();

  private static Rows rows(int from, int to) {
    double[] data = new double[to - from];
    Arrays.setAll(data, i -> from + i);
    return Rows.rowMajor(data, 1);
  }

  /** With gaps, two paths, sums and loose rows at both ends. */
  private static byte[] part() {
    PathCounts before = PROGRAM.countPaths(P, rows(-1_000, 1_000));
    PartialSum first = PROGRAM.partialSumGradient(P, rows(-300, 300), 0);
    PartialSum second = PROGRAM.partialSumGradient(P, rows(-300, 300), before);
    return PROGRAM.merge(P, second, first).toBytes();
  }

  @Test
  void bytesThatEndTooEarlyOrTooLateAreRefused() {
    for (int length = 0; length < PART.length; length++) {
      byte[] start = Arrays.copyOf(PART, length);
      String message =
          assertThrows(IllegalArgumentException.class, () -> PartialSum.of(start)).getMessage();
      assertEquals(
          "these %d bytes are not a part of a sum of this version of rustgrad: they end too early"
              .formatted(length),
          message);
    }
    byte[] longer = Arrays.copyOf(PART, PART.length + 1);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> PartialSum.of(longer))
            .getMessage()
            .endsWith("rustgrad: bytes are left over"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> PartialSum.of(COUNTS))
            .getMessage()
            .endsWith("rustgrad: they begin differently"));
    assertThrows(IllegalArgumentException.class, () -> PathCounts.of(PART));
    byte[] shorter = Arrays.copyOf(COUNTS, COUNTS.length - 1);
    assertThrows(IllegalArgumentException.class, () -> PathCounts.of(shorter));
  }

  /** Whatever is changed, it is refused, or it is a part, with which everything goes on. */
  @Test
  void damageIsAnErrorOrAPart() {
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = damaged(PART, random);
      try {
        PartialSum part = PartialSum.of(bytes);
        assertArrayEquals(bytes, part.toBytes());
        PROGRAM.merge(P, part, PROGRAM.partialSumGradient(P, rows(0, 0), 0));
        PROGRAM.sum(P, part);
      } catch (IllegalArgumentException e) {
        refused++;
      }
      try {
        PathCounts counts = PathCounts.of(damaged(COUNTS, random));
        assertTrue(counts.plus(counts).rows() > 0);
        PROGRAM.partialSum(P, rows(1, 2), counts);
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    assertTrue(refused > MUTATIONS, "refused " + refused);
  }

  private static byte[] damaged(byte[] bytes, SplittableRandom random) {
    byte[] damaged = bytes.clone();
    int at = random.nextInt(Math.min(bytes.length, random.nextBoolean() ? 150 : bytes.length));
    int width = Math.min(1 << random.nextInt(4), bytes.length - at);
    for (int i = at; i < at + width; i++) {
      damaged[i] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) (damaged[i] ^ 1 << random.nextInt(8));
            case 1 -> (byte) 0xff;
            case 2 -> 0;
            default -> (byte) random.nextInt();
          };
    }
    return damaged;
  }

  @Test
  void memoryIsTakenOnlyForWhatIsThere() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int at = 0; at + 4 <= PART.length; at++) {
      byte[] bytes = PART.clone();
      ByteBuffer.wrap(bytes).putInt(at, Integer.MAX_VALUE >> at % 8);
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        PartialSum.of(bytes);
      } catch (IllegalArgumentException e) {
        // as it should be, but what matters is the memory
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(allocated < 100_000 + 64L * bytes.length, at + ": " + allocated);
    }
  }

  private static byte[] serialized(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  /** Where an array stands in another. */
  private static int indexOf(byte[] all, byte[] part) {
    int at = 0;
    while (!Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
      at++;
    }
    return at;
  }

  @Test
  void aSerializedPartIsCheckedAsItsBytesAre() throws Exception {
    for (byte[] bytes : new byte[][] {PART, COUNTS}) {
      boolean isPart = bytes == PART;
      byte[] stream = serialized(isPart ? PartialSum.of(bytes) : PathCounts.of(bytes));
      int at = indexOf(stream, Arrays.copyOf(bytes, 8));
      stream[at] ^= 1;
      assertTrue(
          assertThrows(InvalidObjectException.class, () -> read(stream))
              .getMessage()
              .endsWith("rustgrad: they begin differently"));
    }
  }

  /** A stream that has the fields of a part itself, as no part is ever written. */
  @Test
  void noPartComesAboutWithoutItsBytes() throws Exception {
    for (Object object : new Object[] {PartialSum.of(PART), PathCounts.of(COUNTS)}) {
      byte[] proxy = serialized(object);
      byte[] name = utf("rustgrad.rows.Serialized");
      byte[] forged = replaced(proxy, name, utf(object.getClass().getName()));
      assertThrows(InvalidObjectException.class, () -> read(forged));
    }
  }

  private static byte[] utf(String name) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(2 + ascii.length).putShort((short) ascii.length).put(ascii).array();
  }

  private static byte[] replaced(byte[] all, byte[] part, byte[] by) {
    int at = indexOf(all, part);
    return ByteBuffer.allocate(all.length - part.length + by.length)
        .put(all, 0, at)
        .put(by)
        .put(all, at + part.length, all.length - at - part.length)
        .array();
  }
}
