package rustgrad.program.ir;

/** A number of things in words, for messages. */
public final class Count {
  private Count() {}

  /** Such as "1 input" or "2 inputs". */
  public static String of(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
