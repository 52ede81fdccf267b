/**
 * The page's interface: what is typed, dragged and clicked, and what is drawn, over the browser's
 * own objects (TeaVM's JSO). The parts that stand still are in index.html.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.playground.page;
