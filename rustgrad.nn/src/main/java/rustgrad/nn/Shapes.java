package rustgrad.nn;

import java.util.Random;

/** Draws data sets of points in the plane. StrictMath makes them the same on every JVM. */
final class Shapes {
  private final Random random;
  private final double noise;
  private final double[][] points;
  private final int[] labels;
  private int size;

  private Shapes(int samples, double noise, long seed) {
    random = new Random(seed);
    this.noise = noise;
    points = new double[samples][];
    labels = new int[samples];
  }

  static Dataset moons(int samples, double noise, long seed) {
    Shapes moons = ofTwoClasses(samples, noise, seed);
    int outer = samples / 2;
    int inner = samples - outer;
    for (int i = 0; i < outer; i++) {
      double angle = Math.PI * i / Math.max(outer - 1, 1);
      moons.add(StrictMath.cos(angle), StrictMath.sin(angle), 0);
    }
    for (int i = 0; i < inner; i++) {
      double angle = Math.PI * i / Math.max(inner - 1, 1);
      moons.add(1 - StrictMath.cos(angle), 0.5 - StrictMath.sin(angle), 1);
    }
    return moons.finish(2);
  }

  static Dataset circles(int samples, double noise, double factor, long seed) {
    Check.fraction("factor", factor);
    Shapes circles = ofTwoClasses(samples, noise, seed);
    int outer = samples / 2;
    circles.addCircle(outer, 1, 0);
    circles.addCircle(samples - outer, factor, 1);
    return circles.finish(2);
  }

  static Dataset blobs(int samples, int centers, double deviation, long seed) {
    Check.atLeast(2, "the number of centers", centers);
    Check.atLeast(centers, "the number of samples, of which each center needs one,", samples);
    Check.notNegative("deviation", deviation);
    Shapes blobs = new Shapes(samples, deviation, seed);
    for (int label = 0; label < centers; label++) {
      double x = 20 * blobs.random.nextDouble() - 10;
      double y = 20 * blobs.random.nextDouble() - 10;
      int count = samples / centers + (label < samples % centers ? 1 : 0);
      for (int i = 0; i < count; i++) {
        blobs.add(x, y, label);
      }
    }
    return blobs.finish(centers);
  }

  static Dataset spirals(int samples, double noise, long seed) {
    Shapes spirals = ofTwoClasses(samples, noise, seed);
    int first = samples / 2;
    spirals.addArm(first, 1, 0);
    spirals.addArm(samples - first, -1, 1);
    return spirals.finish(2);
  }

  private static Shapes ofTwoClasses(int samples, double noise, long seed) {
    Check.atLeast(2, "the number of samples", samples);
    Check.notNegative("noise", noise);
    return new Shapes(samples, noise, seed);
  }

  private void addCircle(int count, double radius, int label) {
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      add(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), label);
    }
  }

  private void addArm(int count, double side, int label) {
    for (int i = 1; i <= count; i++) {
      double t = (double) i / count;
      double angle = 3 * Math.PI * t;
      add(side * t * StrictMath.cos(angle), side * t * StrictMath.sin(angle), label);
    }
  }

  private void add(double x, double y, int label) {
    points[size] = new double[] {x, y};
    labels[size++] = label;
  }

  /** Shuffles the points and adds the noise. */
  private Dataset finish(int classes) {
    for (int i = size - 1; i > 0; i--) {
      swap(i, random.nextInt(i + 1));
    }
    for (double[] point : points) {
      point[0] += noise * random.nextGaussian();
      point[1] += noise * random.nextGaussian();
    }
    return Dataset.ofClasses(points, labels, classes);
  }

  private void swap(int i, int j) {
    double[] point = points[i];
    points[i] = points[j];
    points[j] = point;
    int label = labels[i];
    labels[i] = labels[j];
    labels[j] = label;
  }
}
