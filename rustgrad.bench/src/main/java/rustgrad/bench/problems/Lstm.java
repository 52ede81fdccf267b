package rustgrad.bench.problems;

import java.util.Arrays;
import java.util.Optional;
import rustgrad.api.Value;
import rustgrad.program.VectorProgram;

/**
 * How badly a recurrent network of LSTM layers predicts a sequence: the objective "LSTM" of ADBench
 * (Srajer, Kukelova, Fitzgibbon 2018), whose gates see one number each.
 *
 * <pre>
 *   forget = sigmoid(x w0 + b0)              cell' = cell forget + in change
 *   in     = sigmoid(hidden w1 + b1)         hidden' = out tanh(cell')
 *   out    = sigmoid(x w2 + b2)
 *   change = tanh(hidden w3 + b3)            x of the next layer is hidden'
 *
 *   y = hidden' of the last layer, scaled and moved
 *   loss = - mean of next[n] (y[n] - log(2 + sum of exp(y)))
 * </pre>
 *
 * <p>The inputs are w0, w1, w2, w3, b0, b1, b2, b3 of each layer, then the scales of x, the scales
 * of y, and what y is moved by. The state is hidden and cell of each layer.
 */
final class Lstm implements Problem {
  private final int layers;
  private final int steps;
  private final int width;

  /** The sequence: bits, with one element more than there are steps. */
  private final double[][] data;

  private final Value[][] constants;
  private final double[] start;
  private final double[] point;

  Lstm(int layers, int steps, int width) {
    this.layers = layers;
    this.steps = steps;
    this.width = width;
    this.data = new double[steps + 1][width];
    this.constants = new Value[steps + 1][];
    for (int t = 0; t <= steps; t++) {
      int first = t * width;
      Arrays.setAll(data[t], i -> Math.round(Problems.number(first + i)));
      constants[t] = Value.constants(data[t]);
    }
    this.start = Problems.numbers(0, 2 * layers * width, -1, 1);
    this.point = Problems.numbers(start.length, 8 * layers * width + 3 * width, -1, 1);
  }

  /** What the mean is over, as a factor of the sum. */
  private double ofTerm() {
    return -1.0 / (steps * width);
  }

  /** Where the scales of x start; those of y and what it is moved by come after it. */
  private int scales() {
    return 8 * layers * width;
  }

  @Override
  public double[] point() {
    return point;
  }

  /** The state after a step, and how well it predicts the next element. */
  private interface StepFunction {
    Value[] apply(Value[] p, Value[] state, Value[] element, Value[] next);
  }

  @Override
  public Value of(Value[] p) {
    return of(p, this::step);
  }

  private Value of(Value[] p, StepFunction step) {
    Value[] state = Value.constants(start);
    Value sum = Value.constant(0);
    for (int t = 0; t < steps; t++) {
      Value[] after = step.apply(p, state, constants[t], constants[t + 1]);
      state = Arrays.copyOf(after, start.length);
      sum = sum.plus(after[start.length]);
    }
    return sum.times(ofTerm());
  }

  private VectorProgram stepProgram() {
    int n = point.length;
    int end = n + start.length;
    return VectorProgram.trace(
        end + 2 * width,
        start.length + 1,
        in ->
            step(
                in,
                Arrays.copyOfRange(in, n, end),
                Arrays.copyOfRange(in, end, end + width),
                Arrays.copyOfRange(in, end + width, in.length)));
  }

  @Override
  public Optional<Differentiated> byCalls() {
    VectorProgram step = stepProgram();
    return Optional.of(
        prepared(
            p ->
                of(
                    p,
                    (q, state, element, next) ->
                        step.call(Problem.join(q, state, element, next)))));
  }

  @Override
  public boolean isLoop() {
    return true;
  }

  @Override
  public Optional<Differentiated> inSteps() {
    double[][] pairs = new double[steps][2 * width];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(data[t], 0, pairs[t], 0, width);
      System.arraycopy(data[t + 1], 0, pairs[t], width, width);
    }
    StepChain chain = new StepChain(stepProgram(), start, pairs, ofTerm(), 0);
    return Optional.of(chain.preparedAt(point));
  }

  private Value[] step(Value[] p, Value[] state, Value[] input, Value[] next) {
    Value[] after = new Value[state.length + 1];
    Value[] x = new Value[width];
    for (int i = 0; i < width; i++) {
      x[i] = p[scales() + i].times(input[i]);
    }
    for (int layer = 0; layer < layers; layer++) {
      for (int i = 0; i < width; i++) {
        int hidden = 2 * width * layer + i;
        int cell = hidden + width;
        Value forget = gate(p, layer, 0, i, x[i]).sigmoid();
        Value in = gate(p, layer, 1, i, state[hidden]).sigmoid();
        Value out = gate(p, layer, 2, i, x[i]).sigmoid();
        Value change = gate(p, layer, 3, i, state[hidden]).tanh();
        after[cell] = state[cell].times(forget).plus(in.times(change));
        after[hidden] = out.times(after[cell].tanh());
        x[i] = after[hidden];
      }
    }
    after[state.length] = prediction(p, x, next);
    return after;
  }

  private Value gate(Value[] p, int layer, int gate, int i, Value x) {
    int weight = (8 * layer + gate) * width + i;
    return x.times(p[weight]).plus(p[weight + 4 * width]);
  }

  private Value prediction(Value[] p, Value[] x, Value[] next) {
    Value[] y = new Value[width];
    Value sum = Value.constant(2);
    for (int i = 0; i < width; i++) {
      int scale = scales() + width + i;
      y[i] = x[i].times(p[scale]).plus(p[scale + width]);
      sum = sum.plus(y[i].exp());
    }
    Value norm = sum.log();
    Value total = Value.constant(0);
    for (int i = 0; i < width; i++) {
      total = total.plus(next[i].times(y[i].minus(norm)));
    }
    return total;
  }

  // ---- by hand

  /** What is kept of a step: of each layer the gates, the state, and tanh of its cells. */
  private record Step(
      double[][] gates, double[][] hidden, double[][] cells, double[][] tanhs, double[] y) {
    Step(int layers, int width) {
      this(
          new double[layers][4 * width],
          new double[layers][width],
          new double[layers][width],
          new double[layers][width],
          new double[width]);
    }
  }

  @Override
  public double gradientByHand(double[] p, double[] into) {
    Step before = new Step(layers, width);
    for (int layer = 0; layer < layers; layer++) {
      System.arraycopy(start, 2 * width * layer, before.hidden[layer], 0, width);
      System.arraycopy(start, 2 * width * layer + width, before.cells[layer], 0, width);
    }
    Step[] all = new Step[steps];
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      all[t] = new Step(layers, width);
      sum += forward(p, t, t == 0 ? before : all[t - 1], all[t]);
    }
    Arrays.fill(into, 0);
    double[][] hidden = new double[layers][width];
    double[][] cells = new double[layers][width];
    for (int t = steps - 1; t >= 0; t--) {
      back(p, t, t == 0 ? before : all[t - 1], all[t], hidden, cells, into);
    }
    return ofTerm() * sum;
  }

  private double forward(double[] p, int t, Step before, Step step) {
    for (int layer = 0; layer < layers; layer++) {
      double[] gates = step.gates[layer];
      for (int i = 0; i < width; i++) {
        double x = layer == 0 ? data[t][i] * p[scales() + i] : step.hidden[layer - 1][i];
        double hidden = before.hidden[layer][i];
        for (int gate = 0; gate < 4; gate++) {
          int weight = (8 * layer + gate) * width + i;
          double z = (gate % 2 == 0 ? x : hidden) * p[weight] + p[weight + 4 * width];
          gates[gate * width + i] = gate == 3 ? Math.tanh(z) : 1 / (1 + Math.exp(-z));
        }
        double cell = before.cells[layer][i] * gates[i] + gates[width + i] * gates[3 * width + i];
        step.cells[layer][i] = cell;
        step.tanhs[layer][i] = Math.tanh(cell);
        step.hidden[layer][i] = gates[2 * width + i] * step.tanhs[layer][i];
      }
    }
    double sum = 2;
    double total = 0;
    double weights = 0;
    for (int i = 0; i < width; i++) {
      int scale = scales() + width + i;
      step.y[i] = step.hidden[layers - 1][i] * p[scale] + p[scale + width];
      sum += Math.exp(step.y[i]);
      total += data[t + 1][i] * step.y[i];
      weights += data[t + 1][i];
    }
    return total - weights * Math.log(sum);
  }

  /** Takes the adjoints of the state after the step to those of the state before it. */
  private void back(
      double[] p,
      int t,
      Step before,
      Step step,
      double[][] hiddenAdjoints,
      double[][] cellAdjoints,
      double[] into) {
    backPrediction(p, t, step, hiddenAdjoints[layers - 1], into);
    double[] adjoints = new double[4];
    for (int layer = layers - 1; layer >= 0; layer--) {
      double[] gates = step.gates[layer];
      for (int i = 0; i < width; i++) {
        double forget = gates[i];
        double in = gates[width + i];
        double out = gates[2 * width + i];
        double change = gates[3 * width + i];
        double tanh = step.tanhs[layer][i];
        double ofHidden = hiddenAdjoints[layer][i];
        double ofCell = cellAdjoints[layer][i] + ofHidden * out * (1 - tanh * tanh);
        cellAdjoints[layer][i] = ofCell * forget;
        adjoints[0] = ofCell * before.cells[layer][i] * forget * (1 - forget);
        adjoints[1] = ofCell * change * in * (1 - in);
        adjoints[2] = ofHidden * tanh * out * (1 - out);
        adjoints[3] = ofCell * in * (1 - change * change);
        double x = layer == 0 ? data[t][i] * p[scales() + i] : step.hidden[layer - 1][i];
        double ofX = 0;
        double ofHiddenBefore = 0;
        for (int gate = 0; gate < 4; gate++) {
          int weight = (8 * layer + gate) * width + i;
          into[weight] += adjoints[gate] * (gate % 2 == 0 ? x : before.hidden[layer][i]);
          into[weight + 4 * width] += adjoints[gate];
          if (gate % 2 == 0) {
            ofX += adjoints[gate] * p[weight];
          } else {
            ofHiddenBefore += adjoints[gate] * p[weight];
          }
        }
        hiddenAdjoints[layer][i] = ofHiddenBefore;
        if (layer > 0) {
          hiddenAdjoints[layer - 1][i] += ofX;
        } else {
          into[scales() + i] += ofX * data[t][i];
        }
      }
    }
  }

  private void backPrediction(double[] p, int t, Step step, double[] ofHidden, double[] into) {
    double sum = 2;
    double weights = 0;
    for (int i = 0; i < width; i++) {
      sum += Math.exp(step.y[i]);
      weights += data[t + 1][i];
    }
    for (int i = 0; i < width; i++) {
      int scale = scales() + width + i;
      double ofY = ofTerm() * (data[t + 1][i] - weights * Math.exp(step.y[i]) / sum);
      into[scale] += ofY * step.hidden[layers - 1][i];
      into[scale + width] += ofY;
      ofHidden[i] += ofY * p[scale];
    }
  }
}
