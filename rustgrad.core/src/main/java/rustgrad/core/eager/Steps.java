package rustgrad.core.eager;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import rustgrad.api.spi.BackwardStep;

/** The contributions of {@link Backward}, each added when it is asked for. */
final class Steps implements Iterator<BackwardStep> {
  private final List<Node> order;
  private int left;

  /** The contributions of one result that have not been added yet. */
  private final Queue<BackwardStep> pending = new ArrayDeque<>();

  Steps(List<Node> order) {
    this.order = order;
    this.left = order.size();
  }

  @Override
  public boolean hasNext() {
    while (pending.isEmpty() && left > 0) {
      if (order.get(--left) instanceof Result result && result.isReached()) {
        result.propagate(this::note);
      }
    }
    return !pending.isEmpty();
  }

  private void note(Result of, int input, double contribution) {
    if (of.input(input).requiresGrad()) {
      pending.add(new BackwardStep(of, input, contribution));
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
