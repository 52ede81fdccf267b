package rustgrad.rows.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SumTreeTest {

  @Test
  void theOrderInWhichLeavesComeChangesNoBit() {
    Random random = new Random(1);
    SumTree tree = new SumTree(new int[] {0, 1});
    for (int leaves = 0; leaves <= 40; leaves++) {
      double[][] sums = new double[leaves][];
      for (int k = 0; k < leaves; k++) {
        sums[k] = new double[] {Math.scalb(random.nextDouble(), random.nextInt(40)), k};
      }
      List<Integer> order = new ArrayList<>();
      for (int k = 0; k < leaves; k++) {
        order.add(k);
      }
      double[] expected = total(tree, order, sums);
      for (int shuffle = 0; shuffle < 5; shuffle++) {
        Collections.shuffle(order, random);
        assertArrayEquals(expected, total(tree, order, sums));
      }
    }
  }

  private static double[] total(SumTree tree, List<Integer> order, double[][] sums) {
    tree.clear();
    for (int k : order) {
      tree.add(k, 1, new double[][] {sums[k].clone()});
    }
    return tree.total().clone();
  }

  @Test
  void theBlocksInWhichLeavesComeChangeNoBit() {
    Random random = new Random(2);
    SumTree tree = new SumTree(new int[] {0, 1});
    for (int leaves = 1; leaves <= 60; leaves++) {
      double[][] sums = new double[leaves][];
      List<Integer> order = new ArrayList<>();
      for (int k = 0; k < leaves; k++) {
        sums[k] = new double[] {Math.scalb(random.nextDouble(), random.nextInt(40)), k};
        order.add(k);
      }
      double[] expected = total(tree, order, sums);
      List<int[]> blocks = new ArrayList<>();
      for (int from = 0, count; from < leaves; from += count) {
        count = Math.min(leaves - from, 1 + random.nextInt(9));
        blocks.add(new int[] {from, count});
      }
      Collections.shuffle(blocks, random);
      tree.clear();
      for (int[] block : blocks) {
        double[][] given = new double[block[1]][];
        Arrays.setAll(given, k -> sums[block[0] + k].clone());
        tree.add(block[0], block[1], given);
      }
      assertArrayEquals(expected, tree.total());
    }
  }

  @Test
  void neighboursAreAddedFirstAndWhatIsLeftOverLast() {
    double big = 0x1p53;
    double[][] sums = {{1}, {big}, {1}, {-big}, {0.5}};
    SumTree tree = new SumTree(new int[] {0});
    double[] total = total(tree, Arrays.asList(0, 1, 2, 3, 4), sums);
    assertArrayEquals(new double[] {((1 + big) + (1 - big)) + 0.5}, total);
  }
}
