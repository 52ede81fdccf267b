/** Trains a small network on points of the plane and draws what it learns. */
@org.jspecify.annotations.NullMarked
module rustgrad.demo {
  requires static org.jspecify;
  requires rustgrad.io;
  requires rustgrad.nn;
  requires java.desktop;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires org.jfree.jfreechart;

  opens rustgrad.demo to
      info.picocli;
}
