package rustgrad.draw.layout;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How high each point stands, given the order of each layer: as near to the mean of its neighbours
 * as the points above and below it allow.
 *
 * @param size how high each box is; 0 for a joint
 * @param middle how far the middle of each point is from 0
 */
record Heights(Layers graph, double[] size, double[] middle) {
  private static final int SWEEPS = 24;
  private static final double GAP = 12;

  /** How much a joint pulls, so that long edges are straight. */
  private static final double OF_JOINT = 4;

  /** How far the middle of each point is from the top of the picture. */
  static double[] of(Layers graph, double[] size) {
    Heights heights = new Heights(graph, size, new double[size.length]);
    graph.layers.forEach(layer -> heights.place(layer, new double[layer.size()]));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      heights.sweep(sweep % 2 == 0, sweep >= SWEEPS - 6);
    }
    IntStream points = IntStream.range(0, size.length);
    double top = points.mapToDouble(i -> heights.middle[i] - size[i] / 2).min().orElse(0);
    return DoubleStream.of(heights.middle).map(height -> height - top).toArray();
  }

  private void sweep(boolean toTheRight, boolean bothSides) {
    List<List<List<Integer>>> sides =
        bothSides
            ? List.of(graph.left, graph.right)
            : List.of(toTheRight ? graph.left : graph.right);
    for (int k = 0; k < graph.layers.size(); k++) {
      List<Integer> layer = graph.layers.get(toTheRight ? k : graph.layers.size() - 1 - k);
      place(layer, layer.stream().mapToDouble(point -> wanted(point, sides)).toArray());
    }
  }

  private double wanted(int point, List<List<List<Integer>>> sides) {
    double sum = 0;
    double weights = 0;
    for (List<List<Integer>> side : sides) {
      for (int neighbour : side.get(point)) {
        sum += weight(neighbour) * middle[neighbour];
        weights += weight(neighbour);
      }
    }
    return weights == 0 ? middle[point] : sum / weights;
  }

  private double weight(int point) {
    return size[point] > 0 ? 1 : OF_JOINT;
  }

  /** Points that touch each other, and where they would like the first point of the layer to be. */
  private record Pool(double first, double weight, int end) {
    Pool with(Pool next) {
      double both = weight + next.weight;
      return new Pool((first * weight + next.first * next.weight) / both, both, next.end);
    }
  }

  /**
   * Places the points of a layer at the heights that are nearest to those wanted, in the sense of
   * weighted least squares, with the gaps between them: isotonic regression by pooling neighbours
   * that would overlap (Ayer and others 1955).
   */
  private void place(List<Integer> layer, double[] wanted) {
    double[] offset = new double[wanted.length];
    Pool[] pools = new Pool[wanted.length];
    int n = 0;
    for (int k = 0; k < wanted.length; k++) {
      int point = layer.get(k);
      offset[k] = k == 0 ? 0 : offset[k - 1] + (size[layer.get(k - 1)] + size[point]) / 2 + GAP;
      pools[n++] = new Pool(wanted[k] - offset[k], weight(point), k + 1);
      for (; n > 1 && pools[n - 2].first > pools[n - 1].first; n--) {
        pools[n - 2] = pools[n - 2].with(pools[n - 1]);
      }
    }
    int k = 0;
    for (Pool pool : Arrays.asList(pools).subList(0, n)) {
      for (; k < pool.end; k++) {
        middle[layer.get(k)] = pool.first + offset[k];
      }
    }
  }
}
