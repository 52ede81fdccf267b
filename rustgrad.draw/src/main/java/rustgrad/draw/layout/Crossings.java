package rustgrad.draw.layout;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the points of each layer so that few segments cross.
 *
 * @param place where each point stands in its layer
 * @param mean the mean place of its neighbours
 */
record Crossings(Layers graph, int[] place, double[] mean) {
  private static final int SWEEPS = 24;
  private static final int EXCHANGES = 8;

  /** Up to how many points there is time to try to exchange all neighbours. */
  private static final int FEW = 3_000;

  static void reduce(Layers graph) {
    int points = graph.left.size();
    Crossings order = new Crossings(graph, new int[points], new double[points]);
    graph.layers.forEach(order::number);
    for (int sweep = 0; sweep < SWEEPS + EXCHANGES; sweep++) {
      if (sweep < SWEEPS) {
        order.sort(sweep % 2 == 0);
      }
      if (points <= FEW) {
        graph.layers.forEach(order::exchange);
      }
    }
  }

  private void number(List<Integer> layer) {
    for (int k = 0; k < layer.size(); k++) {
      place[layer.get(k)] = k;
    }
  }

  private void sort(boolean toTheRight) {
    for (int k = 0; k < graph.layers.size(); k++) {
      List<Integer> layer = graph.layers.get(toTheRight ? k : graph.layers.size() - 1 - k);
      for (int point : layer) {
        List<Integer> fixed = (toTheRight ? graph.left : graph.right).get(point);
        mean[point] = fixed.stream().mapToInt(p -> place[p]).average().orElse(place[point]);
      }
      layer.sort(Comparator.comparingDouble(point -> mean[point]));
      number(layer);
    }
  }

  /** Lets neighbours change places if fewer of their segments cross then. */
  private void exchange(List<Integer> layer) {
    for (int k = 1; k < layer.size(); k++) {
      int upper = layer.get(k - 1);
      int lower = layer.get(k);
      if (crossings(lower, upper) < crossings(upper, lower)) {
        Collections.swap(layer, k - 1, k);
        place[lower] = k - 1;
        place[upper] = k;
      }
    }
  }

  /** How many segments of two points of a layer cross if the first stands above the second. */
  private int crossings(int upper, int lower) {
    int crossings = 0;
    for (List<List<Integer>> side : List.of(graph.left, graph.right)) {
      for (int a : side.get(upper)) {
        for (int b : side.get(lower)) {
          crossings += place[a] > place[b] ? 1 : 0;
        }
      }
    }
    return crossings;
  }
}
