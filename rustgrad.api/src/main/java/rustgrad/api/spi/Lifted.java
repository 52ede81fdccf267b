package rustgrad.api.spi;

import rustgrad.api.Value;

/**
 * A value of another engine than the eager one, such as a slot of a program that is being recorded.
 * Every operation that it takes part in is computed by its engine.
 *
 * <p>Lifted values exist only within {@link Dispatcher#lifting} and {@link Dispatcher#standingIn}.
 * (A class, because the dispatcher asks every operand for it, and asking for an interface takes
 * longer.)
 */
public abstract class Lifted implements Value {

  /** For the engines that lift values. */
  protected Lifted() {}

  /** The engine that computes with this value. */
  public abstract Engine engine();

  /** Why the eager engine cannot use this value: for example, what recorded it has ended. */
  public abstract RuntimeException refusal();
}
