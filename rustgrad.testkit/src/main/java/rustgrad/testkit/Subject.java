package rustgrad.testkit;

import java.util.List;
import java.util.stream.Stream;

/** An op, and what is known of it. */
record Subject(Rules rules, List<double[]> points, List<Kink> kinks, List<double[]> specialValues) {

  /** Every point at which the op is tested. */
  List<double[]> everywhere() {
    return Stream.of(points.stream(), kinks.stream().map(Kink::point), specialValues.stream())
        .flatMap(all -> all)
        .toList();
  }

  /** The numbers of inputs of these points. */
  List<Integer> inputCounts() {
    return everywhere().stream().map(x -> x.length).distinct().toList();
  }
}
