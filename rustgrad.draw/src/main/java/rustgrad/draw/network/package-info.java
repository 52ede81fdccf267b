/**
 * Networks as pictures: {@link rustgrad.draw.network.NetworkDrawing}. It needs the module
 * rustgrad.nn, which rustgrad.draw does not bring with it.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.draw.network;
