package rustgrad.demo;

import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import rustgrad.core.OpRegistry;

/**
 * The command. Exit codes: 0 if all went well, 1 if a file could not be written, 2 if an option or
 * the data is bad, or there is no page to serve; then one line on the error stream says why. Ctrl-C
 * ends the training and writes the files, or ends the server; then it is 130.
 */
public final class Main {
  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int BAD_USE = 2;

  private Main() {}

  /** Runs the demo; {@code --help} lists the options. */
  public static void main(String[] args) throws InterruptedException {
    System.exit(run(System.out, System.err, args));
  }

  static int run(PrintStream out, PrintStream err, String... args) throws InterruptedException {
    Options options = new Options();
    Experiment experiment;
    Outputs outputs;
    try {
      CommandLine commandLine =
          new CommandLine(options)
              .registerConverter(int.class, Main::wholeNumber)
              .registerConverter(Integer.class, Main::wholeNumber);
      ParseResult given = commandLine.parseArgs(args);
      if (commandLine.isUsageHelpRequested()) {
        commandLine.usage(out);
        return OK;
      }
      if (options.ops) {
        OpList.print(OpRegistry.discovered(), out);
        return OK;
      }
      options.check(given);
      if (options.web) {
        serve(options, out);
        return OK;
      }
      experiment = new Experiment(options);
      outputs = Outputs.of(options, experiment);
    } catch (ParameterException e) {
      return fail(err, BAD_USE, e.getMessage() + " (--help lists the options)");
    } catch (IllegalArgumentException | IllegalStateException e) {
      return fail(err, BAD_USE, message(e));
    }
    @Nullable LiveWindow window = window(options, experiment, outputs);
    int code = run(new Demo(experiment, options.steps, outputs, out), window, err);
    if (code == OK && window != null) {
      window.awaitClosed();
    }
    return code;
  }

  private static int wholeNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
  }

  private static void serve(Options options, PrintStream out) throws InterruptedException {
    try (StopRequest stop = StopRequest.listen();
        PageServer server = PageServer.start(options.port)) {
      out.println("the playground is at " + server.address() + " until Ctrl-C");
      if (!options.headless) {
        Browser.open(server.address());
      }
      stop.await();
    }
  }

  private static int run(Demo demo, @Nullable LiveWindow window, PrintStream err)
      throws InterruptedException {
    try (StopRequest stop = StopRequest.listen()) {
      return run(demo, window, stop, err);
    }
  }

  private static int run(Demo demo, @Nullable LiveWindow window, StopRequest stop, PrintStream err)
      throws InterruptedException {
    try {
      demo.run(window, stop);
      return OK;
    } catch (IOException e) {
      return fail(err, FAILED, message(e));
    } catch (ArithmeticException e) {
      return fail(err, BAD_USE, message(e));
    }
  }

  private static @Nullable LiveWindow window(
      Options options, Experiment experiment, Outputs outputs) {
    int charts = outputs.charts();
    if (options.headless || charts == 0 || !Display.isReachable()) {
      System.setProperty("java.awt.headless", "true");
      return null;
    }
    return LiveWindow.open(experiment.source().title(), charts);
  }

  /** The message of an exception, or its class if it has none. */
  private static String message(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }

  private static int fail(PrintStream err, int code, String message) {
    err.println("rustgrad.demo: " + message.replaceAll("\\s*\\R\\s*", " "));
    return code;
  }
}
