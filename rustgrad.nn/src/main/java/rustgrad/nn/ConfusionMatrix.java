package rustgrad.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often rows of each class were predicted to be of each class. It prints itself as a table:
 *
 * <pre>
 * actual \ predicted  setosa  versicolor  virginica
 * setosa                  50           0          0
 * versicolor               0          48          2
 * virginica                0           1         49
 * </pre>
 *
 * <p>Immutable.
 */
public final class ConfusionMatrix {
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_HEAD = 20;
  private static final int WIDEST = 100;
  private static final int MOST_DECIMALS = 9;

  /** By the class of the row, then by the predicted one. */
  private final double[][] counts;

  private final List<String> names;

  private ConfusionMatrix(double[][] counts, List<String> names) {
    this.counts = counts;
    this.names = names;
  }

  /**
   * The matrix of these predictions.
   *
   * @param names of the classes; empty if they have none
   */
  static ConfusionMatrix of(Answers answers, List<String> names) {
    int[] labels = answers.data().labels();
    double[][] counts = new double[answers.data().classes()][answers.data().classes()];
    for (int row = 0; row < labels.length; row++) {
      counts[labels[row]][Logits.predictedClass(answers.outputs()[row])] += answers.weights()[row];
    }
    return new ConfusionMatrix(counts, names);
  }

  /** How many classes there are. */
  public int classes() {
    return counts.length;
  }

  /**
   * The number of rows of one class that were predicted to be of a class, or the sum of their
   * weights.
   *
   * @param actual the class of the rows, from 0 to {@code classes() - 1}
   * @param predicted the class that the model gave them
   * @throws IllegalArgumentException if there is no such class
   */
  public double count(int actual, int predicted) {
    return counts[check(actual)][check(predicted)];
  }

  private int check(int number) {
    if (number < 0 || number >= counts.length) {
      throw new IllegalArgumentException(
          "there is no class %d; expected 0 to %d".formatted(number, counts.length - 1));
    }
    return number;
  }

  /** What all rows of a class count. */
  double actual(int number) {
    return Arrays.stream(counts[check(number)]).sum();
  }

  /** What all rows count that were predicted to be of a class. */
  double predicted(int number) {
    check(number);
    return Arrays.stream(counts).mapToDouble(row -> row[number]).sum();
  }

  /** What all rows count whose class was predicted. */
  double right() {
    return IntStream.range(0, counts.length).mapToDouble(k -> counts[k][k]).sum();
  }

  /** What all rows count. */
  double all() {
    return Arrays.stream(counts).flatMapToDouble(Arrays::stream).sum();
  }

  /** What stands before the row of a class: its name, with its number if there are such heads. */
  String label(int number) {
    return isNumbered() ? numbered(number) : name(number, LONGEST_NAME);
  }

  private String numbered(int number) {
    int width = Integer.toString(counts.length - 1).length();
    return ("%" + width + "d %s").formatted(number, name(number, LONGEST_NAME));
  }

  private String name(int number, int most) {
    return names.isEmpty()
        ? Integer.toString(number)
        : TextTable.shortened(names.get(number), most);
  }

  /** Whether numbers stand above the columns, because names would be too long or look the same. */
  private boolean isNumbered() {
    long heads =
        IntStream.range(0, counts.length).mapToObj(k -> name(k, LONGEST_HEAD)).distinct().count();
    return !names.isEmpty() && (heads < counts.length || table(false).width() > WIDEST);
  }

  /** Counts as texts: whole numbers without decimals, others with equally many. */
  String text(double count) {
    return TextTable.fixed(count, decimals());
  }

  private int decimals() {
    double[] all = Arrays.stream(counts).flatMapToDouble(Arrays::stream).toArray();
    if (Arrays.stream(all).allMatch(count -> count == Math.rint(count))) {
      return 0;
    }
    int four = TextTable.decimals(Arrays.stream(all).max().orElse(0));
    return Math.max(1, Math.min(MOST_DECIMALS, four));
  }

  /**
   * A table with a row for each class and a column for each predicted class. Long names are
   * shortened, and where the table would be wide, numbers stand above the columns.
   */
  @Override
  public String toString() {
    return table(isNumbered()).toString();
  }

  private TextTable table(boolean isNumbered) {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("actual \\ predicted"));
    for (int k = 0; k < counts.length; k++) {
      head.add(isNumbered ? Integer.toString(k) : name(k, LONGEST_HEAD));
    }
    table.add(head);
    for (int k = 0; k < counts.length; k++) {
      List<String> row = new ArrayList<>();
      row.add(isNumbered ? numbered(k) : name(k, LONGEST_NAME));
      Arrays.stream(counts[k]).mapToObj(this::text).forEach(row::add);
      table.add(row);
    }
    return table;
  }
}
