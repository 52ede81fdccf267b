package rustgrad.program.path;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.program.Execution;
import rustgrad.program.Program;
import rustgrad.program.contract.FreshEager;

class PathFuzzTest {
  private static final int INPUTS = 4;

  @ParameterizedTest
  @EnumSource(Execution.class)
  void aReplayHasTheBitsOfAFreshEagerEvaluationWhicheverPathItTakes(Execution execution) {
    SplittableRandom random = new SplittableRandom(20240613);
    for (int seed = 0; seed < 120; seed++) {
      RandomFunction function = new RandomFunction(seed, 3 + seed / 3);
      Program program = Program.builder().withExecution(execution).trace(INPUTS, function);
      for (int i = 0; i < 25; i++) {
        double[] x = RandomFunction.point(random, INPUTS);
        FreshEager.assertSameBits(function, program, x);
      }
    }
  }
}
