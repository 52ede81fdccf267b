/**
 * Files: models, saved, loaded, and exchanged with others in the safetensors format, and data sets
 * in CSV files.
 *
 * <p>Also gives its users rustgrad.nn, and with it {@link rustgrad.api.Value}.
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // rustgrad.onnx and rustgrad.demo are compiled later
module rustgrad.io {
  requires static org.jspecify;
  requires transitive rustgrad.nn;
  requires com.fasterxml.jackson.core;
  requires de.siegmar.fastcsv;

  exports rustgrad.io;
  exports rustgrad.io.file to
      rustgrad.onnx,
      rustgrad.demo;
}
