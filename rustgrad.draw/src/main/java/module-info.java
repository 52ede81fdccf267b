/**
 * Graphs of values as pictures and text, and backpropagation one operation at a time: {@link
 * rustgrad.draw.Drawing} and {@link rustgrad.draw.Backpropagation}.
 */
@org.jspecify.annotations.NullMarked
module rustgrad.draw {
  requires static org.jspecify;
  requires transitive rustgrad.api;

  exports rustgrad.draw;
}
