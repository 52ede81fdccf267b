package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/** Parameters in functions that are traced. */
class ParametersInProgramsTest {
  private final Parameters p = Parameters.of(1, 2, 3, 4);

  /** Each path is traced when it is first taken, which may be after the parameters have moved. */
  @Test
  void aProgramTracedAtASnapshotKeepsItOnAllItsPaths() {
    double[] snapshot = p.items();
    Program f =
        Program.trace(
            1,
            x ->
                p.at(
                    snapshot,
                    () ->
                        p.get(1).isGreaterThan(x[0])
                            ? Value.dot(p.get(0), new Value[] {p.get(1)}, x)
                            : x[0].times(p.get(2)).plus(p.get(3).tanh())));
    assertEquals(1 + 2 * 1.5, f.value(1.5));
    p.setAll(50, 60, 70, 80);
    assertEquals(1 + 2 * 1.25, f.value(1.25));
    assertEquals(5 * 3 + Math.tanh(4), f.value(5), 1e-15);
  }
}
