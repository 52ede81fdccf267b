package rustgrad.core.eager;

/** A number that gradients accumulate in. */
public abstract class Leaf extends Node {

  Leaf(double value) {
    super(value);
  }

  @Override
  public final String op() {
    return "leaf";
  }

  /** A leaf that holds its own number. */
  static final class Single extends Leaf {
    Single(double value) {
      super(value);
    }
  }

  /** A leaf whose number and gradient stand in arrays shared with others. */
  public static final class View extends Leaf {
    private final double[] values;
    private final double[] gradients;
    private final int index;

    public View(double[] values, double[] gradients, int index) {
      super(Double.NaN);
      this.values = values;
      this.gradients = gradients;
      this.index = index;
    }

    double storedItem() {
      return values[index];
    }

    double storedGrad() {
      return gradients[index];
    }

    void zeroStored() {
      gradients[index] = 0;
    }

    void addToStored(double contribution) {
      gradients[index] += contribution;
    }
  }
}
