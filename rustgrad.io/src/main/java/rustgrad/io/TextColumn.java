package rustgrad.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts of which each is one of some, numbered in the order in which they are found. */
final class TextColumn extends CsvColumn {
  static final int MOST_TEXTS = 10_000;

  /** A text is in the map, and in the name of an input. */
  private static final int BYTES_OF_A_TEXT = 200;

  private static final int BYTES_OF_A_CHARACTER = 4;

  /** A text and where it is found first. */
  record Found(int number, String text, long line) {}

  private final Map<String, Found> texts = new LinkedHashMap<>();
  private final Decimal decimal;
  private final String advice;
  private long characters;

  /**
   * Makes a column without texts.
   *
   * @param decimal how numbers are written, whose texts are in their order
   * @param advice what to do if there are too many
   */
  TextColumn(CsvHeader header, int index, Decimal decimal, String advice) {
    super(header, index);
    this.decimal = decimal;
    this.advice = advice;
  }

  @Override
  String expected() {
    return "a text";
  }

  @Override
  double read(CsvRow row, CsvRows following) {
    String cell = row.cell(index);
    Found found = texts.get(cell);
    if (found == null) {
      if (texts.size() == MOST_TEXTS) {
        throw header.error(
            row, index, "at most %d different cells; %s".formatted(MOST_TEXTS, advice));
      }
      found = new Found(texts.size(), cell, row.lineOf(index));
      texts.put(cell, found);
      characters += cell.length();
    }
    return found.number();
  }

  Decimal decimal() {
    return decimal;
  }

  /** All texts, by their numbers. */
  List<Found> found() {
    return List.copyOf(texts.values());
  }

  @Override
  int width() {
    return texts.size();
  }

  @Override
  long bytes() {
    long ofNames = (long) texts.size() * name().length();
    return BYTES_OF_A_TEXT * (long) texts.size() + BYTES_OF_A_CHARACTER * (characters + ofNames);
  }

  @Override
  Inputs inputs() {
    Map<String, Integer> places = decimal.places(texts.keySet());
    return new OneHot(
        places.keySet().stream().map(text -> name() + "=" + text).toList(),
        texts.keySet().stream().mapToInt(places::get).toArray());
  }

  /** An input for each text, which is 1 where the text is, and else 0. */
  private record OneHot(List<String> names, int[] places) implements Inputs {
    @Override
    public void write(double kept, double[] into, int from) {
      if (!Double.isNaN(kept)) {
        into[from + places[(int) kept]] = 1;
      }
    }
  }
}
