/**
 * A function that compares numbers has several paths, and each is a graph. A path is what a run
 * takes through the comparisons; on it, each comparison is a guard that says what the outcome must
 * be.
 *
 * <pre>{@code
 *          x0 < x1 ?
 *    yes /          \ no
 * path A             x0 < 0 ?
 *              yes /          \ no
 *           path B             path C
 * }</pre>
 *
 * <p>A run follows the path that was taken last. If guard k fails, the run goes over to the path
 * that has the same outcomes up to k and the other outcome there. If there is no such path yet, the
 * function is traced again. A run whose guard fails has written nothing, so nobody notices. A guard
 * stays a guard in every derivative, so that each derivative takes the path of its point.
 *
 * <p>A {@link rustgrad.program.path.TracedPath} makes, and compiles, each derivative when it is
 * first asked for.
 *
 * <p>This package uses ir, trace (to find a path), pass (to derive what is asked for) and exec (to
 * run it).
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.path;
