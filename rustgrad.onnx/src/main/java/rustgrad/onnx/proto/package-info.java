/**
 * The messages of an ONNX file that small networks consist of, as records, with the field numbers
 * of {@code onnx.proto}.
 *
 * <p>Google's protobuf-java writes and reads the fields: its CodedOutputStream and
 * CodedInputStream, and no generated classes. Classes generated from ONNX's schema would need a
 * protoc for every platform in the build, or Tribuo's ONNX utilities, whose classes belong to the
 * old generation 3 of protobuf-java and tie their users to it. They would also build the whole of a
 * file in memory before anything could be said about it, at up to a hundred bytes for two; this
 * reader skips what it does not know, and counts. protobuf-java is an automatic module (1.9 MB), as
 * Tribuo's are.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.onnx.proto;
