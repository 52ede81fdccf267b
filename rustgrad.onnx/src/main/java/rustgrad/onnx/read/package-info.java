/**
 * Makes models of graphs that are chains of layers, activations and scaling.
 *
 * <p>ModelReader follows the chain and says what it cannot read; ReadChain collects what becomes
 * the model.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.onnx.read;
