package rustgrad.program.trace;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.api.spi.Engine;
import rustgrad.api.spi.Lifted;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/** A slot of the graph that is being traced: a value whose number is not known yet. */
final class Traced extends Lifted {
  final Tracer tracer;
  final int slot;

  /** The number of the slot, if the trace is at a point; else of no meaning. */
  final double number;

  private @Nullable String label;

  Traced(Tracer tracer, int slot, double number) {
    this.tracer = tracer;
    this.slot = slot;
    this.number = number;
  }

  @Override
  public Engine engine() {
    return tracer;
  }

  @Override
  public RuntimeException refusal() {
    return tracer.misuse();
  }

  @Override
  public double item() {
    throw tracer.notWhileTracing("item()", "it has no number that the function may use");
  }

  @Override
  public double grad() {
    throw noGradient("grad()");
  }

  @Override
  public void backward() {
    throw noGradient("backward()");
  }

  @Override
  public void zeroGrad() {
    throw noGradient("zeroGrad()");
  }

  private RuntimeException noGradient(String call) {
    return tracer.notWhileTracing(
        call, "it keeps no gradient; the program has that of the whole function");
  }

  @Override
  public boolean requiresGrad() {
    return Dependence.active(tracer.soFar())[slot];
  }

  @Override
  public String op() {
    Graph graph = tracer.soFar();
    Kind kind = graph.kind(slot);
    return kind.usesOp() ? graph.op(slot).name() : kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Value> inputs() {
    Graph graph = tracer.soFar();
    return IntStream.range(0, graph.arity(slot))
        .<Value>mapToObj(k -> tracer.valueOf(graph.input(slot, k)))
        .toList();
  }

  @Override
  public String label() {
    return label == null ? "" : label;
  }

  @Override
  public Value label(String label) {
    this.label = Objects.requireNonNull(label, "label");
    return this;
  }

  /** The same slot: {@link #inputs()} makes new objects for it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Traced traced && traced.tracer == tracer && traced.slot == slot;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(tracer) + slot;
  }

  /** Such as "c = v7 (times, traced)". */
  @Override
  public String toString() {
    return (label == null ? "" : label + " = ") + "v" + slot + " (" + op() + ", traced)";
  }
}
