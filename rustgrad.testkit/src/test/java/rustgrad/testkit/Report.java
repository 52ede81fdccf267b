package rustgrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;
import rustgrad.api.Op;

/**
 * What the kit says of an op.
 *
 * @param failed the messages of the tests that failed, by their names
 * @param skipped the same of those that were skipped
 */
record Report(Map<String, String> failed, Map<String, String> skipped) {

  static Report of(Op op) {
    return of(
        new OpConformance() {
          @Override
          protected Op op() {
            return op;
          }
        });
  }

  static Report of(OpConformance conformance) {
    Report report = new Report(new LinkedHashMap<>(), new LinkedHashMap<>());
    conformance.conformance().forEach(report::run);
    return report;
  }

  private void run(DynamicTest test) {
    try {
      test.getExecutable().execute();
    } catch (TestAbortedException skip) {
      skipped.put(test.getDisplayName(), String.valueOf(skip.getMessage()));
    } catch (Throwable failure) {
      failed.put(test.getDisplayName(), failure.toString());
    }
  }

  /** These tests fail and no others. */
  Report failsOnly(String... tests) {
    assertEquals(Set.of(tests), failed.keySet(), failed::toString);
    return this;
  }

  /** This test fails, with all of this in its message. */
  Report fails(String test, String... parts) {
    String message = failed.get(test);
    assertTrue(message != null, () -> "'" + test + "' is not among " + failed);
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
    }
    return this;
  }
}
