/**
 * Writes models and functions as graphs of ONNX's operators.
 *
 * <p>GraphEngine is an engine for values, as the one that traces programs is: what a function asks
 * of a value becomes a node. ModelWriter knows the structure of the models of rustgrad.nn, and
 * writes a layer as one node. StandardNodes is the table of ops that ONNX has; any other op is
 * written by its {@link rustgrad.api.Op#expression}, a plugin's in the same way as one of
 * rustgrad.ops.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.onnx.write;
