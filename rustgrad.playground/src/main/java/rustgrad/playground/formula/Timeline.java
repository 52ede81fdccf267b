package rustgrad.playground.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rustgrad.api.Value;
import rustgrad.draw.Backpropagation;
import rustgrad.draw.ChainRuleStep;
import rustgrad.draw.Contribution;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.draw.operation.Operation;

/** The course of a computation: forward value by value, and backward operation by operation. */
public final class Timeline {
  private final Computation computation;
  private final List<Value> values;
  private final Map<Value, Integer> places = new HashMap<>();
  private final List<Frame> frames = new ArrayList<>();
  private final double[] gradients;
  private final boolean[] reached;

  private Timeline(Computation computation) {
    this.computation = computation;
    values = computation.inOrder();
    for (int i = 0; i < values.size(); i++) {
      places.put(values.get(i), i);
    }
    gradients = new double[values.size()];
    reached = new boolean[values.size()];
  }

  /** Runs a computation forward and backward. Its gradients are to be 0, as of a new one. */
  public static Timeline of(Computation computation) {
    Timeline timeline = new Timeline(computation);
    timeline.forward();
    timeline.backward();
    return timeline;
  }

  private void forward() {
    add(Frame.Phase.START, List.of("The leaves have their numbers."), -1, 0, Set.of());
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      if (!value.inputs().isEmpty()) {
        int left = Operation.notTaken(value);
        Set<Integer> flows =
            IntStream.range(0, value.inputs().size())
                .filter(input -> input != left)
                .boxed()
                .collect(Collectors.toSet());
        add(Frame.Phase.FORWARD, List.of(ForwardText.of(value)), i, i + 1, flows);
      }
    }
  }

  private void backward() {
    Value root = computation.result();
    int all = values.size();
    Backpropagation steps = Backpropagation.of(root);
    reach(all - 1, 1);
    String turn =
        "%s.grad = 1, for d%s/d%s = 1".formatted(root.label(), root.label(), root.label());
    add(Frame.Phase.TURN, List.of(turn), all - 1, all, Set.of());
    while (steps.hasNext()) {
      ChainRuleStep step = steps.next();
      for (Contribution contribution : step.contributions()) {
        reach(place(contribution.input()), contribution.after());
      }
      List<String> lines = step.contributions().stream().map(Contribution::toString).toList();
      Set<Integer> flows =
          step.contributions().stream().map(Contribution::index).collect(Collectors.toSet());
      add(Frame.Phase.BACKWARD, lines, place(step.node()), all, flows);
    }
    for (int i = 0; i < all; i++) {
      reach(i, values.get(i).grad());
    }
    add(Frame.Phase.END, summary(), -1, all, Set.of());
  }

  private void reach(int i, double gradient) {
    gradients[i] = gradient;
    reached[i] = true;
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

  private void add(
      Frame.Phase phase, List<String> lines, int active, int known, Set<Integer> flows) {
    frames.add(new Frame(phase, lines, active, known, flows, gradients.clone(), reached.clone()));
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
