package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Maven project that a document shows, outside of this build.
 *
 * <p>It has a local repository of its own with the jars of this build, as if they were installed.
 * All else comes from the local repository of this build, and nothing from the network.
 */
final class MavenProject {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** A path, with what the file there has. */
  private static final Pattern FILE =
      Pattern.compile("(?s)`([^`\\n]+)`[^`\\n]*:\\n\\n```\\w*\\n(.*?)```");

  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  /**
   * A local repository does not have the checksums of all that is in it. Its snapshots may be of
   * this project, from another day.
   */
  private static final String UNCHECKED =
      "<releases><checksumPolicy>ignore</checksumPolicy></releases>"
          + "<snapshots><enabled>false</enabled></snapshots>";

  private static final String SETTINGS =
      """
      <settings>
        <profiles>
          <profile>
            <id>build</id>
            <repositories>
              <repository><id>build</id>%1$s</repository>
            </repositories>
            <pluginRepositories>
              <pluginRepository><id>build</id>%1$s</pluginRepository>
            </pluginRepositories>
          </profile>
        </profiles>
        <activeProfiles><activeProfile>build</activeProfile></activeProfiles>
      </settings>
      """;

  private final Path sources;
  private final Path repository;
  private final Path settings;

  private MavenProject(Path directory) {
    sources = directory.resolve("project");
    repository = directory.resolve("repository");
    settings = directory.resolve("settings.xml");
  }

  /** Writes down the files of a document, each of which stands below its path. */
  static MavenProject of(Path document, Path directory) throws IOException {
    Map<String, String> files = new HashMap<>();
    Matcher file = FILE.matcher(Files.readString(document).replace("\r\n", "\n"));
    while (file.find()) {
      files.put(file.group(1), file.group(2));
    }
    return of(files, directory);
  }

  /** Writes down files, each under its path. */
  static MavenProject of(Map<String, String> files, Path directory) throws IOException {
    MavenProject project = new MavenProject(directory);
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(project.sources.resolve(file.getKey()), file.getValue());
    }
    String url = "<url>%s</url>".formatted(Path.of(System.getProperty("localRepository")).toUri());
    write(project.settings, SETTINGS.formatted(url + UNCHECKED));
    project.install();
    return project;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Copies the poms and jars of this build to where {@code mvn install} puts them. */
  private void install() throws IOException {
    Path pom = ROOT.resolve("pom.xml");
    String version =
        VERSION.matcher(Files.readString(pom)).results().findFirst().orElseThrow().group(1);
    copy(pom, "rustgrad", version, ".pom");
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(each -> Files.exists(each.resolve("pom.xml"))).toList()) {
        String name = module.getFileName().toString();
        Path jar = module.resolve("target").resolve(name + "-" + version + ".jar");
        if (Files.exists(jar)) {
          copy(module.resolve("pom.xml"), name, version, ".pom");
          copy(jar, name, version, ".jar");
        }
      }
    }
  }

  private void copy(Path file, String artifact, String version, String extension)
      throws IOException {
    Path directory = repository.resolve(Path.of("io", "github", "rustgrad", artifact, version));
    Files.createDirectories(directory);
    Files.copy(file, directory.resolve(artifact + "-" + version + extension));
  }

  Path classes() {
    return sources.resolve(Path.of("target", "classes"));
  }

  /** Runs Maven with the JDK of this JVM; skips the test if there is no Maven. */
  String maven(String... arguments) throws IOException, InterruptedException {
    Optional<Path> maven = onThePath(File.separatorChar == '\\' ? "mvn.cmd" : "mvn");
    assumeTrue(maven.isPresent(), "there is no Maven on the PATH");
    List<String> command = new ArrayList<>(List.of(maven.get().toString()));
    command.addAll(
        List.of(
            "--batch-mode",
            "--offline",
            "-Daether.offline.protocols=file",
            "-Dmaven.repo.local=" + repository,
            "--settings",
            settings.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(sources.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", String.join(" ", Jvm.SHORT_RUN));
    Jvm jvm = Jvm.run(builder);
    assertTrue(jvm.exit() == 0, jvm::toString);
    return jvm.out();
  }

  private static Optional<Path> onThePath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
