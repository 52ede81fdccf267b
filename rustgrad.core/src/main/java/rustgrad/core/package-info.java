/**
 * The textbook: values that backpropagate, the {@link rustgrad.core.Parameters} of a model, the
 * discovery of ops by name ({@link rustgrad.core.OpRegistry}), and a check of derivatives ({@link
 * rustgrad.core.GradientCheck}).
 *
 * <p>The engine is in the package eager, and what rustgrad.api finds as a service besides, the ops
 * by their names, in the package service. The module uses rustgrad.api alone, and knows no op and
 * no other engine.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.core;
