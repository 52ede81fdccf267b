package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs this module as its users would, in a JVM of its own. */
class ConsumerIT {

  @Test
  void theProgramPrintsWhatTheReadmeShows() throws Exception {
    List<String> lines = Launch.MODULE_PATH.consumer(Jars.packaged()).output().lines().toList();
    assertEquals(
        List.of(
            "a * b = 6.0",
            "d(a * b)/da = 3.0",
            "d(a * b)/db = 2.0",
            "tanh(x) = 0.46211715726000974",
            "d tanh(x)/dx = 0.7864477329659274",
            "MLP(x) = 0.2439451781212762",
            "steps = 100"),
        lines.subList(0, 7));
    assertTrue(number(lines.get(7), "loss") < 0.3, lines.get(7));
    assertTrue(number(lines.get(8), "accuracy") >= 0.85, lines.get(8));
    assertEquals(9, lines.size());
  }

  @Test
  void theClassPathGivesTheSameLines() throws Exception {
    Jars jars = Jars.packaged();
    assertEquals(
        Launch.MODULE_PATH.consumer(jars).output(), Launch.CLASS_PATH.consumer(jars).output());
  }

  /** A step allocates 0.8 MB, so keeping one hundredth of it would be too much. */
  @Test
  void fourThousandStepsRunInThirtyTwoMegabytes() throws Exception {
    Jvm jvm = Jvm.java("-Xmx32m", "-p", Jars.LIB.toString(), "-m", "rustgrad.consumer", "4000");
    List<String> lines = jvm.output().lines().toList();
    assertEquals("steps = 4000", lines.get(6));
    assertTrue(number(lines.get(8), "accuracy") > 0.95, lines.get(8));
  }

  private static double number(String line, String name) {
    String[] parts = line.split(" = ");
    assertEquals(name, parts[0]);
    return Double.parseDouble(parts[1]);
  }
}
