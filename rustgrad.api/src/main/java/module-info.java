/**
 * The contract of rustgrad: {@link rustgrad.api.Value}, a number that remembers how it was
 * computed, and {@link rustgrad.api.Op}, a function with its derivative.
 *
 * <p>Write {@code requires rustgrad.api} to provide an op of your own. To compute with values,
 * write {@code requires rustgrad.core} or {@code requires rustgrad.nn}, which bring this module
 * with them.
 *
 * @uses rustgrad.api.spi.EagerEngine what computes the values of {@link
 *     rustgrad.api.Value#of(double)}; rustgrad.core provides it
 * @uses rustgrad.api.spi.OpFinder what finds ops by their names; rustgrad.core provides it
 */
@org.jspecify.annotations.NullMarked
module rustgrad.api {
  requires static org.jspecify;

  exports rustgrad.api;
  exports rustgrad.api.spi;

  uses rustgrad.api.spi.EagerEngine;
  uses rustgrad.api.spi.OpFinder;
}
