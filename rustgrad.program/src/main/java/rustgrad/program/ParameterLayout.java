package rustgrad.program;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import rustgrad.api.Value;
import rustgrad.api.spi.OpNames;

/**
 * Where numbers, vectors and matrices stand in a flat array, by name: the inputs of a {@link
 * Program}, the parameters or the row of a RowProgram, a gradient with respect to them.
 *
 * <pre>{@code
 * ParameterLayout layout = ParameterLayout.empty().withVector("b", 2).withMatrix("q", 2, 3);
 * Program f = Program.trace(layout.size(), p -> {
 *   Value[][] q = layout.matrix("q", p);             // q[1][2] is p[2 + 1 * 3 + 2]
 *   return Value.dot(layout.vector("b", p), new Value[] {q[0][0], q[1][2]});
 * });
 * double[] p = new double[layout.size()], gradient = new double[layout.size()];
 * layout.pack("b", new double[] {4, 5}, p);
 * layout.pack("q", new double[][] {{1, 0, 0}, {0, 0, 1}}, p);
 * f.gradient(p, gradient);
 * layout.matrix("q", gradient);                      // {{4, 0, 0}, {0, 0, 5}}
 * }</pre>
 *
 * <p>The order is that of the {@code with} methods, and a matrix stands row by row: that of the
 * parameters of a model of rustgrad.nn, whose names are made in the same way. What is read is a
 * copy; what is packed is copied. Immutable: each {@code with} method returns another layout.
 */
public final class ParameterLayout {
  private static final ParameterLayout EMPTY = new ParameterLayout(Map.of(), 0);

  private final Map<String, Place> places;
  private final int size;

  /** Where an array stands, and its shape: one length for each dimension. */
  private record Place(String name, int from, int... shape) {
    private static final String[] KINDS = {"scalar", "vector", "matrix"};

    String kind() {
      return KINDS[shape.length];
    }

    long count() {
      return Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
    }

    /** Such as "q[2][3]". */
    @Override
    public String toString() {
      return name + Arrays.stream(shape).mapToObj("[%d]"::formatted).collect(Collectors.joining());
    }
  }

  private ParameterLayout(Map<String, Place> places, int size) {
    this.places = places;
    this.size = size;
  }

  /** The layout of no parameters, to add some to. */
  public static ParameterLayout empty() {
    return EMPTY;
  }

  /**
   * These and then one number.
   *
   * @param name not empty, without white space and brackets
   * @throws IllegalArgumentException if the name is none, or taken
   */
  public ParameterLayout withScalar(String name) {
    return with(name);
  }

  /**
   * These and then a vector.
   *
   * @param name not empty, without white space and brackets
   * @param length 0 or more
   * @throws IllegalArgumentException if the name is none, or taken, if the length is negative, or
   *     if there are then more parameters than fit into an array
   */
  public ParameterLayout withVector(String name, int length) {
    return with(name, length);
  }

  /**
   * These and then a matrix.
   *
   * @param name not empty, without white space and brackets
   * @param rows 0 or more
   * @param columns 0 or more
   * @throws IllegalArgumentException as for {@link #withVector}
   */
  public ParameterLayout withMatrix(String name, int rows, int columns) {
    return with(name, rows, columns);
  }

  private ParameterLayout with(String name, int... shape) {
    Place place = new Place(name, size, shape);
    if (!OpNames.fits(name) || name.contains("[") || name.contains("]")) {
      throw new IllegalArgumentException(
          "a parameter with the name '%s'; give one without white space and brackets"
              .formatted(name));
    }
    if (places.containsKey(name)) {
      throw new IllegalArgumentException(
          "%s, but there is %s already; give it another name".formatted(place, places.get(name)));
    }
    if (Arrays.stream(shape).anyMatch(length -> length < 0)) {
      throw new IllegalArgumentException("%s; give lengths of 0 or more".formatted(place));
    }
    long end = size + place.count();
    if (end > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "with %s there are %d parameters, more than fit into an array".formatted(place, end));
    }
    Map<String, Place> more = new LinkedHashMap<>(places);
    more.put(name, place);
    return new ParameterLayout(Collections.unmodifiableMap(more), (int) end);
  }

  /** How many numbers there are in all. */
  public int size() {
    return size;
  }

  /**
   * The shape of each parameter, by its name and in order: {} of a scalar, {length} of a vector,
   * {rows, columns} of a matrix.
   */
  public Map<String, int[]> shapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    places.forEach((name, place) -> shapes.put(name, place.shape.clone()));
    return shapes;
  }

  /**
   * What stands at place i of the flat array, such as "q[1][2]".
   *
   * @throws IndexOutOfBoundsException if i is not one of 0, ..., {@link #size()} - 1
   */
  public String nameOf(int i) {
    for (Place place : places.values()) {
      int at = i - place.from;
      if (at >= 0 && at < place.count()) {
        return switch (place.shape.length) {
          case 0 -> place.name;
          case 1 -> "%s[%d]".formatted(place.name, at);
          default -> "%s[%d][%d]".formatted(place.name, at / place.shape[1], at % place.shape[1]);
        };
      }
    }
    throw new IndexOutOfBoundsException("place %d of %s".formatted(i, this));
  }

  /**
   * The number of this name.
   *
   * @param p as long as the layout
   * @throws IllegalArgumentException if there is no scalar of this name, or p has another length
   */
  public double scalar(String name, double[] p) {
    return p[place(name, 0, p.length).from];
  }

  /** The same of values, such as those that a function is traced on. */
  public Value scalar(String name, Value[] p) {
    return p[place(name, 0, p.length).from];
  }

  /**
   * The vector of this name.
   *
   * @param p as long as the layout
   * @throws IllegalArgumentException if there is no vector of this name, or p has another length
   */
  public double[] vector(String name, double[] p) {
    Place place = place(name, 1, p.length);
    return Arrays.copyOfRange(p, place.from, place.from + place.shape[0]);
  }

  /** The same of values, such as those that a function is traced on. */
  public Value[] vector(String name, Value[] p) {
    Place place = place(name, 1, p.length);
    return Arrays.copyOfRange(p, place.from, place.from + place.shape[0]);
  }

  /**
   * The matrix of this name, an array for each row.
   *
   * @param p as long as the layout
   * @throws IllegalArgumentException if there is no matrix of this name, or p has another length
   */
  public double[][] matrix(String name, double[] p) {
    Place place = place(name, 2, p.length);
    double[][] matrix = new double[place.shape[0]][place.shape[1]];
    copyRows(place, (row, at) -> System.arraycopy(p, at, matrix[row], 0, place.shape[1]));
    return matrix;
  }

  /** The same of values, such as those that a function is traced on. */
  public Value[][] matrix(String name, Value[] p) {
    Place place = place(name, 2, p.length);
    Value[][] matrix = new Value[place.shape[0]][place.shape[1]];
    copyRows(place, (row, at) -> System.arraycopy(p, at, matrix[row], 0, place.shape[1]));
    return matrix;
  }

  /**
   * Writes the number of this name.
   *
   * @param into as long as the layout
   * @throws IllegalArgumentException if there is no scalar of this name, or into has another length
   */
  public void pack(String name, double scalar, double[] into) {
    into[place(name, 0, into.length).from] = scalar;
  }

  /** The same of values, such as those to apply a program to. */
  public void pack(String name, Value scalar, Value[] into) {
    into[place(name, 0, into.length).from] = scalar;
  }

  /**
   * Writes the vector of this name.
   *
   * @param into as long as the layout
   * @throws IllegalArgumentException if there is no vector of this name and length, or into has
   *     another length
   */
  public void pack(String name, double[] vector, double[] into) {
    packVector(name, vector, vector.length, into, into.length);
  }

  /** The same of values, such as those to apply a program to. */
  public void pack(String name, Value[] vector, Value[] into) {
    packVector(name, vector, vector.length, into, into.length);
  }

  /**
   * Writes the matrix of this name.
   *
   * @param matrix an array for each row
   * @param into as long as the layout
   * @throws IllegalArgumentException if there is no matrix of this name and shape, or into has
   *     another length
   */
  public void pack(String name, double[][] matrix, double[] into) {
    packMatrix(name, matrix, row -> row.length, into, into.length);
  }

  /** The same of values, such as those to apply a program to. */
  public void pack(String name, Value[][] matrix, Value[] into) {
    packMatrix(name, matrix, row -> row.length, into, into.length);
  }

  /** From an array of doubles into one, or from one of values. */
  private <A> void packVector(String name, A vector, int length, A into, int intoLength) {
    Place place = place(name, 1, intoLength);
    if (length != place.shape[0]) {
      throw new IllegalArgumentException("%d numbers for %s".formatted(length, place));
    }
    System.arraycopy(vector, 0, into, place.from, length);
  }

  private <A> void packMatrix(
      String name, A[] matrix, ToIntFunction<A> length, A into, int intoLength) {
    Place place = place(name, 2, intoLength);
    if (matrix.length != place.shape[0]) {
      throw new IllegalArgumentException("%d rows for %s".formatted(matrix.length, place));
    }
    for (int row = 0; row < matrix.length; row++) {
      int columns = length.applyAsInt(matrix[row]);
      if (columns != place.shape[1]) {
        throw new IllegalArgumentException(
            "row %d has %d numbers for %s".formatted(row, columns, place));
      }
    }
    copyRows(place, (row, at) -> System.arraycopy(matrix[row], 0, into, at, place.shape[1]));
  }

  /** Receives a row of a matrix, and where it starts in the flat array. */
  private interface RowCopy {
    void copy(int row, int at);
  }

  private static void copyRows(Place place, RowCopy copy) {
    for (int row = 0; row < place.shape[0]; row++) {
      copy.copy(row, place.from + row * place.shape[1]);
    }
  }

  private Place place(String name, int dimensions, int length) {
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("no parameter '%s' in %s".formatted(name, this));
    }
    if (place.shape.length != dimensions) {
      throw new IllegalArgumentException(
          "%s is a %s, not a %s".formatted(place, place.kind(), Place.KINDS[dimensions]));
    }
    if (length != size) {
      throw new IllegalArgumentException(
          "%s in an array of %d; %s takes %d".formatted(place, length, this, size));
    }
    return place;
  }

  /** Such as "ParameterLayout(b[2], q[2][3])". */
  @Override
  public String toString() {
    return places.values().stream()
        .map(Place::toString)
        .collect(Collectors.joining(", ", "ParameterLayout(", ")"));
  }
}
