package rustgrad.demo;

import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether windows can be opened.
 *
 * <p>This JVM must not try: once it has failed to reach its X display, it cannot even draw pictures
 * any more. So where there is a DISPLAY, another JVM tries first.
 */
final class Display {
  private static final long SECONDS_TO_TRY = 5;

  private Display() {}

  /** Must be asked before anything of AWT is used; makes this JVM headless if the answer is no. */
  static boolean isReachable() {
    if (System.getenv("DISPLAY") != null && isUnixDesktop() && !tryElsewhere()) {
      System.setProperty("java.awt.headless", "true");
    }
    return !GraphicsEnvironment.isHeadless();
  }

  /** Where AWT draws by way of an X server. */
  private static boolean isUnixDesktop() {
    String system = System.getProperty("os.name");
    return !system.startsWith("Windows") && !system.startsWith("Mac");
  }

  private static boolean tryElsewhere() {
    try {
      Process process =
          new ProcessBuilder(command())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(SECONDS_TO_TRY, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    String modules = System.getProperty("jdk.module.path");
    if (Display.class.getModule().isNamed()) {
      if (modules != null) {
        command.addAll(List.of("-p", modules));
      }
      command.addAll(List.of("-m", "rustgrad.demo/" + Display.class.getName()));
    } else {
      command.addAll(
          List.of("-cp", System.getProperty("java.class.path"), Display.class.getName()));
    }
    return command;
  }

  /** Fails unless a window could be opened. */
  public static void main(String[] args) {
    GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
    Toolkit.getDefaultToolkit();
    System.exit(0);
  }
}
