package rustgrad.program.path;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Listing;
import rustgrad.program.pass.Derivative;
import rustgrad.program.pass.Pass;
import rustgrad.program.pass.Pipeline;
import rustgrad.program.trace.NeedsPoint;
import rustgrad.program.trace.Nested;
import rustgrad.program.trace.Recording;
import rustgrad.program.trace.Trace;
import rustgrad.program.trace.TracesMet;

/**
 * A function, and the paths through its comparisons that have been taken so far. A run follows the
 * latest; where a guard fails it goes over to the path that parts from it there, tracing the
 * function again if there is none yet.
 */
public final class TracedFunction {
  private static final double[] NO_OUTPUTS = {};

  private final Function<Value[], Value[]> function;
  private final int inputs;
  private final int outputs;
  private final boolean single;
  private final TracingLimits limits;
  private final List<Pass> afterTracing;
  private final BiFunction<Graph, UnaryOperator<Graph>, CompiledGraph> compiler;
  private volatile TracedPath[] paths = {};
  private volatile @Nullable TracedPath latest;

  /** All derivatives are made from what is traced, as it is. */
  public TracedFunction(
      Function<Value[], Value[]> function,
      int inputs,
      int outputs,
      boolean single,
      TracingLimits limits,
      Function<Graph, CompiledGraph> compiler) {
    this(
        function,
        inputs,
        outputs,
        single,
        limits,
        List.of(),
        (graph, simplify) -> compiler.apply(simplify.apply(graph)));
  }

  /**
   * @param outputs how many values the function returns
   * @param single whether only the first output is asked for, as the result
   * @param afterTracing what is done to a graph that has been traced, before derivatives are made
   *     of it; keeps each guard, and makes the same of the instructions before it whatever follows
   * @param compiler makes a graph ready to run, given what simplifies it
   */
  public TracedFunction(
      Function<Value[], Value[]> function,
      int inputs,
      int outputs,
      boolean single,
      TracingLimits limits,
      List<Pass> afterTracing,
      BiFunction<Graph, UnaryOperator<Graph>, CompiledGraph> compiler) {
    this.function = x -> checked(function.apply(x));
    this.inputs = inputs;
    this.outputs = outputs;
    this.single = single;
    this.limits = limits;
    this.afterTracing = afterTracing;
    this.compiler = compiler;
    try {
      add(traceAt(null));
    } catch (NeedsPoint e) {
      // The first run has a point.
    } catch (TracesMet e) {
      if (!Recording.isRunning()) {
        throw e;
      }
      // The function uses values of a traced function around it, so it can only be run on values.
    }
  }

  /** The same function, with more inputs before input i, which it does not use. */
  public TracedFunction withUnusedInputs(int i, int more) {
    Function<Value[], Value[]> used =
        x -> {
          Value[] mine = Arrays.copyOf(x, inputs);
          System.arraycopy(x, i + more, mine, i, inputs - i);
          return function.apply(mine);
        };
    return new TracedFunction(used, inputs + more, outputs, single, limits, afterTracing, compiler);
  }

  /**
   * The vector-Jacobian product (x, w) -> w J(x), by the symbolic rules of the ops, so that it can
   * be differentiated.
   */
  TracedFunction pullback() {
    Function<Value[], Value[]> product =
        xAndWeights -> {
          Value[] weights = Arrays.copyOfRange(xAndWeights, inputs, xAndWeights.length);
          Value[] x = Arrays.copyOf(xAndWeights, inputs);
          return Nested.at(at -> Value.dot(function.apply(at), weights), x).gradient();
        };
    return new TracedFunction(
        product, inputs + outputs, inputs, false, limits, afterTracing, compiler);
  }

  private Value[] checked(Value @Nullable [] values) {
    if (values == null || Arrays.asList(values).contains(null)) {
      throw new IllegalArgumentException("the function returned null; it must return values");
    }
    if (values.length != outputs) {
      throw new IllegalArgumentException(
          "the function returned %d values; the program was said to have %d outputs"
              .formatted(values.length, outputs));
    }
    return values;
  }

  /** Runs the function itself, on values of any engine. */
  public Value[] apply(Value... x) {
    return function.apply(x.clone());
  }

  /** The path that the function takes at x. */
  public TracedPath pathAt(double[] x) {
    TracedPath path = firstToTry(x);
    while (path.hasGuards()) {
      CompiledGraph check = path.check();
      int failed = check.failedGuard(check.run(x, NO_OUTPUTS));
      if (failed == CompiledGraph.NO_GUARD) {
        break;
      }
      path = otherPath(path, failed, x);
    }
    remember(path);
    return path;
  }

  /** The path that the function takes everywhere; null if it compares or is not traced yet. */
  public @Nullable TracedPath onlyPath() {
    TracedPath path = latest;
    return path == null || path.hasGuards() ? null : path;
  }

  /**
   * Computes a derivative at a point.
   *
   * @param x the point, and after it the direction or weights of a derivative that has them
   * @param into receives the derivative
   * @return the value of the function
   */
  public double run(Derivative derivative, double[] x, double[] into) {
    TracedPath path = firstToTry(x);
    while (true) {
      CompiledGraph graph = path.compiled(derivative);
      double result = graph.run(x, into);
      int failed = graph.failedGuard(result);
      if (failed == CompiledGraph.NO_GUARD) {
        remember(path);
        return result;
      }
      path = otherPath(path, failed, x);
    }
  }

  private TracedPath firstToTry(double[] x) {
    TracedPath known = latest;
    return known != null ? known : traceFirst(x);
  }

  /** Writes only what is new, so that threads on one path do not take the field from each other. */
  private void remember(TracedPath path) {
    if (path != latest) {
      latest = path;
    }
  }

  private synchronized TracedPath traceFirst(double[] x) {
    TracedPath known = latest;
    if (known != null) {
      return known;
    }
    TracedPath first = traceAt(x);
    known = latest; // an op that runs this program may have added a path meanwhile
    return known != null ? known : add(first);
  }

  private TracedPath otherPath(TracedPath path, int guard, double[] x) {
    TracedPath known = find(path, guard);
    return known != null ? known : traceOther(path, guard, x);
  }

  private @Nullable TracedPath find(TracedPath path, int guard) {
    for (TracedPath candidate : paths) {
      if (candidate.partsFrom(path, guard)) {
        return candidate;
      }
    }
    return null;
  }

  private synchronized TracedPath traceOther(TracedPath path, int guard, double[] x) {
    TracedPath known = find(path, guard);
    if (known != null) {
      return known;
    }
    if (paths.length == limits.paths()) {
      throw new IllegalStateException(
          "the traced function has taken more than %d paths through its comparisons; choose between values with Value.where, which keeps both in one program, or raise the limit with withPathLimit(..)"
              .formatted(limits.paths()));
    }
    TracedPath other = traceAt(x);
    if (!other.partsFrom(path, guard)) {
      throw new IllegalStateException(
          "the traced function did not repeat itself when traced again; it must be pure: no random numbers, no state that changes");
    }
    known = find(path, guard); // an op that runs this program may have added it meanwhile
    return known != null ? known : add(other);
  }

  private TracedPath traceAt(double @Nullable [] x) {
    double[] point = x == null ? null : Arrays.copyOf(x, inputs);
    Graph traced = Trace.of(function, inputs, point, limits.nodes()).graph();
    return new TracedPath(Pipeline.run(afterTracing, traced), single, compiler);
  }

  private TracedPath add(TracedPath path) {
    TracedPath[] more = Arrays.copyOf(paths, paths.length + 1);
    more[paths.length] = path;
    paths = more;
    latest = path;
    return path;
  }

  /**
   * Returns once all that has been called is run as bytecode that the JVM has compiled.
   *
   * @throws IllegalStateException if nothing has been called yet
   */
  public void prepare() {
    if (!prepareIfCalled()) {
      throw new IllegalStateException(
          "nothing has been called yet that could be prepared; first call what is to be fast, such as the gradient, at a typical point");
    }
  }

  /** The same, if anything has been called; returns whether it has. */
  boolean prepareIfCalled() {
    boolean any = false;
    for (TracedPath path : paths) {
      any |= path.prepare();
    }
    return any;
  }

  /** Whether only the first output is asked for, as the result. */
  boolean isSingle() {
    return single;
  }

  /** How many outputs the function has. */
  int outputs() {
    return outputs;
  }

  /** How many inputs the function has. */
  public int inputs() {
    return inputs;
  }

  /** The path that was taken last; null before the first run of a function that compares. */
  public @Nullable TracedPath latest() {
    return latest;
  }

  /** How many paths are kept. */
  public int paths() {
    return paths.length;
  }

  /** What is run for a derivative, as text. */
  public String listing(Derivative derivative) {
    return listing((path, to) -> path.print(derivative, to));
  }

  /** What is run, as text: on each path, if there can be several. */
  public String listing(BiConsumer<TracedPath, Listing> print) {
    Listing to = Listing.ofFirstLines();
    TracedPath only = onlyPath();
    TracedPath[] known = paths;
    if (only != null) {
      print.accept(only, to);
    } else if (known.length == 0) {
      to.line(
          () ->
              "not traced yet: the function compares values, so it is traced by its first call, which tells it their numbers");
    } else {
      for (int k = 0; k < known.length; k++) {
        TracedPath path = known[k];
        to.section(
            "path %d of %d taken so far:".formatted(k + 1, known.length),
            () -> print.accept(path, to));
      }
    }
    return to.toString();
  }

  /** About how much memory the graphs of all paths take. */
  public long bytes() {
    return Arrays.stream(paths).mapToLong(TracedPath::bytes).sum();
  }
}
