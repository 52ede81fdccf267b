/**
 * The textbook: values that backpropagate, the {@link rustgrad.core.Parameters} of a model, the
 * discovery of ops by name, and a check of derivatives.
 *
 * <p>The engine is in the package eager. It uses rustgrad.api alone, and knows no op and no other
 * engine.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.core;
