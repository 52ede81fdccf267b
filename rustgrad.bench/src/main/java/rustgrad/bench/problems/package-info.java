/**
 * Standard problems of automatic differentiation, each written from its formula as a user would
 * first write it, beside a loop that was derived by hand.
 *
 * <p>A problem is a class of its own, which {@link rustgrad.bench.problems.Problems} knows by a
 * name such as "leastSquares 4096 128". {@link rustgrad.bench.problems.ProblemTable} differentiates
 * it by each {@link rustgrad.bench.problems.Method}, beside CoDiPack, for which src/main/cpp has
 * the same formulas on the same numbers.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.bench.problems;
