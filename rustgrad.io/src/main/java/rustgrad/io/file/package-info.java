/**
 * Files of any content that are complete whenever they exist, also for rustgrad.onnx and
 * rustgrad.demo. Uses the JDK alone.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.io.file;
