package rustgrad.core.eager;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import rustgrad.api.spi.BackwardStep;

/** The contributions of {@link Backward}, each added when it is asked for. */
final class Steps implements Iterator<BackwardStep> {
  private final Backward sweep;

  /** The contributions of one result that have not been added yet. */
  private final Queue<BackwardStep> pending = new ArrayDeque<>();

  Steps(Node root) {
    this.sweep = new Backward(root);
  }

  @Override
  public boolean hasNext() {
    while (pending.isEmpty() && !sweep.order.isEmpty()) {
      sweep.propagateLast(this::note);
    }
    return !pending.isEmpty();
  }

  private void note(Result result, int input, double contribution) {
    if (result.input(input).requiresGrad()) {
      pending.add(new BackwardStep(result, input, contribution));
    }
  }

  @Override
  public BackwardStep next() {
    hasNext();
    BackwardStep step = pending.remove();
    Backward.add((Result) step.node(), step.input(), step.contribution());
    return step;
  }
}
