package rustgrad.program.pass;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.program.ir.Graph;
import rustgrad.program.trace.Trace;

/** The example of docs/design.md, printed after every pass, is what the passes make of it. */
class DesignDocumentTest {

  @Test
  void theDocumentShowsTheGraphAfterEveryPass() throws IOException {
    String document = Files.readString(Path.of("../docs/design.md"));
    Graph graph = Trace.of(DesignDocumentTest::example, 2, null, 100).graph().withoutOutputs();
    assertShown(document, "as it is traced", graph);
    for (Pass pass : Pipeline.of(Derivative.GRADIENT, 2)) {
      graph = pass.rewrite().apply(graph);
      assertShown(document, pass.name(), graph);
    }
  }

  private static Value[] example(Value[] x) {
    return new Value[] {x[0].times(x[1]).sigmoid().plus(x[0].times(x[1]))};
  }

  private static void assertShown(String document, String name, Graph graph) {
    String block =
        graph.toString().lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
    assertTrue(document.contains("\n\n" + block + "\n\n"), name + " should show\n" + block);
  }
}
