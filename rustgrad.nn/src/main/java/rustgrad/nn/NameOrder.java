package rustgrad.nn;

import java.util.List;

/** Whether the names of two things that work together stand in one order. */
final class NameOrder {
  private NameOrder() {}

  /**
   * A name that both have is at one place, else columns or classes would be mistaken. Names that
   * only one of them has say nothing.
   *
   * @param kind of the names, such as "input"
   */
  static void check(String kind, Object one, List<String> ours, Object other, List<String> theirs) {
    for (int k = 0; k < Math.min(ours.size(), theirs.size()); k++) {
      int place = theirs.indexOf(ours.get(k));
      if (place >= 0 && place != k) {
        throw new IllegalArgumentException(
            "'%s' is %s %d of %s, but %s %d of %s; expected one order, or other names"
                .formatted(ours.get(k), kind, k, one, kind, place, other));
      }
    }
  }

  /** Data to train on and data to validate with. */
  static void check(Dataset train, Dataset validation) {
    String one = "the data to train on, " + train;
    String other = "the validation data, " + validation;
    check("input", one, train.inputNames(), other, validation.inputNames());
    check("class", one, train.classNames(), other, validation.classNames());
    check("target", one, train.targetNames(), other, validation.targetNames());
  }
}
