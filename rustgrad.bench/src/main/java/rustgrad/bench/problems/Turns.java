package rustgrad.bench.problems;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import rustgrad.bench.problems.Problem.Differentiated;

/**
 * A JVM that measures one method on one problem, in turns with others: {@link TurnTaker} starts it.
 * It warms up, prints the value and the sum of the gradient, and then for each line that it reads
 * takes a turn and prints the microseconds of a call.
 */
final class Turns {
  /** How much processor time the calls before the first turn take together, in ns, at least. */
  private static final long WARM_UP = 1_000_000_000;

  /** How much a turn takes at least. The clock goes by steps of 10 ms. */
  private static final long TURN = 250_000_000;

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Differentiated function;
  private final double[] x;
  private final double[] into;

  private Turns(Problem problem, Method method) {
    this.function = method.of(problem).orElseThrow();
    this.x = problem.point();
    this.into = new double[x.length];
  }

  /**
   * @param arguments a method such as ONCE, and the words of a problem
   */
  public static void main(String[] arguments) throws IOException {
    String name = String.join(" ", Arrays.copyOfRange(arguments, 1, arguments.length));
    Turns turns = new Turns(Problems.of(name), Method.valueOf(arguments[0]));
    double value = turns.function.gradient(turns.x, turns.into);
    turns.micros(WARM_UP);
    System.out.println(value + " " + Arrays.stream(turns.into).sum());
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    while (lines.readLine() != null) {
      System.out.println(turns.micros(TURN));
    }
  }

  /** The time of a call: that of all threads, so that collecting garbage counts. */
  private double micros(long least) {
    long start = SYSTEM.getProcessCpuTime();
    long elapsed = 0;
    int calls = 0;
    for (int more = 1; elapsed < least; more = moreCalls(calls, elapsed, least)) {
      for (int k = 0; k < more; k++) {
        function.gradient(x, into);
      }
      calls += more;
      elapsed = SYSTEM.getProcessCpuTime() - start;
    }
    return elapsed / 1e3 / calls;
  }

  /** How many calls may be left, a tenth of those so far at least. */
  private static int moreCalls(int calls, long elapsed, long least) {
    double left = elapsed == 0 ? calls : (double) calls * (least - elapsed) / elapsed;
    return (int) Math.max(1, Math.min(calls, Math.max(calls / 10, left)));
  }
}
