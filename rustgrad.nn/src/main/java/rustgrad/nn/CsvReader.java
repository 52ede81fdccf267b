package rustgrad.nn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a data set from a file.
 *
 * <pre>
 * file:   header row*          each on a line of its own; empty lines are skipped
 * header: name (, name)* , name
 * row:    number (, number)* , label
 * </pre>
 */
final class CsvReader {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /** What some editors write before the first line. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A line that is not empty, split into fields, and its number, counted from 1. */
  private record Line(int number, String[] fields) {}

  private final Path file;

  CsvReader(Path file) {
    this.file = file;
  }

  Dataset read() {
    List<Line> lines = lines();
    if (lines.isEmpty()) {
      throw error(" is empty; expected a header line such as x1,x2,label");
    }
    String[] header = header(lines.get(0));
    List<Line> rows = lines.subList(1, lines.size());
    if (rows.isEmpty()) {
      throw error(" has no rows; expected some after the header line");
    }
    double[][] inputs = rows.stream().map(row -> features(row, header)).toArray(double[][]::new);
    int[] labels = labels(rows, header);
    int greatest = Arrays.stream(labels).max().orElseThrow();
    return Dataset.ofClasses(inputs, labels, Math.max(greatest + 1, 2));
  }

  private List<Line> lines() {
    List<String> texts = text().lines().toList();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isBlank()) {
        String[] fields = texts.get(i).split(",", -1);
        lines.add(new Line(i + 1, Arrays.stream(fields).map(String::strip).toArray(String[]::new)));
      }
    }
    return lines;
  }

  private String text() {
    try {
      String text = Files.readString(file);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("cannot read " + file + ": there is no such file", e);
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException("cannot read " + file + ": it is not text in UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  private String[] header(Line line) {
    String[] names = line.fields;
    if (Arrays.stream(names).allMatch(name -> NUMBER.matcher(name).matches())) {
      throw error(
          " line %d: got numbers only; expected a header line such as x1,x2,label"
              .formatted(line.number));
    }
    if (names.length < 2) {
      throw error(
          " line %d: got one column, '%s'; expected at least one feature and then the label, separated by commas"
              .formatted(line.number, names[0]));
    }
    return names;
  }

  private double[] features(Line line, String[] header) {
    if (line.fields.length != header.length) {
      throw error(
          " line %d: got %d columns; expected %d as in the header line"
              .formatted(line.number, line.fields.length, header.length));
    }
    return IntStream.range(0, header.length - 1)
        .mapToDouble(column -> feature(line, header, column))
        .toArray();
  }

  private double feature(Line line, String[] header, int column) {
    String text = line.fields[column];
    if (NUMBER.matcher(text).matches()) {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    }
    throw error(line, header, column, "a finite number");
  }

  /** The labels as they are, or -1 and 1 as 0 and 1. */
  private int[] labels(List<Line> rows, String[] header) {
    int[] labels = rows.stream().mapToInt(row -> label(row, header)).toArray();
    if (Arrays.stream(labels).allMatch(label -> label >= 0)) {
      return labels;
    }
    checkSigns(rows, header, labels);
    return Arrays.stream(labels).map(label -> label < 0 ? 0 : 1).toArray();
  }

  private int label(Line line, String[] header) {
    int column = header.length - 1;
    try {
      int label = Integer.parseInt(line.fields[column]);
      if (label >= -1 && label < Integer.MAX_VALUE) {
        return label;
      }
    } catch (NumberFormatException e) {
      // The error below says it with the place in the file.
    }
    throw error(
        line, header, column, "a class: a whole number from 0 on, or -1 or 1 on every line");
  }

  private void checkSigns(List<Line> rows, String[] header, int[] labels) {
    for (int row = 0; row < labels.length; row++) {
      if (Math.abs(labels[row]) != 1) {
        throw error(rows.get(row), header, header.length - 1, "-1 or 1, as there are labels -1");
      }
    }
  }

  private IllegalArgumentException error(Line line, String[] header, int column, String expected) {
    return error(
        " line %d, column %d (%s): got '%s'; expected %s"
            .formatted(line.number, column + 1, header[column], line.fields[column], expected));
  }

  private IllegalArgumentException error(String problem) {
    return new IllegalArgumentException(file + problem);
  }
}
