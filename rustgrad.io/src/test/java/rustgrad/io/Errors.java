package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What the tests of illegal input share. */
final class Errors {
  private Errors() {}

  /** The message of the IllegalArgumentException, and of no subclass, that the call must throw. */
  static String messageOf(Executable call) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
    assertEquals(IllegalArgumentException.class, e.getClass());
    return e.getMessage();
  }
}
