/**
 * The engine of rustgrad: backpropagation through any op it discovers.
 *
 * @uses rustgrad.api.Op the ops that values find by name; rustgrad.ops provides the standard ones
 * @uses rustgrad.core.kernel.Kernels faster loops over rows, which rustgrad.simd provides
 * @provides rustgrad.api.Engine the engine behind the static methods of {@link rustgrad.api.Value}
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

  provides rustgrad.api.Engine with
      rustgrad.core.eager.EagerEngine;
}
