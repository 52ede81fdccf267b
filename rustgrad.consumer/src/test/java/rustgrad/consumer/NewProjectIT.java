package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the README says of a project of one's own is all that Maven 3.8 needs. */
class NewProjectIT {
  private static final Pattern XML = Pattern.compile("(?s)\n```xml\n(.*?)```");
  private static final Pattern MODULE = Pattern.compile("(?s)```java\n(module my.app \\{.*?)```");
  private static final Pattern PROGRAM =
      Pattern.compile("(?s)```java\n((?:(?!```).)*class Example .*?)```");

  /** The plugin for resources is an old one by default, which this build has not fetched. */
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>my</groupId>
        <artifactId>my.app</artifactId>
        <version>1.0</version>
        <dependencies>%s</dependencies>
        %s
        <build>
          <plugins>
            <plugin>
              <artifactId>maven-resources-plugin</artifactId>
              <version>3.3.1</version>
            </plugin>
            %s
          </plugins>
        </build>
      </project>
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void theProgramOfTheReadmeRunsInIt(Launch launch) throws Exception {
    String readme = Files.readString(Path.of("..", "README.md")).replace("\r\n", "\n");
    List<String> xml = all(XML, readme);
    assertEquals(3, xml.size());
    Map<String, String> files = new HashMap<>();
    files.put("pom.xml", POM.formatted(xml.toArray()));
    files.put(
        "src/main/java/my/app/Example.java", "package my.app;\n" + all(PROGRAM, readme).get(0));
    if (launch == Launch.MODULE_PATH) {
      files.put("src/main/java/module-info.java", all(MODULE, readme).get(0));
    }

    MavenProject project = MavenProject.of(files, directory);
    project.maven("test");

    Jars jars = Jars.packaged().without("rustgrad.consumer").with(project.classes());
    List<String> printed = launch.main("my.app", "my.app.Example", jars).output().lines().toList();
    assertEquals("6.9640275800758165", printed.get(0));
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }
}
