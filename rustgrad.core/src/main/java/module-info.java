/**
 * The engine of rustgrad: backpropagation through any op it discovers.
 *
 * @uses rustgrad.api.Op the ops that values find by name; rustgrad.ops provides the standard ones
 * @provides rustgrad.api.Engine the engine behind the static methods of {@link rustgrad.api.Value}
 */
@org.jspecify.annotations.NullMarked
module rustgrad.core {
  requires static org.jspecify;
  requires transitive rustgrad.api;
  requires org.objectweb.asm;

  exports rustgrad.core;

  uses rustgrad.api.Op;

  provides rustgrad.api.Engine with
      rustgrad.core.eager.EagerEngine;
}
