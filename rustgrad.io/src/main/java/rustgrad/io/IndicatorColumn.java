package rustgrad.io;

import java.util.List;
import java.util.Set;

/** The input of one category, which is 1 where its text is, and else 0. */
final class IndicatorColumn extends CsvColumn {
  private static final int MOST_SHOWN = 10;

  private final String text;
  private final Set<String> categories;

  /**
   * Makes the input of a category.
   *
   * @param categories the texts that the column may have
   */
  IndicatorColumn(CsvHeader header, int index, String text, Set<String> categories) {
    super(header, index);
    this.text = text;
    this.categories = categories;
  }

  @Override
  String expected() {
    return "a text";
  }

  @Override
  double read(CsvRow row, CsvRows following) {
    String cell = row.cell(index);
    if (!categories.contains(cell)) {
      throw header.error(
          row, index, "one of the categories " + Quoted.list(List.copyOf(categories), MOST_SHOWN));
    }
    return cell.equals(text) ? 1 : 0;
  }

  @Override
  Inputs inputs() {
    return new Inputs() {
      @Override
      public List<String> names() {
        return List.of(name() + "=" + text);
      }

      @Override
      public void write(double kept, double[] into, int from) {
        into[from] = kept == 1 ? 1 : 0;
      }
    };
  }
}
