package rustgrad.demo;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The terminal that the demo writes to, if it writes to one. */
final class Terminal {
  private static final int USUAL_COLUMNS = 80;
  private static final long SECONDS_TO_ASK = 1;
  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,5})\\s*");
  private static final Pattern COLUMNS = Pattern.compile("\\d{1,5}");

  private Terminal() {}

  /** Whether there is one on which a line can be written over. */
  static boolean isThere() {
    String terminal = System.getenv("TERM");
    boolean canReturn = terminal == null ? isWindows() : !terminal.equals("dumb");
    return canReturn && System.console() != null && isTerminal(System.console());
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  /** From Java 22 on there is a console without a terminal too; it can be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /**
   * How many characters fit on a line: as the environment variable COLUMNS or else the command stty
   * says. The JDK cannot tell, and the library of the bar would load native code for it.
   */
  static int columns() {
    String size = isWindows() ? "" : size();
    return columns(System.getenv("COLUMNS"), size);
  }

  /**
   * @param variable the environment variable, if it is set
   * @param size what stty prints: the numbers of lines and columns
   */
  static int columns(@Nullable String variable, String size) {
    int columns = 0;
    Matcher printed = SIZE.matcher(size);
    if (variable != null && COLUMNS.matcher(variable).matches()) {
      columns = Integer.parseInt(variable);
    } else if (printed.matches()) {
      columns = Integer.parseInt(printed.group(1));
    }
    return columns == 0 ? USUAL_COLUMNS : columns;
  }

  private static String size() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(SECONDS_TO_ASK, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return "";
      }
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
