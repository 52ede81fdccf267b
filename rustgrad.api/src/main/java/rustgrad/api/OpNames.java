package rustgrad.api;

import java.util.Objects;

/** What the names of ops made of functions must be. */
final class OpNames {
  private OpNames() {}

  static void check(String name) {
    Objects.requireNonNull(name, "name");
    if (!name.matches("(?U)\\S+")) {
      throw new IllegalArgumentException(
          "the name of an op is '%s'; give one without white space, to be shown in graphs and errors"
              .formatted(name));
    }
  }
}
