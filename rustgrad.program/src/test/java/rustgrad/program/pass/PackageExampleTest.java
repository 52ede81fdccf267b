package rustgrad.program.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.program.ir.Graph;
import rustgrad.program.trace.Trace;

/** The example in the comment of the package is what the passes make of it, one after the other. */
class PackageExampleTest {
  private static final int COLUMN = 27;

  @Test
  void thePackageShowsTheGraphAfterEveryPass() throws IOException {
    Graph graph = Trace.of(PackageExampleTest::example, 2, null, 100).graph().withoutOutputs();
    List<List<String>> listings = new ArrayList<>();
    listings.add(listing("traced", graph));
    for (Pass pass : Pipeline.of(Derivative.GRADIENT, 2)) {
      graph = pass.rewrite().apply(graph);
      listings.add(listing("after " + pass.name(), graph));
    }
    List<String> afterDropUnused = listings.remove(1);
    assertEquals("after DropUnused", afterDropUnused.get(0));
    assertEquals(listings.get(0).subList(1, 6), afterDropUnused.subList(1, 6));
    assertShown(listings.subList(0, 2));
    assertShown(listings.subList(2, listings.size()));
  }

  private static Value[] example(Value[] x) {
    return new Value[] {x[0].times(x[1]).sigmoid().plus(x[0].times(x[1]))};
  }

  private static List<String> listing(String title, Graph graph) {
    List<String> lines = new ArrayList<>(List.of(title, ""));
    graph.toString().lines().forEach(lines::add);
    return lines;
  }

  private static void assertShown(List<List<String>> listings) throws IOException {
    Path info = Path.of("src/main/java/rustgrad/program/pass/package-info.java");
    String picture = beside(listings);
    assertTrue(Files.readString(info).contains(picture), info + " is to have:\n" + picture);
  }

  /** Lines of a comment with a column for each listing. */
  private static String beside(List<List<String>> listings) {
    StringBuilder text = new StringBuilder();
    int rows = listings.stream().mapToInt(List::size).max().orElse(0);
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder(" * ");
      for (List<String> listing : listings) {
        String cell = row < listing.size() ? listing.get(row) : "";
        line.append(cell).append(" ".repeat(COLUMN - cell.length()));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
