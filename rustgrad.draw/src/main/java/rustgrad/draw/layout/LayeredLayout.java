package rustgrad.draw.layout;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The places of boxes and the routes of the edges between them, from left to right.
 *
 * @param width the width of the whole
 * @param height the height of the whole
 * @param x for each box how far its middle is from the left
 * @param y for each box how far its middle is from the top
 * @param routes for each edge its route as x, y, x, y, ...: where it enters and leaves each layer,
 *     from the right side of its source to the left side of its target
 */
public record LayeredLayout(
    double width, double height, double[] x, double[] y, double[][] routes) {
  private static final double GAP = 34;

  /**
   * Lays out boxes.
   *
   * @param widths the width of each box
   * @param heights the height of each box
   * @param from for each edge the box that it leaves to the right
   * @param to for each edge the box that it enters from the left: a greater one than that it
   *     leaves, and not a lesser one than the edge before enters
   * @throws IllegalArgumentException if there is no box, or the edges are not in this order
   */
  public static LayeredLayout of(double[] widths, double[] heights, int[] from, int[] to) {
    int boxes = widths.length;
    if (boxes == 0
        || range(from.length).anyMatch(i -> from[i] >= to[i] || to[Math.max(0, i - 1)] > to[i])) {
      throw new IllegalArgumentException(
          "a layout of no boxes, or of edges out of order; expected them in the order of their ends");
    }
    Layers graph = new Layers(boxes, from, to);
    Crossings.reduce(graph);
    int points = graph.left.size();
    double[] size = Arrays.copyOf(heights, points);
    double[] y = Heights.of(graph, size);
    double[] start = new double[points];
    double[] end = new double[points];
    double width = placeLayers(graph, Arrays.copyOf(widths, points), y, start, end);
    double[] x = range(boxes).mapToDouble(box -> (start[box] + end[box]) / 2).toArray();
    double[][] routes = new double[from.length][];
    for (int edge = 0; edge < from.length; edge++) {
      DoubleStream.Builder route = DoubleStream.builder();
      route.add(x[from[edge]] + widths[from[edge]] / 2).add(y[from[edge]]);
      route.add(end[from[edge]]).add(y[from[edge]]);
      for (int joint : graph.joints.get(edge)) {
        route.add(start[joint]).add(y[joint]).add(end[joint]).add(y[joint]);
      }
      route.add(start[to[edge]]).add(y[to[edge]]);
      route.add(x[to[edge]] - widths[to[edge]] / 2).add(y[to[edge]]);
      routes[edge] = route.build().toArray();
    }
    double height = range(points).mapToDouble(point -> y[point] + size[point] / 2).max().orElse(0);
    return new LayeredLayout(width, height, x, Arrays.copyOf(y, boxes), routes);
  }

  private static IntStream range(int n) {
    return IntStream.range(0, n);
  }

  /** Sets where the layer of each point starts and ends; returns where the last one ends. */
  private static double placeLayers(
      Layers graph, double[] width, double[] y, double[] start, double[] end) {
    double x = -GAP;
    for (List<Integer> layer : graph.layers) {
      double widest = 0;
      double climb = 0;
      for (int point : layer) {
        widest = Math.max(widest, width[point]);
        for (int source : graph.left.get(point)) {
          climb = Math.max(climb, Math.abs(y[point] - y[source]));
        }
      }
      x += GAP + 2 * Math.sqrt(climb);
      for (int point : layer) {
        start[point] = x;
        end[point] = x + widest;
      }
      x += widest;
    }
    return x;
  }
}
