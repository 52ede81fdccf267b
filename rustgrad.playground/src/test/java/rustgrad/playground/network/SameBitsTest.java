package rustgrad.playground.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import rustgrad.api.Op;
import rustgrad.core.OpRegistry;

class SameBitsTest {
  private static final Path SOURCES = Path.of("..", "rustgrad.ops", "src", "main", "java");

  @Test
  void itIsWhatTheJavadocOfEachOpSays() throws IOException {
    int excluded = 0;
    for (Op op : OpRegistry.discovered().ops()) {
      String name = op.getClass().getName().replace('.', '/') + ".java";
      String javadoc = Files.readString(SOURCES.resolve(name)).replaceAll("\\s+\\* ", " ");
      boolean differs = javadoc.matches("(?s).*last bits? may differ.*");
      assertEquals(!differs, SameBits.promisedBy(op.name()), op.name());
      excluded += differs ? 1 : 0;
    }
    assertTrue(excluded > 0);
  }
}
