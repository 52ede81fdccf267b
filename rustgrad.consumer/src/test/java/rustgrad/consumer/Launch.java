package rustgrad.consumer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The two ways to start a program. */
enum Launch {
  MODULE_PATH,
  CLASS_PATH;

  /** Runs the main class of this module with these jars. */
  Jvm consumer(Jars jars) throws IOException, InterruptedException {
    return main("rustgrad.consumer", "rustgrad.consumer.UserProgram", jars);
  }

  /** Runs a class with these jars. The module path needs to know its module too. */
  Jvm main(String module, String main, Jars jars, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            switch (this) {
              case MODULE_PATH -> List.of("-p", jars.toString(), "-m", module + "/" + main);
              case CLASS_PATH -> List.of("-cp", jars.toString(), main);
            });
    command.addAll(List.of(arguments));
    return Jvm.java(command.toArray(String[]::new));
  }
}
