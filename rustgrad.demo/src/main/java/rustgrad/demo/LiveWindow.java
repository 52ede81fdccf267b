package rustgrad.demo;

import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;

/** Shows charts side by side while they change. May be used from any thread. */
final class LiveWindow {
  private final List<ChartPanel> panels;
  private final CountDownLatch closed = new CountDownLatch(1);

  private LiveWindow(String title, int charts) {
    panels = Stream.generate(LiveWindow::panel).limit(charts).toList();
    JFrame frame = new JFrame(title);
    frame.setLayout(new GridLayout(1, charts));
    panels.forEach(frame::add);
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

  /** Opens a window with room for this many charts. */
  static LiveWindow open(String title, int charts) {
    return CompletableFuture.supplyAsync(
            () -> new LiveWindow(title, charts), SwingUtilities::invokeLater)
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

  /** Replaces all charts, which from now on belong to the window. */
  void show(List<JFreeChart> charts) {
    SwingUtilities.invokeLater(
        () -> {
          for (int i = 0; i < panels.size(); i++) {
            panels.get(i).setChart(charts.get(i));
          }
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
