package rustgrad.program;

import java.util.List;
import rustgrad.program.ir.Count;
import rustgrad.program.pass.Derivative;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracedPath;

/**
 * How large a program is, and how it is run. Nodes are the instructions that compute something;
 * inputs and constants are not counted. Sizes are those of the path that was taken last, and 0
 * before the first call of a function that compares values.
 *
 * @param inputs how many inputs the function has
 * @param paths how many paths through its comparisons are kept
 * @param traced how many nodes the function took, less those eliminated before differentiating
 * @param value the nodes left after each pass for the value; empty before the first call that needs
 *     it
 * @param gradient the nodes left after each pass for the value and the gradient; empty before the
 *     first call that needs it. A program of more than 500,000 nodes is simplified, by the last
 *     three passes, only when it has been called often.
 * @param bytes about how much memory the graphs of all paths take
 * @param executor what runs the gradient, or the value where no gradient was asked for yet:
 *     "interpreter", "bytecode" or "none"
 */
public record ProgramStatistics(
    int inputs,
    int paths,
    int traced,
    List<Stage> value,
    List<Stage> gradient,
    long bytes,
    String executor) {

  /** The number of nodes that a pass has left. */
  public record Stage(String pass, int nodes) {}

  static ProgramStatistics of(TracedFunction function) {
    TracedPath path = function.latest();
    if (path == null) {
      return new ProgramStatistics(function.inputs(), 0, 0, List.of(), List.of(), 0, "none");
    }
    return new ProgramStatistics(
        function.inputs(),
        function.paths(),
        path.traced().nodes(),
        stages(path, Derivative.VALUE),
        stages(path, Derivative.GRADIENT),
        function.bytes(),
        path.executor());
  }

  private static List<Stage> stages(TracedPath path, Derivative derivative) {
    return path.nodesLeft(derivative).stream()
        .map(left -> new Stage(left.pass(), left.nodes()))
        .toList();
  }

  /**
   * Such as "1 path, value 7 nodes, gradient 15 nodes, bytecode"; "traced by its first call" before
   * that.
   */
  String describe() {
    return paths == 0
        ? "traced by its first call"
        : "%s%s%s%s"
            .formatted(
                Count.of(paths, "path"),
                nodes("value", value),
                nodes("gradient", gradient),
                executor.equals("none") ? ", not run yet" : ", " + executor);
  }

  private static String nodes(String what, List<Stage> stages) {
    return stages.isEmpty()
        ? ""
        : ", %s %s".formatted(what, Count.of(stages.get(stages.size() - 1).nodes(), "node"));
  }
}
