package rustgrad.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Changes a file at random: bytes anywhere, or the text of its header with its length set right.
 */
final class Mutations {
  private static final Pattern PIECE = Pattern.compile("\\d+|\\w+|\\\\*\"|[{}\\[\\],:]");

  private static final String[] WORDS = {
    "0",
    "1",
    "2",
    "-1",
    "8",
    "16",
    "2147483647",
    "2147483648",
    "4611686018427387904",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "1e3",
    "1.5",
    "NaN",
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "\\\"",
    ",",
    ":",
    "}",
    "]",
    "{\"a\":0}",
    "[[[[",
    "\\u0000",
    "\\ud800",
    "F32",
    "F64",
    "F16",
    "BF16",
    "I64",
    "weight",
    "bias",
    "__metadata__",
    "rustgrad",
    "kind",
    "mlp",
    "linear",
    "sequential",
    "activation",
    "own",
    "tanh",
    "pow",
    "inputs",
    "inputNames",
    "classNames",
    " "
  };

  private final Random random;

  Mutations(long seed) {
    random = new Random(seed);
  }

  /** Another file, most often with one change. */
  byte[] of(byte... file) {
    byte[] mutated = file;
    do {
      mutated = random.nextInt(3) == 0 ? bytes(mutated) : header(mutated);
    } while (random.nextInt(4) == 0);
    return mutated;
  }

  private byte[] bytes(byte... file) {
    int at = random.nextInt(file.length + 1);
    int to = Math.min(file.length, at + random.nextInt(1 << random.nextInt(8)));
    byte[] some = Arrays.copyOfRange(file, at, to);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(file, at);
      case 1 -> splice(file, at, to, new byte[0]);
      case 2 -> splice(file, at, at, some);
      case 3 -> {
        random.nextBytes(some);
        yield splice(file, at, at, some);
      }
      case 4 -> {
        random.nextBytes(some);
        yield splice(file, at, to, some);
      }
      default -> flipped(file);
    };
  }

  private byte[] flipped(byte... file) {
    byte[] flipped = file.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] splice(byte[] file, int from, int to, byte[] middle) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, from);
    out.writeBytes(middle);
    out.write(file, to, file.length - to);
    return out.toByteArray();
  }

  /** Replaces, removes, doubles or swaps pieces of the header, if there is one. */
  private byte[] header(byte... file) {
    long length = file.length < 8 ? -1 : littleEndian(file).getLong();
    if (length < 0 || length > file.length - 8) {
      return flipped(file);
    }
    int end = 8 + (int) length;
    String text = new String(file, 8, (int) length, StandardCharsets.UTF_8);
    byte[] changed = changed(text).getBytes(StandardCharsets.UTF_8);
    byte[] result = splice(file, 8, end, changed);
    littleEndian(result).putLong(changed.length);
    return result;
  }

  private String changed(String text) {
    List<MatchResult> pieces = PIECE.matcher(text).results().toList();
    if (pieces.isEmpty()) {
      return WORDS[random.nextInt(WORDS.length)];
    }
    MatchResult one = pieces.get(random.nextInt(pieces.size()));
    MatchResult other = pieces.get(random.nextInt(pieces.size()));
    String word = WORDS[random.nextInt(WORDS.length)];
    return switch (random.nextInt(5)) {
      case 0 -> replaced(text, one, one, "");
      case 1 -> replaced(text, one, one, other.group());
      case 2 -> replaced(text, one, one, word);
      case 3 -> replaced(text, one, one, one.group() + word);
      default -> {
        boolean forward = one.start() <= other.start();
        MatchResult first = forward ? one : other;
        MatchResult last = forward ? other : one;
        String between = text.substring(first.start(), last.end());
        yield replaced(text, first, last, random.nextBoolean() ? "" : between + between);
      }
    };
  }

  private static String replaced(String text, MatchResult first, MatchResult last, String by) {
    return text.substring(0, first.start()) + by + text.substring(last.end());
  }

  private static ByteBuffer littleEndian(byte... file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }
}
