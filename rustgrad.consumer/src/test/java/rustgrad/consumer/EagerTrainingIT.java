package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training without programs needs. */
class EagerTrainingIT {
  @TempDir Path directory;

  @Test
  void trainingEagerlyLoadsNoClassOfProgramsOrRows() throws Exception {
    List<String> loaded = loaded(".eager()");
    assertTrue(loaded.contains("rustgrad.nn.EagerObjective"), loaded::toString);
    assertEquals(List.of(), loaded.stream().filter(EagerTrainingIT::isOfPrograms).toList());
  }

  @Test
  void trainingAsAProgramDoes() throws Exception {
    assertTrue(loaded("").stream().anyMatch(EagerTrainingIT::isOfPrograms));
  }

  private static boolean isOfPrograms(String name) {
    return name.startsWith("rustgrad.program.") || name.startsWith("rustgrad.rows.");
  }

  /** The classes of rustgrad that a JVM loads which trains a network. */
  private List<String> loaded(String mode) throws Exception {
    Path app =
        SmallModule.app(
            directory,
            "rustgrad.nn",
            "import rustgrad.nn.*;",
            "Dataset moons = Dataset.moons(20, 0.1, 0);"
                + "MLP model = MLP.of(2, 4, 1);"
                + "Trainer trainer ="
                + " Trainer.of(model, Loss.maxMargin(), Sgd.of(model.parameters(), 0.1))%s;"
                    .formatted(mode)
                + "System.out.println(trainer.step(moons));"
                + "System.out.println(trainer.epoch(moons, 8));");
    Jars jars = Jars.packaged().without("rustgrad.consumer").with(app);
    Jvm jvm = Jvm.java("-Xlog:class+load", "-p", jars.toString(), "-m", "app/app.Main");
    assertEquals(0, jvm.exit(), jvm.err());
    return jvm.out()
        .lines()
        .filter(line -> line.contains(" rustgrad."))
        .map(line -> line.replaceAll(".*\\] (rustgrad\\.[\\w.$]+) .*", "$1"))
        .toList();
  }
}
