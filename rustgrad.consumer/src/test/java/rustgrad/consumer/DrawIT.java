package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.draw.Drawing;

/** Drawings need neither programs nor networks, but draw them where they are. */
class DrawIT {
  private static final String IMPORTS = "import rustgrad.api.Value; import rustgrad.draw.*;";

  private static final String DRAW =
      """
      Value x = Value.of(2).label("x");
      Value y = x.tanh().label("y");
      Backpropagation.of(y).forEachRemaining(System.out::println);
      System.out.print(Drawing.of(y));
      """;

  private static final String DRAW_MORE =
      """
      var f = rustgrad.program.Program.trace(1, x -> x[0].sin());
      System.out.print(rustgrad.draw.program.ProgramDrawing.of(f.valueGraphs().get(0)));
      var model = rustgrad.nn.MLP.of(2, 1);
      System.out.print(rustgrad.draw.network.NetworkDrawing.of(model, 1, 2));
      """;

  @TempDir Path directory;

  private static Jars withDraw(Jars jars) throws Exception {
    return jars.with(
        Path.of(Drawing.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
  }

  private String output(Jars jars, String requires, String body) throws Exception {
    Path app = SmallModule.app(directory, jars.toString(), requires, IMPORTS, body);
    return Launch.MODULE_PATH.main("app", "app.Main", jars.with(app)).output();
  }

  @Test
  void valuesAreDrawnWithTheEngineAlone() throws Exception {
    Jars jars = withDraw(Jars.packaged().only("rustgrad.api", "rustgrad.core", "rustgrad.ops"));
    assertEquals(
        """
        y = x.tanh(): x.grad += 1 * (1 - 0.96403^2) = 0.070651
        y = 0.96403 (tanh, grad 1)
        └─ x = 2 (leaf, grad 0.070651)""",
        output(jars, "rustgrad.draw; requires rustgrad.core", DRAW));
  }

  @Test
  void programsAndNetworksAreDrawnWhereTheyAre() throws Exception {
    assertEquals(
        "return\n└─ v1 = sin\n   └─ x0\nthe drawing of MLP(2, 1)",
        output(withDraw(Jars.packaged()), "rustgrad.draw; requires rustgrad.nn", DRAW_MORE));
  }
}
