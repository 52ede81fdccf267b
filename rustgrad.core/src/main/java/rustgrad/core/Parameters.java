package rustgrad.core;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;
import rustgrad.core.eager.Leaf;

/**
 * The numbers that training changes: one flat array, one for their gradients, and a leaf {@link
 * Value} as a view on each.
 *
 * <pre>{@code
 * Parameters p = Parameters.of(0.5, -0.25);
 * Value loss = p.get(0).times(3).plus(p.get(1));
 * loss.backward();
 * p.grad(0);                             // 3.0
 * p.set(0, p.item(0) - 0.1 * p.grad(0)); // one step of gradient descent
 * }</pre>
 *
 * <p>A graph built from these values must be differentiated before they are set to other numbers.
 */
public final class Parameters {
  private final double[] items;
  private final double[] grads;
  private final int from;
  private final List<Value> values;

  private Parameters(double[] items, double[] grads, int from, List<Value> values) {
    this.items = items;
    this.grads = grads;
    this.from = from;
    this.values = values;
  }

  /** Parameters that start at these numbers. */
  public static Parameters of(double... items) {
    double[] copy = items.clone();
    double[] grads = new double[copy.length];
    Value[] leaves = new Value[copy.length];
    Arrays.setAll(leaves, i -> new Leaf(copy, grads, i));
    return new Parameters(copy, grads, 0, List.of(leaves));
  }

  /**
   * The parameters {@code from, ..., from + size - 1} of these: the same numbers and the same
   * leaves, counted from 0.
   */
  public Parameters slice(int from, int size) {
    return new Parameters(items, grads, this.from + from, values.subList(from, from + size));
  }

  /** How many there are. */
  public int size() {
    return values.size();
  }

  /** The leaf of parameter i. */
  public Value get(int i) {
    return values.get(i);
  }

  /** The leaves of all parameters, in order. */
  public List<Value> values() {
    return values;
  }

  /** The number of parameter i. */
  public double item(int i) {
    return items[place(i)];
  }

  /**
   * The gradient of parameter i: what {@code backward()} has added up since {@link #zeroGrad()}.
   */
  public double grad(int i) {
    return grads[place(i)];
  }

  /** Sets the number of parameter i. */
  public void set(int i, double item) {
    items[place(i)] = item;
  }

  /**
   * Sets the numbers of all parameters.
   *
   * @throws IllegalArgumentException if there are not exactly {@link #size()} of them
   */
  public void setAll(double... items) {
    checkCount(items.length);
    System.arraycopy(items, 0, this.items, from, items.length);
  }

  /** The numbers of all parameters, copied. */
  public double[] items() {
    return Arrays.copyOfRange(items, from, from + size());
  }

  /** The gradients of all parameters, copied. */
  public double[] grads() {
    return Arrays.copyOfRange(grads, from, from + size());
  }

  /** Sets all gradients back to 0. */
  public void zeroGrad() {
    Arrays.fill(grads, from, from + size(), 0);
  }

  /**
   * Adds to the gradients of all parameters, as {@code backward()} does.
   *
   * @throws IllegalArgumentException if there are not exactly {@link #size()} numbers
   */
  public void addToGrads(double... more) {
    checkCount(more.length);
    for (int i = 0; i < more.length; i++) {
      grads[from + i] += more[i];
    }
  }

  /**
   * Lets an update, such as a step of an optimiser, read and write all numbers where they stand,
   * which is faster than one by one.
   */
  public void update(Update update) {
    update.update(items, grads, from, from + size());
  }

  /** Changes parameters: see {@link #update}. */
  @FunctionalInterface
  public interface Update {

    /**
     * Changes the numbers at {@code from, ..., to - 1}, and no others.
     *
     * @param items the numbers of the parameters
     * @param grads their gradients, each at the same place
     */
    void update(double[] items, double[] grads, int from, int to);
  }

  /**
   * Runs a body in which, in this thread, the leaves of these parameters are constants with other
   * numbers. The parameters themselves do not change.
   *
   * <pre>{@code
   * double[] snapshot = p.items();
   * Program f = Program.trace(1, x -> p.at(snapshot, () -> x[0].times(p.get(0))));
   * }</pre>
   *
   * @param items the numbers of the constants
   * @throws IllegalArgumentException if there are not exactly {@link #size()} of them
   */
  public <T> T at(double[] items, Supplier<T> body) {
    return at(Value.constants(items), body);
  }

  /**
   * Runs a body in which, in this thread, the leaves of these parameters are other values: leaves
   * of other parameters, for which others may stand in turn, values that were computed, or those of
   * a function that is being traced. If the body returns a leaf, or an array that has it, what
   * stands for it is returned.
   *
   * @param others what stands for the parameters, in order
   * @throws IllegalArgumentException if there are not exactly {@link #size()} of them
   */
  public <T> T at(Value[] others, Supplier<T> body) {
    checkCount(others.length);
    return Dispatcher.standingIn(new StandIns(items, from, others.clone()), body);
  }

  /** Such as "Parameters(337)", which says how many there are. */
  @Override
  public String toString() {
    return "Parameters(" + size() + ")";
  }

  private void checkCount(int count) {
    if (count != size()) {
      throw new IllegalArgumentException("%d numbers for %d parameters".formatted(count, size()));
    }
  }

  private int place(int i) {
    return from + Objects.checkIndex(i, size());
  }
}
