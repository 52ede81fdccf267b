package rustgrad.playground.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rustgrad.api.Value;
import rustgrad.draw.Backpropagation;
import rustgrad.draw.ChainRuleStep;
import rustgrad.draw.Contribution;
import rustgrad.draw.diagram.ShortNumber;

/** The course of a computation: forward value by value, and backward operation by operation. */
public final class Timeline {
  private final Computation computation;
  private final List<Value> values;
  private final Map<Value, Integer> places = new HashMap<>();
  private final List<Frame> frames = new ArrayList<>();
  private final double[] gradients;

  private Timeline(Computation computation) {
    this.computation = computation;
    values = computation.inOrder();
    for (int i = 0; i < values.size(); i++) {
      places.put(values.get(i), i);
    }
    gradients = new double[values.size()];
    Arrays.fill(gradients, Double.NaN);
  }

  /** Runs a computation forward and backward. Its gradients are to be 0, as of a new one. */
  public static Timeline of(Computation computation) {
    Timeline timeline = new Timeline(computation);
    timeline.forward();
    timeline.backward();
    return timeline;
  }

  private void forward() {
    add(Frame.Phase.START, List.of("The leaves have their numbers."), -1, 0);
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).inputs().isEmpty()) {
        add(Frame.Phase.FORWARD, List.of(ForwardText.of(values.get(i))), i, i + 1);
      }
    }
  }

  private void backward() {
    Value root = computation.result();
    int all = values.size();
    Backpropagation steps = Backpropagation.of(root);
    gradients[all - 1] = 1;
    String turn =
        "%s.grad = 1, for d%s/d%s = 1".formatted(root.label(), root.label(), root.label());
    add(Frame.Phase.TURN, List.of(turn), all - 1, all);
    while (steps.hasNext()) {
      ChainRuleStep step = steps.next();
      for (Contribution contribution : step.contributions()) {
        gradients[place(contribution.input())] = contribution.after();
      }
      List<String> lines = step.contributions().stream().map(Contribution::toString).toList();
      add(Frame.Phase.BACKWARD, lines, place(step.node()), all);
    }
    for (int i = 0; i < all; i++) {
      gradients[i] = values.get(i).grad();
    }
    add(Frame.Phase.END, summary(), -1, all);
  }

  private List<String> summary() {
    String result = computation.result().label();
    return computation.leaves().values().stream()
        .filter(places::containsKey)
        .map(leaf -> "d%s/d%s = %s".formatted(result, leaf.label(), ShortNumber.of(leaf.grad())))
        .toList();
  }

  private int place(Value value) {
    return places.getOrDefault(value, -1);
  }

  private void add(Frame.Phase phase, List<String> lines, int active, int known) {
    frames.add(new Frame(phase, lines, active, known, gradients.clone()));
  }

  /** What it is the course of. */
  public Computation computation() {
    return computation;
  }

  /** The values, each after its inputs. */
  public List<Value> values() {
    return values;
  }

  /** How many frames there are. */
  public int size() {
    return frames.size();
  }

  /** A frame, from 0: nothing but leaves is known. In the last one, all is. */
  public Frame frame(int i) {
    return frames.get(i);
  }
}
