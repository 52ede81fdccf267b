package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What the tests of illegal input share. */
final class Errors {
  private Errors() {}

  /** The message of the IllegalArgumentException that the call must throw. */
  static String messageOf(Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }
}
