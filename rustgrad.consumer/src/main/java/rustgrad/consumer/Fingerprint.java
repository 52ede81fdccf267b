package rustgrad.consumer;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Sgd;
import rustgrad.nn.Trainer;
import rustgrad.rows.FunctionOfSums;
import rustgrad.rows.PartialSum;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;
import rustgrad.rows.VectorRowProgram;

/**
 * Trains networks on 1,000 moons with as many threads as each argument says, and prints a hash of
 * all gradients and losses, one of the bytes of a sum in parts, and one of a function of sums: the
 * same on every JVM, with any number of threads, with rustgrad.simd and without.
 */
public final class Fingerprint {
  private static final int STEPS = 200;

  private Fingerprint() {}

  /** Prints the hashes, for each number of threads, and which loops are used. */
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
      System.out.println("parts = " + ofParts(executor, threads));
      System.out.println("sums = " + ofSums(executor, threads));
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

  /** Of a network whose rows take two paths, and of small functions of many parameters. */
  private static String ofParts(ExecutorService executor, int threads) {
    MLP model = MLP.of(2, 16, 1);
    double[] p = model.parameters().items();
    RowProgram network =
        RowProgram.trace(
            model.parameters(),
            2,
            row -> {
              Value y = model.forward(row)[0];
              return y.isGreaterThan(0) ? y.tanh() : y.times(y);
            });
    StringBuilder hashes = new StringBuilder();
    for (RowProgram program :
        List.of(
            network,
            RowProgram.trace(p.length, 2, Fingerprint::wave),
            RowProgram.trace(p.length, 2, Fingerprint::nearest))) {
      hashes.append(ofParts(program.parallel(executor, threads), p));
      program.prepare();
      hashes.append(ofParts(program.parallel(executor, threads), p)); // in loops
    }
    return hashes.toString();
  }

  /** Parameters are used in another order than that of their numbers. */
  private static Value wave(Value[] p, Value[] row) {
    Value wave = row[0].times(p[3]).sin().div(row[1].exp().plus(p[1].exp()));
    return wave.minus(p[0].times(row[1]).cos().times(p[2])).times(p[4]).pow(2);
  }

  /** The square of the distance from the nearest of some points; others are skipped. */
  private static Value nearest(Value[] p, Value[] row) {
    Value least = Value.constant(Double.POSITIVE_INFINITY);
    for (int i = 0; i < 8; i += 2) {
      Value x = row[0].minus(p[i]);
      Value y = row[1].minus(p[i + 1]);
      Value distance = x.times(x).plus(y.times(y));
      least = Value.where(distance, Comparison.LESS, least, distance, least);
    }
    return least;
  }

  /** Of the bytes of a part that was merged from two, which are cut within a leaf. */
  private static String ofParts(RowProgram program, double[] p) {
    Rows rows = Rows.of(Dataset.moons(1_000, 0.1, 0).inputs());
    Rows first = rows.select(IntStream.range(0, 333).toArray());
    Rows second = rows.select(IntStream.range(333, 1_000).toArray());
    PartialSum one = program.partialSumGradient(p, first, 0);
    PartialSum other = program.partialSumGradient(p, second, program.countPaths(p, first));
    return Integer.toHexString(Arrays.hashCode(program.merge(p, other, one).toBytes()));
  }

  /** A function of sums that keeps e^x from one pass to the next, and its gradients. */
  private static String ofSums(ExecutorService executor, int threads) {
    FunctionOfSums function =
        VectorRowProgram.trace(
                1,
                2,
                2,
                (p, row) -> {
                  Value weight = row[0].times(p[0]).minus(1).exp();
                  return new Value[] {weight, weight.times(row[1])};
                })
            .parallel(executor, threads)
            .ofSums(s -> s[1].div(s[0]).plus(s[0].log()));
    double[][] moons = Dataset.moons(9_999, 0.1, 0).inputs();
    double[] rowGradients = new double[2 * moons.length];
    double[] gradient = new double[1];
    double[] p = {0.7};
    long hash = add(0, function.gradient(p, Rows.of(moons), gradient));
    hash = add(hash, function.rowGradients(p, Rows.of(moons), rowGradients));
    hash = add(hash, gradient[0]);
    return Long.toHexString(hash) + Integer.toHexString(Arrays.hashCode(rowGradients));
  }

  private static long add(long hash, double number) {
    return 31 * hash + Double.doubleToRawLongBits(number);
  }
}
