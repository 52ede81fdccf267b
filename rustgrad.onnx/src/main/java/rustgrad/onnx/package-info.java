/**
 * Models and functions as ONNX files, and small networks from such files.
 *
 * <pre>
 *   model, function --&gt; OnnxExport --&gt; write --&gt; proto --&gt; file        file --&gt; proto --&gt; read --&gt; model
 * </pre>
 *
 * <p>{@code write} and {@code read} know ONNX's operators, {@code proto} the file format, and says
 * why it is written as it is. Uses what anyone may use of rustgrad.nn, and the SPI of rustgrad.api.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.onnx;
