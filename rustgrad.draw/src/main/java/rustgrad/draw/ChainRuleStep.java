package rustgrad.draw;

import java.util.List;
import java.util.stream.Collectors;
import rustgrad.api.Value;

/**
 * One step of {@link Backpropagation}: a result hands its gradient on to its inputs.
 *
 * <p>It prints itself as a line for each contribution.
 *
 * @param node the result whose chain rule has been run
 * @param gradient its gradient, which is complete
 * @param contributions what its inputs got, in the order in which it was added: the last input
 *     first
 */
public record ChainRuleStep(Value node, double gradient, List<Contribution> contributions) {

  /** The contributions, one a line. */
  @Override
  public String toString() {
    return contributions.stream().map(Contribution::toString).collect(Collectors.joining("\n"));
  }
}
