package rustgrad.program.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;
import rustgrad.program.ir.Listing;
import rustgrad.program.pass.AfterPass;
import rustgrad.program.pass.Derivative;
import rustgrad.program.pass.NodesLeft;
import rustgrad.program.pass.Pass;
import rustgrad.program.pass.Pipeline;

/**
 * One path through the comparisons of a function: the graph that was traced on it, and all that has
 * been made ready to run for it.
 */
public final class TracedPath implements Comparable<TracedPath> {
  private final Graph traced;
  private final boolean single;
  private final BiFunction<Graph, UnaryOperator<Graph>, CompiledGraph> compiler;
  private final int[] guards;

  /** -1 until somebody asks. */
  private volatile long work = -1;

  private final AtomicReferenceArray<@Nullable CompiledGraph> compiled =
      new AtomicReferenceArray<>(Derivative.values().length);
  private final Map<Derivative, List<NodesLeft>> nodesLeft = new EnumMap<>(Derivative.class);
  private volatile @Nullable CompiledGraph check;

  /** What is no derivative of its own, such as a sparse matrix. */
  private final Queue<CompiledGraph> others = new ConcurrentLinkedQueue<>();

  TracedPath(
      Graph traced,
      boolean single,
      BiFunction<Graph, UnaryOperator<Graph>, CompiledGraph> compiler) {
    this.traced = traced;
    this.single = single;
    this.compiler = compiler;
    this.guards = traced.all(Kind.GUARD);
  }

  /** The function on this path, as it was traced. */
  public Graph traced() {
    return traced;
  }

  /** Whether the function compares on this path something that depends on these inputs. */
  public boolean comparesAny(int firstInput) {
    boolean[] depends = Dependence.varying(traced, firstInput);
    return Arrays.stream(guards)
        .anyMatch(i -> depends[traced.first(i)] || depends[traced.second(i)]);
  }

  /** See {@link Graph#work}. */
  public long work() {
    if (work < 0) {
      work = traced.work();
    }
    return work;
  }

  /** Whether the function compares on this path. */
  public boolean hasGuards() {
    return guards.length > 0;
  }

  /** Orders paths by the first comparison with another outcome, whatever ran before. */
  @Override
  public int compareTo(TracedPath other) {
    for (int k = 0; k < Math.min(guards.length, other.guards.length); k++) {
      boolean outcome = traced.expected(guards[k]);
      if (outcome != other.traced.expected(other.guards[k])) {
        return outcome ? 1 : -1;
      }
    }
    return 0;
  }

  /** Whether this path is the other's up to its given guard, and parts from it there. */
  boolean partsFrom(TracedPath other, int guard) {
    if (guards.length <= guard) {
      return false;
    }
    for (int k = 0; k <= guard; k++) {
      boolean sameOutcome = traced.expected(guards[k]) == other.traced.expected(other.guards[k]);
      if (!comparesTheSame(other, k) || sameOutcome == (k == guard)) {
        return false;
      }
    }
    return true;
  }

  /** Whether guard k of both compares the same slots in the same way. */
  private boolean comparesTheSame(TracedPath other, int k) {
    int i = guards[k];
    return i == other.guards[k]
        && traced.comparison(i) == other.traced.comparison(i)
        && traced.first(i) == other.traced.first(i)
        && traced.second(i) == other.traced.second(i);
  }

  /** The guards alone, ready to run. */
  CompiledGraph check() {
    CompiledGraph known = check;
    return known != null ? known : makeCheck();
  }

  private synchronized CompiledGraph makeCheck() {
    CompiledGraph known = check;
    if (known == null) {
      known = compiler.apply(guardsAlone(), UnaryOperator.identity());
      check = known;
    }
    return known;
  }

  private Graph guardsAlone() {
    return Pipeline.run(Pipeline.of(Derivative.VALUE, traced.inputs()), traced.guardsOnly());
  }

  /** Prints the guards, and what they need. */
  public void printGuards(Listing to) {
    guardsAlone().print(to);
  }

  /** Prints the graph that is run for a derivative. */
  void print(Derivative derivative, Listing to) {
    CompiledGraph known = compiled.get(derivative.ordinal());
    Graph graph = known != null ? known.graph() : derive(derivative);
    if (single) {
      graph.printWithResult(to);
    } else {
      graph.print(to);
    }
  }

  /** A derivative of the function, ready to run. */
  public CompiledGraph compiled(Derivative derivative) {
    CompiledGraph known = compiled.get(derivative.ordinal());
    return known != null ? known : makeCompiled(derivative);
  }

  private synchronized CompiledGraph makeCompiled(Derivative derivative) {
    CompiledGraph known = compiled.get(derivative.ordinal());
    if (known == null) {
      List<NodesLeft> left = new CopyOnWriteArrayList<>(); // simplifying may come later
      Graph graph = start(derivative);
      List<Pass> differentiate = Pipeline.differentiating(derivative, graph.inputs());
      known =
          compiler.apply(
              Pipeline.run(differentiate, graph, left),
              differentiated -> Pipeline.run(Pipeline.SIMPLIFY, differentiated, left));
      nodesLeft.put(derivative, left);
      compiled.set(derivative.ordinal(), known);
    }
    return known;
  }

  private Graph derive(Derivative derivative) {
    Graph graph = start(derivative);
    return Pipeline.run(Pipeline.of(derivative, graph.inputs()), graph);
  }

  private Graph start(Derivative derivative) {
    boolean resultOnly = single && derivative == Derivative.VALUE;
    return resultOnly ? traced.withoutOutputs() : traced;
  }

  /** Whether it returns the value of a function, not only the outputs of several. */
  public boolean isOfOneOutput() {
    return single;
  }

  /** The function as it was traced, and after each pass for a derivative. */
  public List<AfterPass> afterEachPass(Derivative derivative) {
    Graph graph = start(derivative);
    List<AfterPass> stages = new ArrayList<>(List.of(new AfterPass("traced", graph)));
    for (Pass pass : Pipeline.of(derivative, graph.inputs())) {
      graph = pass.rewrite().apply(graph);
      stages.add(new AfterPass(pass.name(), graph));
    }
    return stages;
  }

  /** What these passes make of the function, ready to run. */
  public CompiledGraph compile(List<Pass> passes) {
    return compile(Pipeline.run(passes, traced));
  }

  /** A graph that was made of the function on this path, ready to run. */
  public CompiledGraph compile(Graph graph) {
    CompiledGraph ready = compiler.apply(graph, UnaryOperator.identity());
    others.add(ready);
    return ready;
  }

  /** See {@link CompiledGraph#prepare}; returns whether there was anything to prepare. */
  boolean prepare() {
    List<CompiledGraph> all = new ArrayList<>(others);
    for (int k = 0; k < compiled.length(); k++) {
      CompiledGraph known = compiled.get(k);
      if (known != null) {
        all.add(known);
      }
    }
    CompiledGraph guards = check;
    if (guards != null) {
      all.add(guards);
    }
    all.forEach(CompiledGraph::prepare);
    return !all.isEmpty();
  }

  /** How many nodes each pass for a derivative has left; empty before that is asked for. */
  public synchronized List<NodesLeft> nodesLeft(Derivative derivative) {
    return List.copyOf(nodesLeft.getOrDefault(derivative, List.of()));
  }

  /** What runs the gradient, or the value where no gradient was asked for yet; else "none". */
  public String executor() {
    CompiledGraph gradient = compiled.get(Derivative.GRADIENT.ordinal());
    CompiledGraph running = gradient != null ? gradient : compiled.get(Derivative.VALUE.ordinal());
    return running == null ? "none" : running.executor();
  }

  long bytes() {
    long bytes = traced.bytes();
    for (int k = 0; k < compiled.length(); k++) {
      CompiledGraph known = compiled.get(k);
      bytes += known == null ? 0 : known.graph().bytes();
    }
    return bytes;
  }
}
