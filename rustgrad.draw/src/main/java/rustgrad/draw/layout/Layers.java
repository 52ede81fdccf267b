package rustgrad.draw.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points of a layout in layers: the boxes, which have the first numbers, and a joint for each
 * layer that an edge passes.
 */
final class Layers {
  /** For each layer its points, from the top. */
  final List<List<Integer>> layers;

  /** For each point those that it is joined to in the layer to its left. */
  final List<List<Integer>> left = new ArrayList<>();

  /** For each point those that it is joined to in the layer to its right. */
  final List<List<Integer>> right = new ArrayList<>();

  /** For each edge the joints that it passes. */
  final List<List<Integer>> joints = new ArrayList<>();

  Layers(int boxes, int[] from, int[] to) {
    int[] depth = depths(boxes, from, to);
    int last = IntStream.of(depth).max().orElse(0);
    this.layers = lists(last + 1);
    for (int box = 0; box < boxes; box++) {
      add(last - depth[box]);
    }
    List<List<Integer>> chains = lists(boxes);
    for (int edge = 0; edge < from.length; edge++) {
      int source = from[edge];
      List<Integer> chain = chains.get(source);
      int passed = depth[source] - depth[to[edge]] - 1;
      while (chain.size() < passed) {
        int joint = add(last - depth[source] + chain.size() + 1);
        join(chain.isEmpty() ? source : chain.get(chain.size() - 1), joint);
        chain.add(joint);
      }
      join(passed == 0 ? source : chain.get(passed - 1), to[edge]);
      joints.add(List.copyOf(chain.subList(0, passed)));
    }
  }

  /** For each box the length of its longest path to a box without targets. */
  private static int[] depths(int boxes, int[] from, int[] to) {
    int[] depth = new int[boxes];
    for (int edge = from.length - 1; edge >= 0; edge--) {
      depth[from[edge]] = Math.max(depth[from[edge]], depth[to[edge]] + 1);
    }
    return depth;
  }

  private static List<List<Integer>> lists(int n) {
    return IntStream.range(0, n).<List<Integer>>mapToObj(i -> new ArrayList<>()).toList();
  }

  private int add(int layer) {
    int point = left.size();
    layers.get(layer).add(point);
    left.add(new ArrayList<>());
    right.add(new ArrayList<>());
    return point;
  }

  private void join(int a, int b) {
    right.get(a).add(b);
    left.get(b).add(a);
  }
}
