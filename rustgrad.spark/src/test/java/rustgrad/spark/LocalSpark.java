package rustgrad.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** Spark in this JVM, or on executors in JVMs of their own. */
final class LocalSpark {
  private static final Pattern OURS =
      Pattern.compile(
          "rustgrad[.]\\w+/target/(classes|rustgrad[^/]*[.]jar)$|/(asm|fastcsv)-[\\d.]+[.]jar$");

  private LocalSpark() {}

  /** Two threads, which try a task four times. */
  static SparkConf threads() {
    return conf().setMaster("local[2, 4]");
  }

  /**
   * Two executors in JVMs of their own, which have nothing but what Spark sends them and the
   * classes on their path. Their SPARK_HOME is made of the jars that Maven has, under target. Kryo
   * serializes what it can, as on many clusters.
   */
  static SparkConf executors() throws IOException {
    List<String> ours = new ArrayList<>();
    Path jars = Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (path.endsWith("driver-only")) {
        continue; // has an op that executors do not have
      } else if (isOurs(path) || Files.isDirectory(path)) {
        ours.add(entry);
      } else if (!Files.exists(jars.resolve(path.getFileName()))) {
        Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
      }
    }
    return conf()
        .setMaster("local-cluster[2,1,1024]")
        .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
        .set("spark.executor.extraClassPath", String.join(File.pathSeparator, ours));
  }

  /** Whether an entry of the class path belongs to rustgrad, or is what it needs besides Spark. */
  static boolean isOurs(Path entry) {
    return OURS.matcher(entry.toString()).find();
  }

  private static SparkConf conf() {
    SparkConf conf = new SparkConf().setAppName("rustgrad");
    settings().forEach(conf::set);
    return conf;
  }

  /** What keeps to this machine. */
  static Map<String, String> settings() {
    return Map.of(
        "spark.ui.enabled", "false",
        "spark.sql.shuffle.partitions", "3",
        "spark.driver.bindAddress", "127.0.0.1",
        "spark.driver.host", "127.0.0.1");
  }
}
