package rustgrad.program.path;

/**
 * What a function that is traced may take.
 *
 * @param nodes how many nodes a path may have
 * @param paths how many paths through its comparisons are kept
 */
public record TracingLimits(int nodes, int paths) {
  /** The limits that hold unless others are set. */
  public static final TracingLimits DEFAULT = new TracingLimits(50_000_000, 256);

  /** These, with another limit of nodes. */
  public TracingLimits withNodes(int nodeLimit) {
    return new TracingLimits(check("nodeLimit", nodeLimit), paths);
  }

  /** These, with another limit of paths. */
  public TracingLimits withPaths(int pathLimit) {
    return new TracingLimits(nodes, check("pathLimit", pathLimit));
  }

  /**
   * Returns a limit that is 1 or more.
   *
   * @throws IllegalArgumentException if it is less; the message has its name
   */
  public static int check(String name, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("%s(%d); give 1 or more".formatted(name, limit));
    }
    return limit;
  }
}
