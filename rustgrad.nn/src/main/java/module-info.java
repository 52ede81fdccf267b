/**
 * Small neural networks of scalar values: layers, losses, optimisers, data and training.
 *
 * <p>Also gives its users {@link rustgrad.api.Value} and {@link rustgrad.core.Parameters}.
 */
@org.jspecify.annotations.NullMarked
module rustgrad.nn {
  requires static org.jspecify;
  requires transitive rustgrad.rows;

  exports rustgrad.nn;
}
