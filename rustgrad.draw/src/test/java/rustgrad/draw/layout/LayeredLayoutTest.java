package rustgrad.draw.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where boxes stand, and the ways between them. */
class LayeredLayoutTest {
  private static final double ROUNDING = 1e-9;

  /** Boxes of random sizes, and edges from each to some before it, in the order of their ends. */
  private record Drawn(double[] widths, double[] heights, int[] from, int[] to) {
    static Drawn of(int seed, int boxes) {
      SplittableRandom random = new SplittableRandom(seed);
      int[][] edges =
          IntStream.range(1, boxes)
              .boxed()
              .flatMap(to -> sources(random, to).stream().map(from -> new int[] {from, to}))
              .toArray(int[][]::new);
      return new Drawn(
          DoubleStream.generate(() -> random.nextDouble(10, 200)).limit(boxes).toArray(),
          DoubleStream.generate(() -> random.nextDouble(10, 60)).limit(boxes).toArray(),
          Arrays.stream(edges).mapToInt(edge -> edge[0]).toArray(),
          Arrays.stream(edges).mapToInt(edge -> edge[1]).toArray());
    }

    private static TreeSet<Integer> sources(SplittableRandom random, int to) {
      TreeSet<Integer> sources = new TreeSet<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        sources.add(Math.max(0, to - 1 - random.nextInt(20)));
      }
      return sources;
    }

    LayeredLayout layout() {
      return LayeredLayout.of(widths, heights, from, to);
    }
  }

  @Test
  void noTwoBoxesOverlapAndAllAreWithinThePicture() {
    for (int seed = 0; seed < 50; seed++) {
      Drawn drawn = Drawn.of(seed, 60);
      LayeredLayout layout = drawn.layout();
      for (int i = 0; i < 60; i++) {
        assertTrue(layout.x()[i] - drawn.widths[i] / 2 >= -ROUNDING);
        assertTrue(layout.x()[i] + drawn.widths[i] / 2 <= layout.width() + ROUNDING);
        assertTrue(layout.y()[i] - drawn.heights[i] / 2 >= -ROUNDING);
        assertTrue(layout.y()[i] + drawn.heights[i] / 2 <= layout.height() + ROUNDING);
        for (int j = 0; j < i; j++) {
          boolean apart =
              Math.abs(layout.x()[i] - layout.x()[j]) >= (drawn.widths[i] + drawn.widths[j]) / 2
                  || Math.abs(layout.y()[i] - layout.y()[j])
                      >= (drawn.heights[i] + drawn.heights[j]) / 2;
          assertTrue(apart, "seed " + seed + ": " + i + " and " + j);
        }
      }
    }
  }

  @Test
  void edgesGoFromTheRightSideOfTheirSourceRightwardsToTheLeftSideOfTheirTarget() {
    for (int seed = 0; seed < 50; seed++) {
      Drawn drawn = Drawn.of(seed, 60);
      LayeredLayout layout = drawn.layout();
      for (int edge = 0; edge < drawn.from.length; edge++) {
        double[] route = layout.routes()[edge];
        int from = drawn.from[edge];
        int to = drawn.to[edge];
        assertEquals(layout.x()[from] + drawn.widths[from] / 2, route[0]);
        assertEquals(layout.y()[from], route[1]);
        assertEquals(layout.x()[to] - drawn.widths[to] / 2, route[route.length - 2]);
        assertEquals(layout.y()[to], route[route.length - 1]);
        for (int k = 2; k < route.length; k += 2) {
          assertTrue(route[k] >= route[k - 2] - ROUNDING, "seed " + seed + ", edge " + edge);
        }
      }
    }
  }

  /** In its layer an edge keeps the distance from boxes that boxes keep from each other. */
  @Test
  void edgesPassNoBox() {
    for (int seed = 0; seed < 50; seed++) {
      Drawn drawn = Drawn.of(seed, 60);
      LayeredLayout layout = drawn.layout();
      for (double[] route : layout.routes()) {
        for (int k = 4; k < route.length - 4; k += 4) {
          for (int box = 0; box < 60; box++) {
            boolean inLayer = layout.x()[box] > route[k] && layout.x()[box] < route[k + 2];
            double distance = Math.abs(layout.y()[box] - route[k + 1]);
            assertTrue(!inLayer || distance >= drawn.heights[box] / 2 + 12 - ROUNDING);
          }
        }
      }
    }
  }

  /** Sorting alone leaves 10,376 crossings on these graphs, exchanging neighbours too 8,508. */
  @Test
  void fewSegmentsCross() {
    long crossings = 0;
    for (int seed = 0; seed < 50; seed++) {
      Drawn drawn = Drawn.of(seed, 100);
      Layers layers = new Layers(100, drawn.from, drawn.to);
      Crossings.reduce(layers);
      crossings += crossings(layers);
    }
    assertTrue(crossings < 9_000, "" + crossings);
  }

  private static long crossings(Layers layers) {
    long crossings = 0;
    for (int k = 1; k < layers.layers.size(); k++) {
      List<Integer> ends = layers.layers.get(k);
      List<Integer> passed = new ArrayList<>();
      for (int point : layers.layers.get(k - 1)) {
        List<Integer> places = layers.right.get(point).stream().map(ends::indexOf).toList();
        for (int place : places) {
          crossings += passed.stream().filter(other -> other > place).count();
        }
        passed.addAll(places);
      }
    }
    return crossings;
  }

  /** Four chains, given in an order in which they would cross six times. */
  @Test
  void chainsAreUntangledAndStraight() {
    double[] sizes = DoubleStream.generate(() -> 20).limit(12).toArray();
    int[] from = {3, 2, 1, 0, 4, 5, 6, 7};
    int[] to = {4, 5, 6, 7, 8, 9, 10, 11};
    LayeredLayout layout = LayeredLayout.of(sizes, sizes, from, to);
    for (int edge = 0; edge < 8; edge++) {
      assertEquals(layout.y()[from[edge]], layout.y()[to[edge]], 1e-6);
    }
    assertEquals(4 * 20 + 3 * 12, layout.height(), 1e-6);
  }

  @Test
  void isTheSameEachTime() {
    LayeredLayout once = Drawn.of(7, 200).layout();
    LayeredLayout again = Drawn.of(7, 200).layout();
    assertArrayEquals(once.y(), again.y());
    assertArrayEquals(once.routes(), again.routes());
  }

  @Test
  void edgesMustBeInOrder() {
    double[] sizes = {1, 1, 1};
    int[][][] wrong = {{{1}, {0}}, {{0}, {0}}, {{0, 0}, {2, 1}}};
    for (int[][] edges : wrong) {
      assertThrows(
          IllegalArgumentException.class, () -> LayeredLayout.of(sizes, sizes, edges[0], edges[1]));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> LayeredLayout.of(new double[0], new double[0], new int[0], new int[0]));
  }
}
