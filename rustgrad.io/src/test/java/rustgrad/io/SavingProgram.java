package rustgrad.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Saves again and again, each time with other numbers, until it is killed. */
final class SavingProgram {
  static final int SIZE = 100_000;

  private SavingProgram() {}

  public static void main(String... arguments) {
    double[] numbers = new double[SIZE];
    for (int i = 0; ; i++) {
      Arrays.fill(numbers, i);
      Tensor tensor = Tensor.of(new int[] {SIZE}, numbers);
      SafeTensors.of(Map.of("numbers", tensor), Map.of("saved", "" + i))
          .write(Path.of(arguments[0]));
      if (i == 0) {
        System.out.println("saving");
      }
    }
  }
}
