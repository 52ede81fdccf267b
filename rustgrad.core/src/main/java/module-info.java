/**
 * The engine of rustgrad: backpropagation through any op it discovers.
 *
 * @uses rustgrad.api.Op the ops that values find by name; rustgrad.ops provides the standard ones
 * @uses rustgrad.core.kernel.Kernels faster loops over rows, which rustgrad.simd provides
 * @provides rustgrad.api.spi.EagerEngine the engine behind the methods of {@link
 *     rustgrad.api.Value}
 * @provides rustgrad.api.spi.OpFinder the ops that it finds by their names
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // rustgrad.simd is compiled later
module rustgrad.core {
  requires static org.jspecify;
  requires transitive rustgrad.api;
  requires org.objectweb.asm;

  exports rustgrad.core;
  exports rustgrad.core.kernel to
      rustgrad.simd;

  uses rustgrad.api.Op;
  uses rustgrad.core.kernel.Kernels;

  provides rustgrad.api.spi.EagerEngine with
      rustgrad.core.eager.NodeEngine;
  provides rustgrad.api.spi.OpFinder with
      rustgrad.core.service.DiscoveredOps;
}
