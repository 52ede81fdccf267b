package rustgrad.bench;

import java.util.Map;
import java.util.Optional;

/** A program or library that computes {@link Step}s, and how to time it. */
interface Peer {

  /** Why it cannot be measured here, as one line; empty if it can. */
  Optional<String> missing();

  /**
   * Times a step in a process of its own, after warm-up.
   *
   * @return microseconds by the column of the table; empty if the peer does not compute this step
   * @throws IllegalStateException if it fails or computes another loss than {@link Step#check}
   *     expects
   */
  Map<String, Double> micros(Step step);
}
