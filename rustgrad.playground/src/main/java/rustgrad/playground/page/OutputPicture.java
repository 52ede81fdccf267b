package rustgrad.playground.page;

import java.util.function.BiConsumer;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.events.MouseEvent;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import rustgrad.nn.Dataset;
import rustgrad.playground.network.Heatmaps;
import rustgrad.playground.network.Training;
import rustgrad.playground.network.View;

/** The regions of the classes, and the points on them. */
final class OutputPicture {
  private static final double RADIUS = 3.6;

  private final HTMLCanvasElement canvas = (HTMLCanvasElement) Dom.byId("output");

  /**
   * Draws into the canvas of the page.
   *
   * @param clicked is told where, as parts of the width and the height
   */
  OutputPicture(BiConsumer<Double, Double> clicked) {
    Dom.on(
        canvas,
        "click",
        event -> {
          MouseEvent mouse = (MouseEvent) event;
          clicked.accept(
              mouse.getOffsetX() / (double) canvas.getClientWidth(),
              mouse.getOffsetY() / (double) canvas.getClientHeight());
        });
  }

  void draw(Training training, Heatmaps maps, HeatPicture heat, double[] chosen) {
    heat.classes(canvas, maps);
    CanvasRenderingContext2D context = Dom.context(canvas);
    points(context, maps.view(), training.train(), true);
    points(context, maps.view(), training.test(), false);
    double size = canvas.getWidth();
    circle(context, maps.view().across(chosen[0]) * size, maps.view().down(chosen[1]) * size, 7);
    context.setStrokeStyle("#000000");
    context.setLineWidth(2);
    context.stroke();
  }

  private void points(CanvasRenderingContext2D context, View view, Dataset data, boolean filled) {
    double size = canvas.getWidth();
    for (int row = 0; row < data.size(); row++) {
      double[] point = data.inputs()[row];
      String color = HeatPicture.color(data.labels()[row]);
      circle(context, view.across(point[0]) * size, view.down(point[1]) * size, RADIUS);
      context.setFillStyle(filled ? color : "#ffffff");
      context.fill();
      context.setStrokeStyle(filled ? "#ffffff" : color);
      context.setLineWidth(filled ? 1 : 2);
      context.stroke();
    }
  }

  private static void circle(CanvasRenderingContext2D context, double x, double y, double radius) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}
