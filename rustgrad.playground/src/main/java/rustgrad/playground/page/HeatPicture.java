package rustgrad.playground.page;

import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.typedarrays.Uint8ClampedArray;
import rustgrad.playground.network.Answers;
import rustgrad.playground.network.Heatmaps;

/** Paints the cells of a grid into a canvas, which the browser smooths. */
final class HeatPicture {
  /**
   * Of each class, from a strong to a weak answer: orange, blue and green, which differ for all.
   */
  private static final int[][] STRONG = {{230, 140, 0}, {0, 114, 178}, {0, 158, 115}};

  private static final int[] WEAK = {250, 250, 250};
  private static final int[] OTHER = {110, 110, 110};

  private final HTMLCanvasElement cells = (HTMLCanvasElement) Dom.create("canvas", "");
  private final CanvasRenderingContext2D cellsContext;
  private final ImageData image;
  private final int side;

  HeatPicture(int side) {
    this.side = side;
    cells.setWidth(side);
    cells.setHeight(side);
    cellsContext = Dom.context(cells);
    image = cellsContext.createImageData(side, side);
  }

  /** How many cells it has in a row. */
  int side() {
    return side;
  }

  /** The colour of a class, as a style sheet has it. */
  static String color(int label) {
    int[] c = STRONG[label];
    return "rgb(" + c[0] + "," + c[1] + "," + c[2] + ")";
  }

  /** Paints the numbers of a neuron: orange below 0, blue above. */
  void neuron(HTMLElement canvas, double[] numbers) {
    neuron(canvas, numbers, STRONG[0], STRONG[1]);
  }

  /** Paints the numbers of one of several outputs: grey below 0, its class's colour above. */
  void output(HTMLElement canvas, double[] numbers, int label) {
    neuron(canvas, numbers, OTHER, STRONG[label]);
  }

  private void neuron(HTMLElement canvas, double[] numbers, int[] below, int[] above) {
    Uint8ClampedArray pixels = image.getData();
    for (int cell = 0; cell < side * side; cell++) {
      double y = numbers[cell];
      set(pixels, cell, y > 0 ? above : below, Math.min(1, Math.abs(y)));
    }
    paint(canvas);
  }

  /** Paints the classes. */
  void classes(HTMLElement canvas, Heatmaps maps) {
    Uint8ClampedArray pixels = image.getData();
    for (int cell = 0; cell < side * side; cell++) {
      double[] outputs = maps.outputs(cell);
      double strength = 0.18 + 0.5 * Answers.confidence(outputs);
      set(pixels, cell, STRONG[Answers.classOf(outputs)], strength);
    }
    paint(canvas);
  }

  private static void set(Uint8ClampedArray pixels, int cell, int[] color, double strength) {
    int at = 4 * cell;
    for (int i = 0; i < 3; i++) {
      pixels.set(at + i, (int) (WEAK[i] + strength * (color[i] - WEAK[i])));
    }
    pixels.set(at + 3, 255);
  }

  private void paint(HTMLElement canvas) {
    cellsContext.putImageData(image, 0, 0);
    HTMLCanvasElement target = (HTMLCanvasElement) canvas;
    Dom.context(canvas).drawImage(cells, 0, 0, target.getWidth(), target.getHeight());
  }
}
