package rustgrad.program.trace;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.api.spi.Engine;
import rustgrad.api.spi.Lifted;

/** What a recorded function computes with: a slot of a {@link Recording}. */
public sealed class Traced extends Lifted permits TracedCall {
  final Recording recording;
  public final int slot;

  /** The number of the slot, if the recording is at a point; else of no meaning. */
  public final double number;

  private @Nullable String label;

  public Traced(Recording recording, int slot, double number) {
    this.recording = recording;
    this.slot = slot;
    this.number = number;
  }

  @Override
  public Engine engine() {
    return recording;
  }

  @Override
  public RuntimeException refusal() {
    return recording.misuse();
  }

  @Override
  public double item() {
    throw recording.notWhileTracing("item()", "it has no number that the function may use");
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
    return recording.notWhileTracing(
        call, "it keeps no gradient; the program has that of the whole function");
  }

  @Override
  public boolean requiresGrad() {
    return recording.isActive(slot);
  }

  @Override
  public String op() {
    return recording.op(slot);
  }

  @Override
  public List<Value> inputs() {
    return recording.inputs(slot);
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
    return other instanceof Traced traced && traced.recording == recording && traced.slot == slot;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(recording) + slot;
  }

  /** Such as "c = v7 (times, traced)". */
  @Override
  public String toString() {
    return (label == null ? "" : label + " = ") + "v" + slot + " (" + op() + ", traced)";
  }
}
