package rustgrad.core;

import java.util.function.UnaryOperator;
import rustgrad.api.Value;
import rustgrad.core.eager.Leaf;

/**
 * Other values that stand for the leaves of an array, from one index on.
 *
 * @param numbers the array of the leaves
 * @param from the index of the leaf that the first of the others stands for
 */
record StandIns(double[] numbers, int from, Value[] others) implements UnaryOperator<Value> {

  @Override
  public Value apply(Value value) {
    int i = value instanceof Leaf leaf && leaf.numbers == numbers ? leaf.index - from : -1;
    return i >= 0 && i < others.length ? others[i] : value;
  }
}
