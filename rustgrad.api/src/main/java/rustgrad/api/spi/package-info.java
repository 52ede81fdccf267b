/**
 * What stands between values and the engines that compute them. It is for engines alone: users of
 * values need nothing of it, and it may change in any release.
 *
 * <pre>
 *   x.times(y)  -->  Dispatcher.times(x, y)  -->  the engine of x or y if one is lifted, else EagerEngine
 * </pre>
 *
 * <p>rustgrad.core provides the {@link rustgrad.api.spi.EagerEngine} and the {@link
 * rustgrad.api.spi.OpFinder}; rustgrad.program plugs in with values of its own, which are {@link
 * rustgrad.api.spi.Lifted}. This package and {@link rustgrad.api} are the two sides of one
 * contract, and the only packages that know each other both ways: the static methods of an
 * interface need what computes them.
 *
 * <p>It is exported to everyone, because the engine may be on the class path while rustgrad.api is
 * a module: so Surefire runs the tests of a module that requires rustgrad.api alone.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.api.spi;
