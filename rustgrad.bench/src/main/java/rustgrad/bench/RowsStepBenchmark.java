package rustgrad.bench;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Sgd;
import rustgrad.nn.Trainer;

/** A {@link Step} as users of rustgrad.nn write it: a trainer, which runs a program over rows. */
@State(Scope.Thread)
@Fork(jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class RowsStepBenchmark {

  @Param("relu")
  public String activation;

  @Param("16")
  public int width;

  @Param("100")
  public int rows;

  /** Whether rustgrad.simd is used. */
  @Param({"off", "on"})
  public String simd;

  private MLP model;
  private Trainer trainer;
  private double[] start;
  private Dataset data;
  private int steps;

  /** Prepares the training, and checks what it computes. */
  @Setup(Level.Trial)
  public void prepare() {
    System.setProperty("rustgrad.simd", simd);
    Step step = new Step(activation, width, rows);
    model = MLP.builder(2, width, width, 1).withActivation(activation).build();
    start = step.parameters();
    model.parameters().setAll(start);
    trainer = Trainer.of(model, Loss.maxMargin(), Sgd.of(model.parameters(), Step.RATE));
    int[] labels = Arrays.stream(step.targets()).mapToInt(target -> target > 0 ? 1 : 0).toArray();
    data = Dataset.ofClasses(step.inputs(), labels, 2);
    for (int k = 0; k < Step.CHECKED_STEPS; k++) {
      step();
    }
    step.check(trainer.step(data));
    steps = 0;
  }

  /** One step. */
  @Benchmark
  public double step() {
    if (steps++ % Step.STEPS_OF_A_RUN == 0) {
      model.parameters().setAll(start);
    }
    return trainer.step(data);
  }
}
