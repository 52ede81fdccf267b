/**
 * Models and functions of values as ONNX files, for the runtimes that read them, and small networks
 * from such files: {@link rustgrad.onnx.OnnxExport} and {@link rustgrad.onnx.Onnx}.
 */
@org.jspecify.annotations.NullMarked
module rustgrad.onnx {
  requires static org.jspecify;
  requires transitive rustgrad.nn;
  requires rustgrad.io;
  requires com.google.protobuf;

  exports rustgrad.onnx;
}
