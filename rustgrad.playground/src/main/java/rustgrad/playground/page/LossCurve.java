package rustgrad.playground.page;

import java.util.List;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.playground.network.Training;

/** The losses of all epochs as two lines, from 0 up. */
final class LossCurve {
  private static final double LEFT = 40;
  private static final double BOTTOM = 18;
  private static final double TOP = 8;

  private final HTMLCanvasElement canvas = (HTMLCanvasElement) Dom.byId("curve");
  private final CanvasRenderingContext2D context = Dom.context(canvas);

  void draw(Training training) {
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    context.clearRect(0, 0, width, height);
    double most = Math.max(greatest(training.trainLosses()), greatest(training.testLosses()));
    context.setFont("11px system-ui, sans-serif");
    context.setFillStyle(Dom.color("--soft"));
    context.setStrokeStyle(Dom.color("--line"));
    context.setLineWidth(1);
    if (training.epochs() == 0) {
      context.setTextAlign("center");
      context.fillText("a point for each epoch", width / 2, height / 2);
      return;
    }
    context.setTextAlign("right");
    for (int k = 0; k <= 2; k++) {
      double y = TOP + (height - TOP - BOTTOM) * k / 2;
      line(LEFT, y, width - 6, y);
      context.fillText(label(most * (2 - k) / 2), LEFT - 5, y + 4);
    }
    context.fillText("epoch " + training.epochs(), width - 6, height - 4);
    context.setTextAlign("left");
    context.fillText("0", LEFT, height - 4);
    curve(training.testLosses(), most, Dom.color("--negative"));
    curve(training.trainLosses(), most, Dom.color("--accent"));
  }

  private static String label(double number) {
    String text = ShortNumber.of(number);
    return text.length() <= 5 ? text : text.substring(0, text.contains("e") ? text.length() : 5);
  }

  private static double greatest(List<Double> losses) {
    double greatest = 1e-9;
    for (double loss : losses) {
      greatest = Math.max(greatest, loss);
    }
    return greatest;
  }

  private void line(double fromX, double fromY, double toX, double toY) {
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
  }

  private void curve(List<Double> losses, double most, String color) {
    double width = canvas.getWidth() - LEFT - 6;
    double height = canvas.getHeight() - TOP - BOTTOM;
    int count = losses.size();
    int step = Math.max(1, count / 400);
    context.setStrokeStyle(color);
    context.setLineWidth(2);
    context.setLineCap("round");
    context.beginPath();
    for (int i = 0; i < count; i += step) {
      double x = LEFT + width * i / Math.max(1, count - 1);
      double y = TOP + height * (1 - losses.get(i) / most);
      if (i == 0) {
        context.moveTo(x - 1, y); // so that one epoch is a dot
      }
      context.lineTo(x, y);
    }
    context.stroke();
  }
}
