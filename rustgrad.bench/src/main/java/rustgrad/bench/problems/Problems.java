package rustgrad.bench.problems;

import java.util.Arrays;
import java.util.List;

/** The problems by their names, and the numbers that they share with other languages. */
final class Problems {
  /** Those that are measured unless others are asked for. */
  static final List<String> STANDARD =
      List.of(
          "leastSquares 4096 128",
          "leastSquaresByDot 4096 128",
          "logSumExp 10000",
          "logSumExp 1000000",
          "gaussianMixture 2 5 1000",
          "gaussianMixture 20 25 1000",
          "rungeKutta 1000 100",
          "determinant 7",
          "determinant 8",
          "determinant 9",
          "lstm 2 1024 14",
          "lstm 4 1024 14",
          "lstm 2 4096 14",
          "lstm 4 4096 14",
          "kMeans 10 1000 8",
          "saddle",
          "particle 10");

  private static final double GOLDEN_RATIO = 0.6180339887498949;

  private Problems() {}

  /**
   * The problem of this name.
   *
   * @param name a word and the sizes, such as "leastSquares 4096 128"
   */
  static Problem of(String name) {
    String[] words = name.split(" ");
    int[] sizes = Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
    return switch (words[0]) {
      case "determinant" -> new Determinant(sizes[0]);
      case "gaussianMixture" -> new GaussianMixture(sizes[0], sizes[1], sizes[2]);
      case "kMeans" -> new KMeans(sizes[0], sizes[1], sizes[2]);
      case "leastSquares" -> new LeastSquares(sizes[0], sizes[1], false);
      case "leastSquaresByDot" -> new LeastSquares(sizes[0], sizes[1], true);
      case "logSumExp" -> new LogSumExp(sizes[0]);
      case "lstm" -> new Lstm(sizes[0], sizes[1], sizes[2]);
      case "particle" -> new Particle(sizes[0]);
      case "rungeKutta" -> new RungeKutta(sizes[0], sizes[1]);
      case "saddle" -> new Saddle();
      default -> throw new IllegalArgumentException("no problem is called '%s'".formatted(name));
    };
  }

  /** Number i of a sequence that fills the interval from 0 to 1, the same in every language. */
  static double number(int i) {
    double multiple = (i + 1) * GOLDEN_RATIO;
    return multiple - Math.floor(multiple);
  }

  /** Numbers of the sequence, from one on, moved to the interval from low to high. */
  static double[] numbers(int from, int count, double low, double high) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> low + (high - low) * number(from + i));
    return numbers;
  }
}
