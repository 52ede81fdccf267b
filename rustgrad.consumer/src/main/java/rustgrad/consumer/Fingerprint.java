package rustgrad.consumer;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Sgd;
import rustgrad.nn.Trainer;
import rustgrad.rows.RowProgram;

/**
 * Trains networks on 1,000 moons with as many threads as each argument says, and prints a hash of
 * all gradients and losses: the same on every JVM, with any number of threads, with rustgrad.simd
 * and without.
 */
public final class Fingerprint {
  private static final int STEPS = 200;

  private Fingerprint() {}

  /** Prints the hash of each activation, for each number of threads, and which loops are used. */
  public static void main(String... args) {
    for (String threads : args) {
      printHashes(Integer.parseInt(threads));
    }
    System.out.println(RowProgram.trace(0, 1, (p, row) -> row[0]));
  }

  private static void printHashes(int threads) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      for (String activation : new String[] {"relu", "tanh", "sigmoid", "softplus"}) {
        System.out.println(activation + " = " + fingerprint(activation, executor, threads));
      }
    } finally {
      executor.shutdown();
    }
  }

  private static String fingerprint(String activation, ExecutorService executor, int threads) {
    MLP model = MLP.builder(2, 16, 16, 1).withActivation(activation).build();
    Dataset moons = Dataset.moons(1_000, 0.1, 0);
    Trainer trainer =
        Trainer.of(model, Loss.maxMargin(), Sgd.of(model.parameters(), 0.1))
            .parallel(executor, threads);
    long hash = 0;
    for (int step = 0; step < STEPS; step++) {
      hash = add(hash, trainer.step(moons));
      for (double gradient : model.parameters().grads()) {
        hash = add(hash, gradient);
      }
    }
    return Long.toHexString(hash);
  }

  private static long add(long hash, double number) {
    return 31 * hash + Double.doubleToRawLongBits(number);
  }
}
