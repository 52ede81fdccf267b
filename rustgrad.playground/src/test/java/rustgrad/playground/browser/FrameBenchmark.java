package rustgrad.playground.browser;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * How long the work of a frame takes while 2-16-16-1 trains in the page, which is to be less than
 * the 16 ms between two frames of a screen. It prints medians, and asserts nothing of them: other
 * programs may be at work. Surefire runs it only when it is named; see docs/playground.md.
 */
class FrameBenchmark {
  private static final int WARM_UP = 200;
  private static final int FRAMES = 1000;

  /** Frames take steps and draw in turn; one has drawn if the number of steps on the page moved. */
  private static final String RECORD =
      """
      window.recorded = [];
      const plain = window.requestAnimationFrame;
      const steps = document.getElementById('steps');
      window.requestAnimationFrame = frame => plain.call(window, time => {
        const shown = steps.textContent;
        const start = performance.now();
        frame(time);
        const work = performance.now() - start;
        window.recorded.push({work: work, drew: steps.textContent !== shown});
      });
      const median = numbers => numbers.sort((a, b) => a - b)[numbers.length >> 1].toFixed(1);
      const works = (frames, kind) => median(frames.filter(kind).map(frame => frame.work));
      window.report = frames =>
        'median work of a frame: ' + works(frames, frame => true) + ' ms; of one that takes steps '
          + works(frames, frame => !frame.drew) + ', of one that draws '
          + works(frames, frame => frame.drew) + ' (' + frames.length + ' frames)';
      """;

  @Test
  void theWorkOfAFrame() {
    String page = System.getProperty("rustgrad.page");
    Assumptions.assumeTrue(page != null, "the page is built by mvn -Pplayground");
    Optional<Path> program = Browser.program();
    Assumptions.assumeTrue(program.isPresent(), "there is no Chromium on the path");
    try (Browser browser = Browser.open(program.get(), Path.of(page), "network&hidden=16-16")) {
      browser.eval(RECORD);
      browser.click("#train");
      browser.waitFor("window.recorded.length > " + WARM_UP);
      browser.eval("window.recorded.length = 0");
      browser.waitFor("window.recorded.length >= " + FRAMES);
      System.out.println(browser.eval("window.report(window.recorded)"));
    }
  }
}
