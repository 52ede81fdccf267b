/**
 * The textbook of rustgrad: leaves, results and backpropagation through any op it discovers.
 *
 * @uses rustgrad.api.Op the ops that values find by name; rustgrad.ops provides the standard ones
 * @provides rustgrad.api.spi.EagerEngine the engine behind the methods of {@link
 *     rustgrad.api.Value}
 * @provides rustgrad.api.spi.OpFinder the ops that it finds by their names
 */
@org.jspecify.annotations.NullMarked
module rustgrad.core {
  requires static org.jspecify;
  requires transitive rustgrad.api;

  exports rustgrad.core;

  uses rustgrad.api.Op;

  provides rustgrad.api.spi.EagerEngine with
      rustgrad.core.eager.NodeEngine;
  provides rustgrad.api.spi.OpFinder with
      rustgrad.core.service.DiscoveredOps;
}
