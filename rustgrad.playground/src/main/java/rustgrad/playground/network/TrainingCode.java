package rustgrad.playground.network;

import java.util.stream.Collectors;
import rustgrad.playground.engine.Digits;

/** Writes a training as a Java program that prints the numbers which the page shows. */
public final class TrainingCode {
  private TrainingCode() {}

  /** The program that trains for this many epochs. */
  public static String of(Settings s, int epochs) {
    String sizes =
        s.hidden().stream().map(size -> size + ", ").collect(Collectors.joining())
            + s.lossOfClasses().outputs(s.points().classes());
    return """
        // java -cp 'rustgrad.demo/target/app/*' Training.java
        import java.util.Arrays;
        import rustgrad.nn.*;

        public class Training {
          public static void main(String[] args) {
            Dataset data = %s;
        %s    Split split = data.split(%s, %d);
            MLP model =
                MLP.builder(2, %s).withActivation("%s").withSeed(%d).build();
            Optimizer optimizer = %s;
            Trainer trainer =
                Trainer.of(model, Loss.%s(), optimizer)%s
                    .withSeed(%d)
                    .eager(); // without this line it is much faster, and has the same numbers but for the last digits
            double loss = Double.NaN;
            for (int epoch = 0; epoch < %d; epoch++) {
              loss = trainer.%s;
            }
            System.out.println("loss of the epoch = " + loss);
            System.out.println("test loss = " + trainer.loss(split.test()));
            System.out.println(
                "bits of the parameters = "
                    + Integer.toHexString(Arrays.hashCode(model.parameters().items())));
          }
        }
        """
        .formatted(
            s.points().code(s.rows(), s.noise(), s.seed()),
            s.points() == Points.BLOBS ? SCALING : "",
            Settings.TRAINED,
            s.seed(),
            sizes,
            s.activation(),
            s.seed(),
            s.optimizer().code("model.parameters()", s.rate()),
            s.lossOfClasses().name(),
            s.l2() == 0 ? "" : "\n            .withL2(" + Digits.of(s.l2()) + ")",
            s.seed(),
            epochs,
            s.optimizer().takesAllRows()
                ? "step(split.train())"
                : "epoch(split.train(), " + s.batch() + ")");
  }

  private static final String SCALING =
      """
          double[][] scaled =
              Arrays.stream(data.inputs())
                  .map(point -> new double[] {point[0] / 10, point[1] / 10})
                  .toArray(double[][]::new);
          data = Dataset.ofClasses(scaled, data.labels(), 3);
      """;
}
