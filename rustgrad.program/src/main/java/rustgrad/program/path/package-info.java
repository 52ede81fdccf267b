/**
 * A function that compares numbers has several paths, and each is a graph. A path is what a run
 * takes through the comparisons; on it, each comparison is a guard that says what the outcome must
 * be.
 *
 * <pre>
 *                           x0 &lt; x1 ?
 *                     yes /          \ no
 *                  path A             x0 &lt; 0 ?
 *                               yes /          \ no
 *                            path B             path C
 * </pre>
 *
 * <p>A run follows the path that was taken last. If guard k fails, it goes over to the path that
 * has the same outcomes up to k and the other one there, tracing the function again if there is
 * none yet. A run whose guard fails has written nothing, so nobody notices.
 *
 * <p>Uses ir, trace (to find a path), pass (to derive what is asked for) and exec (to run it).
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.path;
