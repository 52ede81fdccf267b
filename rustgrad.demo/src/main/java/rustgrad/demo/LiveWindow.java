package rustgrad.demo;

import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;

/** Shows the two charts side by side while they change. May be used from any thread. */
final class LiveWindow {
  private final ChartPanel decisions = panel();
  private final ChartPanel losses = panel();
  private final CountDownLatch closed = new CountDownLatch(1);

  private LiveWindow(String title) {
    JFrame frame = new JFrame(title);
    frame.setLayout(new GridLayout(1, 2));
    frame.add(decisions);
    frame.add(losses);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            closed.countDown();
          }
        });
    frame.pack();
    frame.setLocationRelativeTo(null);
    frame.setVisible(true);
  }

  static LiveWindow open(String title) {
    return CompletableFuture.supplyAsync(() -> new LiveWindow(title), SwingUtilities::invokeLater)
        .join();
  }

  private static ChartPanel panel() {
    ChartPanel panel = new ChartPanel(null);
    panel.setPreferredSize(new Dimension(620, 480));
    panel.setMaximumDrawWidth(4000);
    panel.setMaximumDrawHeight(3000);
    panel.setMinimumDrawWidth(0);
    panel.setMinimumDrawHeight(0);
    return panel;
  }

  /** Replaces both charts, which from now on belong to the window. */
  void show(JFreeChart decisionChart, JFreeChart lossChart) {
    SwingUtilities.invokeLater(
        () -> {
          decisions.setChart(decisionChart);
          losses.setChart(lossChart);
        });
  }

  boolean isOpen() {
    return closed.getCount() > 0;
  }

  /** Waits until the user closes the window. */
  void awaitClosed() throws InterruptedException {
    closed.await();
  }
}
