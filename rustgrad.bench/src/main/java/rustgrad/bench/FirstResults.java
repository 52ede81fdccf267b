package rustgrad.bench;

import java.util.Arrays;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Sgd;
import rustgrad.nn.Trainer;
import rustgrad.program.Program;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/** Something that a user waits for, measured in a JVM that has just started. */
enum FirstResults {
  /** A step of training a network of 2-16-16-1 neurons on 100 rows. */
  TRAINING("training, 2-16-16-1, 100 rows", 1_000) {
    @Override
    Runnable start() {
      Dataset moons = Dataset.moons(100, 0.1, 1337);
      MLP model = MLP.of(2, 16, 16, 1);
      Trainer trainer = Trainer.of(model, Loss.maxMargin(), Sgd.of(model.parameters(), 0.05));
      return () -> trainer.step(moons);
    }
  },
  /** The gradient of a mean over 1,000 rows. */
  ROWS("program over 1,000 rows, 2 parameters", 1_000) {
    @Override
    Runnable start() {
      RowProgram square =
          RowProgram.trace(
              2,
              2,
              (p, row) -> {
                Value error = p[0].plus(p[1].times(row[0]).tanh()).minus(row[1]);
                return error.times(error);
              });
      double[] numbers = new double[2_000];
      Arrays.setAll(numbers, i -> (i * 7919L % 2003 - 1001) / 500.0);
      Rows rows = Rows.rowMajor(numbers, 2);
      double[] p = {0.5, 1};
      double[] gradient = new double[2];
      return () -> square.meanGradient(p, rows, gradient);
    }
  },
  /** {@link Rosenbrock} takes 112 nodes for a round of 15 inputs, and 238 with the gradient. */
  SMALL("gradient, 240 nodes", 1_000) {
    @Override
    Runnable start() {
      return gradient(15, x -> Rosenbrock.of(x, 1));
    }
  },
  MEDIUM("gradient, 40,000 nodes", 1_000) {
    @Override
    Runnable start() {
      return gradient(15, x -> Rosenbrock.of(x, 168));
    }
  },
  LARGE("gradient of a function of 10^6 nodes", 1_000) {
    @Override
    Runnable start() {
      return gradient(15, x -> Rosenbrock.of(x, 8_928));
    }
  },
  /** Of 986,408 nodes, of which 4,088 differ. */
  DETERMINANT("gradient of a determinant of 9 x 9 by minors", 100) {
    @Override
    Runnable start() {
      return gradient(81, x -> determinant(x, 9, 0, 0));
    }
  },
  DETERMINANT_ELIMINATED("the same, common subexpressions eliminated", 1_000) {
    @Override
    Runnable start() {
      Program program =
          Program.builder()
              .withCommonSubexpressionElimination()
              .trace(81, x -> determinant(x, 9, 0, 0));
      return gradient(program);
    }
  },
  VERY_LARGE("gradient of a function of 10^7 nodes", 10) {
    @Override
    Runnable start() {
      return gradient(15, x -> Rosenbrock.of(x, 89_285));
    }
  },
  UNUSED("gradient of a function of 10^7 nodes that uses 3,360", 10) {
    @Override
    Runnable start() {
      return gradient(
          15,
          x -> {
            Rosenbrock.of(x, 89_255);
            return Rosenbrock.of(x, 30);
          });
    }
  };

  final String title;

  /** How many results are waited for. */
  final int results;

  FirstResults(String title, int results) {
    this.title = title;
    this.results = results;
  }

  /** Makes what is needed, and returns what computes a result. */
  abstract Runnable start();

  private static Runnable gradient(int inputs, Function<Value[], Value> function) {
    return gradient(Program.trace(inputs, function));
  }

  private static Runnable gradient(Program program) {
    double[] x = new double[program.inputs()];
    double[] gradient = new double[x.length];
    Arrays.setAll(x, i -> (i * 7919L % 2003 - 1001) / 500.0);
    return () -> program.gradient(x, gradient);
  }

  /** The determinant of the rows from this one on, without the columns whose bits are set. */
  static Value determinant(Value[] a, int n, int row, int columnsTaken) {
    Value sum = Value.constant(0);
    int terms = 0;
    for (int column = 0; column < n; column++) {
      int bit = 1 << column;
      if ((columnsTaken & bit) == 0) {
        Value entry = a[row * n + column];
        Value term =
            row == n - 1 ? entry : entry.times(determinant(a, n, row + 1, columnsTaken | bit));
        sum = terms == 0 ? term : terms % 2 == 0 ? sum.plus(term) : sum.minus(term);
        terms++;
      }
    }
    return sum;
  }

  /**
   * Prints after how many milliseconds there are the first, the tenth and the thousandth result,
   * each on a line and as soon as it is there.
   */
  public static void main(String[] arguments) {
    FirstResults what = valueOf(arguments[0]);
    long start = System.nanoTime();
    Runnable next = what.start();
    for (int k = 1; k <= what.results; k++) {
      next.run();
      if (k == 1 || k == 10 || k == 1_000) {
        System.out.println((System.nanoTime() - start) / 1e6);
      }
    }
  }
}
