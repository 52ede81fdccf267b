package rustgrad.testkit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import rustgrad.api.Op;
import rustgrad.core.OpRegistry;

/**
 * The tests of {@link OpConformance} for every op that is discovered.
 *
 * <pre>{@code
 * class EveryOpTest extends EveryOpConformance {}
 * }</pre>
 */
public abstract class EveryOpConformance {

  /** For a test class to extend. */
  protected EveryOpConformance() {}

  /** The ops to test: by default, those on the module path and the class path. */
  protected OpRegistry registry() {
    return OpRegistry.discovered();
  }

  /**
   * How an op is tested. By default one without symbolic rules passes, and is reported as first
   * order only.
   */
  protected OpConformance conformanceOf(Op op) {
    return new OpConformance() {
      @Override
      protected Op op() {
        return op;
      }

      @Override
      protected boolean hasSymbolicRule() {
        return SecondOrderChecks.missing(new Rules(op), Samples.inputCounts(op)).isEmpty();
      }
    };
  }

  /** The tests, in a group for each op. JUnit calls this. */
  @TestFactory
  public final Stream<DynamicNode> everyOp() {
    OpRegistry registry = registry();
    return Stream.concat(
        Stream.of(dynamicTest("all providers were loaded", () -> checkLoaded(registry))),
        registry.ops().stream()
            .map(
                op ->
                    dynamicContainer(
                        op.name(),
                        Stream.of(op).flatMap(each -> conformanceOf(each).conformance()))));
  }

  private static void checkLoaded(OpRegistry registry) {
    List<String> failures = registry.failures();
    if (!failures.isEmpty()) {
      throw new AssertionError(String.join("\n", failures));
    }
    if (registry.ops().isEmpty()) {
      throw new AssertionError(
          "no ops were found; put a module that provides rustgrad.api.Op on the path, such as rustgrad.ops");
    }
  }
}
