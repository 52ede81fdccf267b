/**
 * Where boxes stand: a layered layout from left to right, after Sugiyama, Tagawa and Toda (1981).
 *
 * <pre>
 *   layers      a box stands in the layer of its longest path to a sink; where an edge passes a
 *               layer, there is a joint, which all edges of its source share
 *   crossings   in sweeps to the right and to the left, the points of a layer are sorted by the
 *               mean place of their neighbours; then neighbours change places where that helps
 *   heights     in sweeps, each layer comes as close to the mean height of its neighbours as its
 *               order and the gaps allow, in the sense of least squares
 * </pre>
 *
 * <p>It knows sizes and edges, and nothing of what is drawn. It uses only what every Java runtime
 * has, so that it runs in a browser too, and computes the same picture everywhere. Nothing recurses
 * along a graph.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.draw.layout;
