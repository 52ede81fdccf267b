/**
 * What stands between values and the engines that compute them. It is for engines alone: users of
 * values need nothing of it, and it may change in any release.
 *
 * <p>Every operation on values, whether a method or a static one, is a call of one class:
 *
 * <pre>{@code
 * x.times(y)  ->  Dispatcher.arithmetic(TIMES, x, y)  ->  the engine of x or y if one is lifted,
 *                                                         else the eager engine
 * }</pre>
 *
 * <p>A value is <i>lifted</i> if it belongs to another engine than the eager one, such as that of a
 * function that is being traced: see {@link rustgrad.api.spi.Lifted}. Within {@code Parameters.at},
 * other values stand for the leaves of parameters. The dispatcher puts them in before it decides,
 * so that engines never see a leaf for which something stands.
 *
 * <h2>Engines</h2>
 *
 * <p>{@code Value.of} is a static method of rustgrad.api, but the engine is in rustgrad.core. So
 * rustgrad.api finds the {@link rustgrad.api.spi.EagerEngine} and the {@link
 * rustgrad.api.spi.OpFinder} as services that rustgrad.core provides; without rustgrad.core the
 * first value fails with an error that names the module to add. rustgrad.program plugs in with
 * lifted values. The core does not know what a trace is, and programs know the core by this package
 * alone: {@code EagerEngine.replay} computes a result once more by any engine, which is how an
 * eager graph becomes a program.
 *
 * <p>This package and {@link rustgrad.api} are the two sides of one contract, and the only packages
 * that know each other both ways: the static methods of an interface need what computes them.
 *
 * <p>It is exported to everyone, because the engine may be on the class path while rustgrad.api is
 * a module: so Surefire runs the tests of a module that requires rustgrad.api alone.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.api.spi;
