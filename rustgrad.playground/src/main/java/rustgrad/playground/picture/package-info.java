/**
 * Graphs of values as SVG for the page, in which style sheets give the colours. The layout is that
 * of rustgrad.draw. It is plain Java: it knows no page.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.playground.picture;
