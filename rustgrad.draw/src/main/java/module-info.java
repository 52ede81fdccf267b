/**
 * Graphs of values as pictures and text, and backpropagation one operation at a time: {@link
 * rustgrad.draw.Drawing} and {@link rustgrad.draw.Backpropagation}.
 *
 * <p>It needs rustgrad.api alone. With rustgrad.program beside it, it draws programs too, and with
 * rustgrad.nn networks: {@link rustgrad.draw.program.ProgramDrawing} and {@link
 * rustgrad.draw.network.NetworkDrawing}.
 */
@org.jspecify.annotations.NullMarked
module rustgrad.draw {
  requires static org.jspecify;
  requires transitive rustgrad.api;
  requires static rustgrad.nn;
  requires static rustgrad.program;

  exports rustgrad.draw;
  exports rustgrad.draw.network;
  exports rustgrad.draw.program;
}
