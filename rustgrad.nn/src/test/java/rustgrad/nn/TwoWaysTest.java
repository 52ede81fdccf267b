package rustgrad.nn;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;
import rustgrad.core.Parameters;

/** Training through programs over rows is eager training, up to rounding. */
class TwoWaysTest {
  private static final int STEPS = 5;

  private static final Map<String, Function<Parameters, Optimizer>> OPTIMIZERS =
      Map.of(
          "sgd", p -> Sgd.of(p, 0.05),
          "momentum",
              p -> Sgd.of(p, Schedule.linear(0.05, 0.01, 4)).withMomentum(0.9).withWeightDecay(0.1),
          "adam", p -> Adam.of(p, 0.01),
          "adamw", p -> AdamW.of(p, 0.01));

  static Stream<Arguments> partsOfTraining() {
    return Loss.names().stream()
        .flatMap(
            loss ->
                OPTIMIZERS.keySet().stream()
                    .flatMap(
                        optimizer ->
                            Stream.of(Linear.Form.values())
                                .map(form -> Arguments.of(loss, optimizer, form))));
  }

  @ParameterizedTest
  @MethodSource("partsOfTraining")
  void everyLossTrainsAlikeWithEveryOptimizer(String name, String optimizer, Linear.Form form) {
    Loss loss = Loss.named(name);
    int classes = name.equals("softmaxCrossEntropy") ? 3 : 2;
    Dataset blobs = Dataset.blobs(23, classes, 1, 0);
    MLP.Builder model =
        MLP.builder(2, 5, 4, loss.outputs(classes)).withActivation("tanh").withForm(form);
    new TwoWays(model::build, loss, OPTIMIZERS.get(optimizer))
        .assertSame(STEPS, trainer -> trainer.step(blobs));
  }

  static Stream<Arguments> activations() {
    return OpRegistry.discovered().ops().stream()
        .filter(UnaryOp.class::isInstance)
        .flatMap(op -> Stream.of(Linear.Form.values()).map(form -> Arguments.of(op.name(), form)));
  }

  /** Starts where most activations are smooth. */
  @ParameterizedTest
  @MethodSource("activations")
  void everyActivationTrainsAlike(String activation, Linear.Form form) {
    Dataset moons = Dataset.moons(37, 0.1, 0);
    Initializer small =
        (weights, biases, fanIn, fanOut, random) -> {
          Arrays.setAll(weights, i -> 0.2 * random.nextDouble() - 0.1);
          Arrays.fill(biases, 0.5);
        };
    MLP.Builder model =
        MLP.builder(2, 6, 5, 1).withActivation(activation).withForm(form).withInitializer(small);
    new TwoWays(model::build, Loss.binaryCrossEntropy(), p -> Sgd.of(p, 0.01))
        .assertSame(STEPS, trainer -> trainer.step(moons));
  }

  @Test
  void epochsAreAlike() {
    Dataset moons = Dataset.moons(150, 0.1, 0);
    new TwoWays(() -> MLP.of(2, 8, 1), Loss.maxMargin(), p -> Adam.of(p, 0.01))
        .assertSame(4, trainer -> trainer.epoch(moons, 40));
  }

  /** What models may do with their parameters. */
  private enum Use {
    SHARED {
      @Override
      Value of(Parameters p, Value[] x) {
        Value w = p.get(0);
        return w.times(w).times(x[0]).plus(w.times(p.get(1)).plus(w).times(x[1])).plus(w);
      }
    },
    WITHOUT_INPUTS {
      @Override
      Value of(Parameters p, Value[] x) {
        Value[] all = p.values().toArray(Value[]::new);
        Value norm = Value.dot(p.get(1), all, all).plus(Value.sum(all)).plus(1.5).log();
        return norm.times(x[0]).plus(Value.minus(1, p.get(2).tanh()).div(p.get(3).exp()));
      }
    },
    OPS {
      @Override
      Value of(Parameters p, Value[] x) {
        Op max = OpRegistry.discovered().op("max");
        Value greater = p.get(0).apply(max, p.get(1)).plus(Value.of(max, p.get(2), x[0]));
        return greater.minus(p.get(3).negate().sigmoid().times(2)).times(x[1].pow(2));
      }
    },
    WHERE {
      @Override
      Value of(Parameters p, Value[] x) {
        Value side = Value.where(p.get(0), Comparison.LESS, p.get(1), p.get(2), x[0]);
        return Value.where(x[0], Comparison.GREATER, p.get(3), side.times(p.get(1)), p.get(0));
      }
    },
    COMPARED_PARAMETERS {
      @Override
      Value of(Parameters p, Value[] x) {
        Value greater = p.get(0).isGreaterThan(p.get(1)) ? p.get(0) : p.get(1);
        return p.get(2).isLessThan(0) ? greater.times(x[0]) : greater.times(x[1]).plus(p.get(2));
      }
    },
    COMPARED_INPUTS {
      @Override
      Value of(Parameters p, Value[] x) {
        Value hidden = Value.dot(p.get(0), new Value[] {p.get(1), p.get(2)}, x);
        return hidden.isGreaterThan(0) ? hidden : hidden.tanh().times(p.get(3));
      }
    },
    CUT {
      @Override
      Value of(Parameters p, Value[] x) {
        Value cut = p.get(0).detach().times(p.get(1)).plus(x[0].times(p.get(2)).detach());
        return cut.plus(Value.noGrad(() -> p.get(3).times(p.get(3)))).times(x[1]);
      }
    },
    SLICED {
      @Override
      Value of(Parameters p, Value[] x) {
        Parameters back = p.slice(2, 2);
        Value[] weights = back.values().toArray(Value[]::new);
        return Value.dot(p.slice(1, 1).get(0), weights, x).plus(back.get(1).times(p.get(0)));
      }
    },
    SOME {
      @Override
      Value of(Parameters p, Value[] x) {
        return p.get(2).times(3).div(x[0].exp());
      }
    };

    abstract Value of(Parameters p, Value[] x);
  }

  @ParameterizedTest
  @EnumSource
  void aModelMayUseItsParametersInAnyWay(Use use) {
    Dataset moons = Dataset.moons(30, 0.1, 0);
    new TwoWays(
            () -> SmallModel.of(2, use::of, 0.4, 0.3, -0.05, 0.7),
            Loss.meanSquaredError(),
            p -> Sgd.of(p, 0.05).withMomentum(0.5))
        .assertSame(20, trainer -> trainer.step(moons));
  }
}
