/**
 * To see what is computed, and how gradients come about: {@link rustgrad.draw.Drawing}, the graph
 * of a value as a picture or a tree of text, and {@link rustgrad.draw.Backpropagation}, {@code
 * backward()} one operation at a time.
 *
 * <pre>{@code
 * Value x = Value.of(2).label("x"), y = Value.of(3).label("y");
 * Value z = x.times(y).plus(x.tanh()).label("z");
 * Backpropagation.of(z).forEachRemaining(System.out::println);
 * Files.writeString(Path.of("z.svg"), Drawing.of(z).svg());
 * }</pre>
 *
 * <p>The package operation says how a value was computed, the package diagram has pictures as data
 * and the languages that they are written in, the package layout has the places of boxes. This one
 * makes diagrams of what rustgrad computes; all it knows of values is rustgrad.api and its SPI.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.draw;
