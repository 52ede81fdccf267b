package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

class MLPTest {
  private static final class Square implements UnaryOp {
    @Override
    public String name() {
      return "square";
    }

    @Override
    public double apply(double x) {
      return x * x;
    }

    @Override
    public double partial(double x, double y) {
      return 2 * x;
    }
  }

  @Test
  void aNetworkOfThreeInputsAndTwoHiddenLayersOfFourGivesOneOutput() {
    MLP model = MLP.of(3, 4, 4, 1);
    assertEquals(1, model.forward(2.0, 3.0, -1.0).length);
    assertEquals((3 + 1) * 4 + (4 + 1) * 4 + (4 + 1), model.parameters().size());
    assertEquals("MLP(3, 4, 4, 1)", model.toString());
    assertEquals(3, model.layers().size());
    assertEquals("relu", model.activation().name());
  }

  @Test
  void layersAreActivatedExceptForTheLast() {
    MLP model = MLP.of(1, 2, 1);
    model.parameters().setAll(1, -1, 0, 0, 10, 100, -500);
    assertArrayEquals(new double[] {3 * 10 - 500}, model.predict(3));
    assertArrayEquals(new double[] {3 * 100 - 500}, model.predict(-3));
  }

  @Test
  void anyUnaryOpCanBeTheActivation() {
    MLP byName = MLP.builder(1, 1, 1).withActivation("softplus").build();
    MLP ofYourOwn = MLP.builder(1, 1, 1).withActivation(new Square()).build();
    byName.parameters().setAll(2, 0, 1, 0);
    ofYourOwn.parameters().setAll(2, 0, 1, 0);
    assertEquals(Value.constant(6).softplus().item(), byName.predict(3)[0]);
    assertEquals(36, ofYourOwn.predict(3)[0]);
  }

  @Test
  void valuesGoInAndGetGradientsToo() {
    MLP model = MLP.builder(1, 1, 1).withActivation(new Square()).build();
    model.parameters().setAll(2, 0, 1, 0);
    Value x = Value.of(3);
    model.forward(x)[0].backward();
    assertEquals(24, x.grad());
  }

  @Test
  void predictionsRecordNothing() {
    MLP model = MLP.of(2, 3, 2);
    Value[] recorded = model.forward(0.5, -0.5);
    assertTrue(recorded[0].requiresGrad());
    assertFalse(Value.noGrad(() -> model.forward(0.5, -0.5))[0].requiresGrad());
    assertArrayEquals(
        new double[] {recorded[0].item(), recorded[1].item()}, model.predict(0.5, -0.5));
  }

  @Test
  void layersShareTheParametersOfTheNetwork() {
    MLP model = MLP.of(2, 3, 1);
    Linear last = model.layers().get(1);
    last.parameters().set(0, 42);
    assertEquals(42, model.parameters().item((2 + 1) * 3));
    last.forward(1, 2, 3)[0].backward();
    assertEquals(3, model.parameters().grad((2 + 1) * 3 + 2));
  }

  @Test
  void parametersAreNamedByLayer() {
    MLP model = MLP.of(1, 1, 2);
    List<String> names =
        List.of(
            "layers.0.weight[0][0]",
            "layers.0.bias[0]",
            "layers.1.weight[0][0]",
            "layers.1.weight[1][0]",
            "layers.1.bias[0]",
            "layers.1.bias[1]");
    assertEquals(names, List.copyOf(model.namedParameters().keySet()));
    assertEquals(names, model.parameters().values().stream().map(Value::label).toList());
    assertEquals(model.parameters().values(), List.copyOf(model.namedParameters().values()));
  }

  @Test
  void aBuilderBuildsTheSameNetworkAgainWithParametersOfItsOwn() {
    MLP.Builder builder = MLP.builder(2, 3, 1).withSeed(7);
    MLP first = builder.build();
    MLP second = builder.build();
    assertArrayEquals(first.parameters().items(), second.parameters().items());
    first.parameters().set(0, 42);
    assertFalse(second.parameters().item(0) == 42);
    builder.withInitializer(Initializer.micrograd()).withActivation("tanh");
    assertEquals(second.parameters().item(0), builder.build().parameters().item(0));
    assertFalse(builder.withSeed(8).build().parameters().item(1) == first.parameters().item(1));
  }

  @Test
  void wrongSizesAreNamed() {
    assertEquals(
        "an MLP with 3 inputs has no layers; expected their sizes too, such as MLP.of(3, 4, 1)",
        Errors.messageOf(() -> MLP.of(3)));
    assertEquals(
        "the number of inputs of an MLP is 0; expected at least 1",
        Errors.messageOf(() -> MLP.of(0, 1)));
    assertEquals(
        "the size of layer 1 of an MLP is -4; expected at least 1",
        Errors.messageOf(() -> MLP.of(3, 4, -4, 1)));
    assertEquals(
        "MLP(3, 4, 1) got 2 inputs; expected 3",
        Errors.messageOf(() -> MLP.of(3, 4, 1).forward(1, 2)));
    assertEquals(
        "MLP(50000, 50000, 1) has 2500100001 parameters; expected at most 2147483647",
        Errors.messageOf(() -> MLP.of(50000, 50000, 1)));
  }

  @Test
  void anActivationOfTwoInputsIsAnErrorThatListsThoseOfOne() {
    String message = Errors.messageOf(() -> MLP.builder(1, 1).withActivation("max"));
    assertTrue(
        message.startsWith(
            "op 'max' takes more than one input and cannot be an activation; expected one of abs "),
        message);
    assertTrue(message.contains(" tanh") && !message.contains(" pow"), message);
  }

  @Test
  void anUnknownActivationIsAnErrorThatListsTheOpsFound() {
    String message = Errors.messageOf(() -> MLP.builder(1, 1).withActivation("Tanh"));
    assertTrue(message.contains("'Tanh'") && message.contains(" tanh;"), message);
  }
}
