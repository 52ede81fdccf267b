package rustgrad.demo;

import rustgrad.nn.Dataset;

/** The generated data sets, by the names that the command line uses. */
enum ToyData {
  moons("Two moons"),
  circles("Two circles"),
  blobs("Blobs"),
  spirals("Two spirals");

  final String title;

  ToyData(String title) {
    this.title = title;
  }

  /** The standard deviation of the noise where none is given. */
  double noise() {
    return switch (this) {
      case moons, circles -> 0.1;
      case blobs -> 1;
      case spirals -> 0.05;
    };
  }

  /**
   * Generates the points.
   *
   * @param classes how many classes the blobs have; the others have two
   */
  Dataset make(int samples, double noise, long seed, int classes) {
    return switch (this) {
      case moons -> Dataset.moons(samples, noise, seed);
      case circles -> Dataset.circles(samples, noise, 0.5, seed);
      case blobs -> Dataset.blobs(samples, classes, noise, seed);
      case spirals -> Dataset.spirals(samples, noise, seed);
    };
  }
}
