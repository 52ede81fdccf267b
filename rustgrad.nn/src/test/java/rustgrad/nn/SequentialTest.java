package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

class SequentialTest {
  private static final Dataset MOONS = Dataset.moons(100, 0.1, 0);

  /** Ways to put the layers of an MLP with two hidden layers together. */
  private enum Form {
    FLAT {
      @Override
      Sequential of(List<Linear> layers, UnaryOp op) {
        return Sequential.of(layers.get(0))
            .then(op)
            .then(layers.get(1))
            .then(op.name())
            .then(layers.get(2));
      }
    },
    NESTED {
      @Override
      Sequential of(List<Linear> layers, UnaryOp op) {
        Sequential inner = Sequential.of(layers.get(1)).then(op);
        return Sequential.of(layers.get(0)).then(op).then(inner.then(layers.get(2)));
      }
    },
    NESTED_DEEPER {
      @Override
      Sequential of(List<Linear> layers, UnaryOp op) {
        Sequential first = Sequential.of(Sequential.of(Sequential.of(layers.get(0)).then(op)));
        return Sequential.of(first.then(layers.get(1))).then(op).then(layers.get(2));
      }
    },
    OF_PARTS_OF_ANOTHER {
      @Override
      Sequential of(List<Linear> layers, UnaryOp op) {
        List<Model> parts = FLAT.of(layers, op).parts();
        return Sequential.of(parts.get(0)).then(op).then(parts.get(2)).then(op).then(parts.get(4));
      }
    };

    abstract Sequential of(List<Linear> layers, UnaryOp op);

    Sequential of(MLP mlp) {
      return of(mlp.layers(), mlp.activation());
    }
  }

  @ParameterizedTest
  @EnumSource
  void itHasTheBitsOfAnMlpForwardAndBackward(Form form) {
    MLP mlp = MLP.builder(2, 5, 4, 2).withActivation("tanh").build();
    Sequential model = form.of(mlp);
    assertArrayEquals(mlp.predict(0.5, -0.25), model.predict(0.5, -0.25));
    Value[] x = {Value.of(0.5), Value.of(-0.25)};
    Value[] same = {Value.of(0.5), Value.of(-0.25)};
    Value.sum(mlp.forward(x)).backward();
    double[] expected = mlp.parameters().grads();
    mlp.zeroGrad();
    Value.sum(model.forward(same)).backward();
    assertArrayEquals(expected, model.parameters().grads());
    assertEquals(x[0].grad(), same[0].grad());
    assertEquals(x[1].grad(), same[1].grad());
    assertArrayEquals(new double[expected.length], mlp.parameters().grads());
  }

  @ParameterizedTest
  @EnumSource
  void itTrainsToTheBitsOfAnMlpInEveryMode(Form form) {
    List<UnaryOperator<Trainer>> modes =
        List.of(
            trainer -> trainer,
            Trainer::eager,
            Trainer::parallel,
            trainer -> trainer.withL2(1e-3),
            trainer -> trainer.withL2(1e-3).eager());
    for (UnaryOperator<Trainer> mode : modes) {
      MLP mlp = MLP.of(2, 5, 4, 1);
      Sequential model = form.of(mlp);
      Trainer expected = mode.apply(trainer(mlp));
      Trainer actual = mode.apply(trainer(model));
      for (int epoch = 0; epoch < 2; epoch++) {
        assertEquals(expected.epoch(MOONS, 30), actual.epoch(MOONS, 30));
        assertArrayEquals(mlp.parameters().grads(), model.parameters().grads());
        assertArrayEquals(mlp.parameters().items(), model.parameters().items());
      }
      assertArrayEquals(
          Predictor.of(mlp).predict(MOONS.inputs()), Predictor.of(model).predict(MOONS.inputs()));
    }
  }

  private static Trainer trainer(Model model) {
    return Trainer.of(model, Loss.maxMargin(), Adam.of(model.parameters(), 0.01));
  }

  @ParameterizedTest
  @EnumSource
  void aPredictorIsASnapshotOfIt(Form form) {
    Sequential model = form.of(MLP.of(2, 5, 4, 1));
    double[] before = model.predict(0.5, -0.25);
    Predictor snapshot = Predictor.of(model);
    model.parameters().setAll(new double[model.parameters().size()]);
    assertArrayEquals(before, snapshot.predict(0.5, -0.25));
    assertArrayEquals(before, snapshot.predict(new double[][] {{0.5, -0.25}})[0]);
    assertArrayEquals(model.predict(0.5, -0.25), snapshot.updated().predict(0.5, -0.25));
    assertFalse(model.predict(0.5, -0.25)[0] == before[0]);
  }

  /** After a layer that changes nothing, and does not learn, it learns as it does alone. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aModelOfOnesOwnIsAPart(boolean nested) {
    double[][] x = {{0.5}, {1}, {1.5}};
    double[][] y = {{2 / Math.E}, {2}, {2 / Math.E}};
    for (boolean eager : new boolean[] {false, true}) {
      Bell alone = new Bell();
      Bell given = new Bell();
      Model bell = nested ? Sequential.of(given) : given;
      Linear identity = Linear.on(Parameters.of(1, 0), 1, 1, Linear.Form.DOT);
      Sequential model = Sequential.of(identity).then(bell);
      Parameters ofBell = model.parts().get(1).parameters();
      Trainer expected = squares(alone, alone.parameters(), eager);
      Trainer actual = squares(model, ofBell, eager);
      for (int step = 0; step < 50; step++) {
        assertEquals(expected.step(x, y), actual.step(x, y));
      }
      assertArrayEquals(alone.parameters().items(), ofBell.items());
      assertArrayEquals(alone.predict(0.3), model.predict(0.3));
      assertArrayEquals(alone.predict(0.3), Predictor.of(model).predict(0.3));
      assertArrayEquals(new double[] {1, 0.8, 1}, given.parameters().items());
      assertArrayEquals(new double[3], given.parameters().grads());
    }
  }

  private static Trainer squares(Model model, Parameters moving, boolean eager) {
    Trainer trainer = Trainer.of(model, Loss.meanSquaredError(), Sgd.of(moving, 0.1));
    return eager ? trainer.eager() : trainer;
  }

  /** Compared parameters, and a parameter that comes out as it is. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPartMayBranchAndMayReturnALeaf(boolean nested) {
    new TwoWays(() -> branching(nested), Loss.meanSquaredError(), p -> Sgd.of(p, 0.3))
        .assertSame(
            20, trainer -> trainer.step(new double[][] {{-1}, {2}}, new double[][] {{3}, {1}}));
    Model model = branching(nested);
    Predictor snapshot = Predictor.of(model);
    model.parameters().set(1, 42);
    assertEquals(42, model.predict(-1)[0]);
    assertEquals(0.25, snapshot.predict(-1)[0]);
    assertEquals(0.25, snapshot.predict(new double[][] {{2}, {-1}})[1][0]);
  }

  private static Model branching(boolean nested) {
    Model model =
        SmallModel.of(
            1, (p, x) -> x[0].isGreaterThan(p.get(0)) ? x[0].times(p.get(1)) : p.get(1), 0.5, 0.25);
    return nested ? Sequential.of(Sequential.of(model)) : Sequential.of(model);
  }

  @Test
  void anItemInAPartIsTheNumberOfTheSequential() {
    SmallModel scale = SmallModel.of(1, (p, x) -> x[0].times(p.get(0).item()), 2);
    Sequential model = Sequential.of(Sequential.of(scale));
    model.parameters().set(0, 10);
    assertEquals(30, model.predict(3)[0]);
  }

  @Test
  void parametersAreNamedByPartAsPyTorchDoes() {
    Sequential inner = Sequential.of(Linear.of(1, 1)).then("tanh").then(new Bell());
    Sequential model = Sequential.of(Linear.of(2, 1)).then("relu").then(inner);
    List<String> names =
        List.of(
            "0.weight[0][0]",
            "0.weight[0][1]",
            "0.bias[0]",
            "2.0.weight[0][0]",
            "2.0.bias[0]",
            "2.2.height",
            "2.2.middle",
            "2.2.width");
    assertEquals(names, List.copyOf(model.namedParameters().keySet()));
    assertEquals(names, model.parameters().values().stream().map(Value::label).toList());
    assertEquals(model.parameters().values(), List.copyOf(model.namedParameters().values()));
    assertEquals("0.weight[0][0]", inner.parameters().get(0).label());
    assertEquals("Sequential(Linear(in=2, out=1), relu, " + inner + ")", model.toString());
  }

  @Test
  void partsRunWithTheNumbersThatItHasNow() {
    Linear given = Linear.of(2, 3);
    Sequential model = Sequential.of(given).then("exp").then(Linear.of(3, 1));
    List<Model> parts = model.parts();
    assertEquals("[Linear(in=2, out=3), exp, Linear(in=3, out=1)]", parts.toString());
    model.parameters().set(0, 42);
    assertEquals(42, parts.get(0).parameters().item(0));
    assertSame(model.parameters().get(0), parts.get(0).namedParameters().get("weight[0][0]"));
    double[] hidden = parts.get(0).predict(1, 2);
    assertFalse(given.predict(1, 2)[0] == hidden[0]);
    assertArrayEquals(model.predict(1, 2), parts.get(2).predict(parts.get(1).predict(hidden)));
  }

  @Test
  void eachCallMakesASequenceWithParametersOfItsOwn() {
    Linear layer = Linear.of(1, 1);
    Sequential one = Sequential.of(layer);
    one.parameters().setAll(2, 3);
    Sequential two = one.then(layer);
    two.parameters().set(0, 10);
    assertArrayEquals(new double[] {2, 3}, one.parameters().items());
    double[] start = layer.parameters().items();
    assertArrayEquals(new double[] {10, 3, start[0], start[1]}, two.parameters().items());
    assertEquals(1, one.parts().size());
  }

  @Test
  void leavesThatAPartLeavesOutAreRefused() {
    Value outside = Value.of(2).label("bias");
    SmallModel half = SmallModel.of(1, (p, x) -> p.get(0).times(x[0]).plus(outside), 0.5);
    Sequential model = Sequential.of(Sequential.of(half)).then("tanh");
    double[][] row = {{1}};
    for (boolean eager : new boolean[] {false, true}) {
      String message =
          Errors.messageOf(() -> squares(model, model.parameters(), eager).step(row, row));
      assertTrue(message.contains("leave out, 1 in all, the first being bias = 2.0"), message);
      assertEquals(0.5, model.parameters().item(0));
    }
  }

  @Test
  void partsThatDoNotFitAreNamed() {
    Sequential model = Sequential.of(Linear.of(2, 16)).then("tanh");
    assertEquals(
        "part 1, tanh, gives 16 outputs, but Linear(in=8, out=1) after it takes 8 inputs; make them equal",
        Errors.messageOf(() -> model.then(Linear.of(8, 1))));
    assertEquals(
        "Sequential(Linear(in=2, out=16), tanh) got 3 inputs; expected 2",
        Errors.messageOf(() -> model.forward(1, 2, 3)));
    String notUnary = Errors.messageOf(() -> model.then("max"));
    assertTrue(notUnary.startsWith("op 'max' takes more than one input"), notUnary);
  }

  @Test
  void namesOfOtherLeavesAreRefused() {
    Model unnamed =
        new Model() {
          private final Linear linear = Linear.of(1, 1);

          @Override
          public Parameters parameters() {
            return linear.parameters();
          }

          @Override
          public Map<String, Value> namedParameters() {
            return Map.of();
          }

          @Override
          public int inputs() {
            return 1;
          }

          @Override
          public int outputs() {
            return 1;
          }

          @Override
          public Value[] forward(Value... x) {
            return linear.forward(x);
          }

          @Override
          public String toString() {
            return "Unnamed";
          }
        };
    assertEquals(
        "the namedParameters() of Unnamed are not its parameters(); let them be the same leaves in the same order",
        Errors.messageOf(() -> Sequential.of(unnamed)));
  }

  @Test
  void aPartCanBeTrainedAlone() {
    Linear first = Linear.of(2, 3);
    Sequential model = Sequential.of(first).then("tanh").then(Linear.of(3, 1));
    Model last = model.parts().get(2);
    squares(last, last.parameters(), false)
        .step(new double[][] {{1, 2, 3}}, new double[][] {{100}});
    assertArrayEquals(first.parameters().items(), model.parts().get(0).parameters().items());
    assertFalse(model.parameters().item(9) == Linear.of(3, 1).parameters().item(0));
  }

  @Test
  void partsAreOfTheKindsThatWereGiven() {
    Sequential inner = Sequential.of(Activation.of(UnaryOp.of("same", x -> x, (x, y) -> 1), 2));
    Sequential model = Sequential.of(Linear.of(2, 3), MLP.of(3, 4, 2), inner);
    Linear linear = (Linear) model.parts().get(0);
    MLP mlp = (MLP) model.parts().get(1);
    model.parameters().set(0, 7);
    model.parameters().set(9, 8);
    assertEquals(7, linear.parameters().item(0));
    assertEquals(8, mlp.layers().get(0).parameters().item(0));
    assertSame(model.parameters().get(9), mlp.namedParameters().get("layers.0.weight[0][0]"));
    Sequential last = (Sequential) model.parts().get(2);
    assertEquals("same", ((Activation) last.parts().get(0)).op().name());
  }

  @Test
  void manyModelsAreTheSameAsOneAfterAnother() {
    Sequential model = Sequential.of(Linear.of(2, 3)).then("relu").then(Linear.of(3, 1));
    List<Model> parts = model.parts();
    Sequential again = Sequential.of(parts.get(0), parts.get(1), parts.get(2));
    assertEquals(model.toString(), again.toString());
    assertArrayEquals(model.parameters().items(), again.parameters().items());
    assertTrue(
        Errors.messageOf(() -> Sequential.of(Linear.of(2, 3), Linear.of(2, 1)))
            .startsWith("part 0, Linear(in=2, out=3), gives 3 outputs, but Linear(in=2, out=1)"));
  }
}
