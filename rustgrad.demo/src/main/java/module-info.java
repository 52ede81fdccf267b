/**
 * Trains a small network on points of the plane, or on rows of a file, and draws what it learns.
 */
@org.jspecify.annotations.NullMarked
module rustgrad.demo {
  requires static org.jspecify;
  requires rustgrad.draw;
  requires rustgrad.io;
  requires rustgrad.nn;
  requires rustgrad.onnx;
  requires java.desktop;
  requires jdk.httpserver;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires org.jfree.jfreechart;

  opens rustgrad.demo to
      info.picocli;
}
