/**
 * Graphs of values as pictures and text, and backpropagation one operation at a time: {@link
 * rustgrad.draw.Drawing} and {@link rustgrad.draw.Backpropagation}.
 *
 * <p>It needs rustgrad.api alone. With rustgrad.nn beside it, it draws networks too: {@link
 * rustgrad.draw.network.NetworkDrawing}.
 */
@org.jspecify.annotations.NullMarked
module rustgrad.draw {
  requires static org.jspecify;
  requires transitive rustgrad.api;
  requires static transitive rustgrad.nn;

  exports rustgrad.draw;
  exports rustgrad.draw.network;
}
