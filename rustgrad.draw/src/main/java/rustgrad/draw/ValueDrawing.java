package rustgrad.draw;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import rustgrad.api.Value;
import rustgrad.draw.diagram.Diagram;
import rustgrad.draw.diagram.Nearest;

/**
 * A drawing of the graph of a value: every value is a box with its label, number and gradient, and
 * before each result stands its operation.
 *
 * <p>Leaves are blue and constants pale. What only that side of a {@link Value#where} uses which is
 * not taken is dashed: no gradient flows there. Where the order of the inputs matters, or one comes
 * twice, their places are written at the edges.
 *
 * <p>It shows the numbers and gradients of the time when it is written. Immutable: each {@code
 * with} method returns another drawing. Of a large graph the values nearest to the drawn one are
 * shown, and an ellipsis stands for inputs that are left out.
 */
public final class ValueDrawing implements Drawing {
  private static final int MOST_VALUES = 250;

  private final Value root;
  private final int depth;
  private final int mostValues;
  private final boolean named;
  private final List<Value> highlighted;

  private ValueDrawing(
      Value root, int depth, int mostValues, boolean named, List<Value> highlighted) {
    this.root = root;
    this.depth = depth;
    this.mostValues = mostValues;
    this.named = named;
    this.highlighted = highlighted;
  }

  static ValueDrawing of(Value root) {
    Objects.requireNonNull(root, "root");
    return new ValueDrawing(root, Integer.MAX_VALUE, MOST_VALUES, false, List.of());
  }

  /**
   * Shows values up to this many operations away; any number unless given.
   *
   * @throws IllegalArgumentException if depth is negative
   */
  public ValueDrawing withDepth(int depth) {
    if (depth < 0) {
      throw new IllegalArgumentException("a drawing of depth " + depth + "; expected 0 or more");
    }
    return new ValueDrawing(root, depth, mostValues, named, highlighted);
  }

  /**
   * Shows at most this many values, the nearest; 250 unless given.
   *
   * @throws IllegalArgumentException if mostValues is less than 1
   */
  public ValueDrawing withMostValues(int mostValues) {
    if (mostValues < 1) {
      throw new IllegalArgumentException(
          "a drawing of at most " + mostValues + " values; expected 1 or more");
    }
    return new ValueDrawing(root, depth, mostValues, named, highlighted);
  }

  /**
   * Names the values without a label as {@link Backpropagation} does: v1, v2, ... in the order in
   * which they were computed.
   */
  public ValueDrawing withNames() {
    return new ValueDrawing(root, depth, mostValues, true, highlighted);
  }

  /** Shows these values, and no others, with thick lines. */
  public ValueDrawing withHighlighted(Collection<? extends Value> values) {
    return new ValueDrawing(root, depth, mostValues, named, List.copyOf(values));
  }

  @Override
  public String dot() {
    return diagram().dot();
  }

  @Override
  public String mermaid() {
    return diagram().mermaid();
  }

  @Override
  public String tree() {
    return diagram().tree();
  }

  @Override
  public String svg() {
    return diagram().svg();
  }

  private Diagram diagram() {
    List<Value> shown = Nearest.of(List.of(root), Value::inputs, depth, mostValues);
    return ValueDiagram.of(root, shown, named ? Names.of(root) : null, highlighted);
  }

  /** The {@link #tree()}. */
  @Override
  public String toString() {
    return tree();
  }
}
