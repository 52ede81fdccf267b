package rustgrad.api.spi;

import java.util.Objects;

/** What the names of ops must be, to be shown in graphs and errors. */
public final class OpNames {
  private OpNames() {}

  /** Whether a name is not empty and without white space. Some op may return null all the same. */
  public static boolean fits(String name) {
    return name != null && name.matches("(?U)\\S+");
  }

  /** Returns a name that fits, or throws. */
  public static String check(String name) {
    if (!fits(Objects.requireNonNull(name, "name"))) {
      throw new IllegalArgumentException(
          "the name of an op is '%s'; give one without white space, to be shown in graphs and errors"
              .formatted(name));
    }
    return name;
  }
}
