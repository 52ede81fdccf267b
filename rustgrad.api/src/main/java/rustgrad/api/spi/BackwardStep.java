package rustgrad.api.spi;

import rustgrad.api.Value;

/**
 * One step of {@link Value#backward()}: {@code node.inputs().get(input)} gets the contribution
 * {@code node.grad() * d(node)/d(input)} added to its gradient. A where has one step, for the side
 * that it took: input 2 or 3.
 */
public record BackwardStep(Value node, int input, double contribution) {}
