package rustgrad.consumer;

import rustgrad.api.Value;
import rustgrad.nn.Adam;
import rustgrad.nn.ClassificationMetrics;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Trainer;

/**
 * Computes a product, a tanh and a small network, and trains a network on the moons for as many
 * steps as the first argument says, 100 unless given.
 */
public final class UserProgram {
  private UserProgram() {}

  /** Runs the examples one after the other. */
  public static void main(String... args) {
    multiply();
    activate();
    forward();
    train(args.length == 0 ? 100 : Integer.parseInt(args[0]));
  }

  private static void multiply() {
    Value a = Value.of(2.0);
    Value b = Value.of(3.0);
    Value c = a.times(b);
    c.backward();
    print("a * b", c.item());
    print("d(a * b)/da", a.grad());
    print("d(a * b)/db", b.grad());
  }

  private static void activate() {
    Value x = Value.of(0.5);
    Value y = x.tanh();
    y.backward();
    print("tanh(x)", y.item());
    print("d tanh(x)/dx", x.grad());
  }

  private static void forward() {
    MLP model = MLP.of(3, 4, 4, 1);
    Value[] y = model.forward(2.0, 3.0, -1.0);
    print("MLP(x)", y[0].item());
  }

  private static void train(int steps) {
    MLP model = MLP.builder(2, 16, 16, 1).withActivation("mish").build();
    Trainer trainer = Trainer.of(model, Loss.maxMargin(), Adam.of(model.parameters(), 0.01));
    Dataset moons = Dataset.moons(100, 0.1, 0);
    double loss = Double.NaN;
    for (int step = 0; step < steps; step++) {
      loss = trainer.step(moons);
    }
    print("steps", steps);
    print("loss", loss);
    print("accuracy", ClassificationMetrics.of(model, moons).accuracy());
  }

  private static void print(String name, Object value) {
    System.out.println(name + " = " + value);
  }
}
