package rustgrad.program.path;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Value;
import rustgrad.program.Execution;
import rustgrad.program.Gradient;
import rustgrad.program.Program;
import rustgrad.program.contract.FreshEager;

/** A random function that uses the gradient of a random function. */
class NestedFuzzTest {
  private static final int INPUTS = 3;

  @ParameterizedTest
  @EnumSource(Execution.class)
  void aReplayHasTheBitsOfAFreshEagerEvaluation(Execution execution) {
    SplittableRandom random = new SplittableRandom(7);
    for (int seed = 0; seed < 100; seed++) {
      Function<Value[], Value> function = aroundGradientOf(new RandomFunction(seed, 3 + seed / 6));
      Program program = Program.builder().withExecution(execution).trace(INPUTS, function);
      for (int i = 0; i < 15; i++) {
        FreshEager.assertSameBits(function, program, RandomFunction.point(random, INPUTS));
      }
    }
  }

  /** It captures an input, and is differentiated by another value of the same number. */
  private static Function<Value[], Value> aroundGradientOf(RandomFunction inner) {
    return x -> {
      Value[] y = {x[1], x[0].times(x[2]), x[1]};
      Gradient.Values g = Gradient.of(z -> inner.apply(z).times(x[1])).at(y);
      return Value.dot(g.value(), g.gradient(), x);
    };
  }
}
