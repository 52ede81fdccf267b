package rustgrad.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose fields are taken one by one. One that is missing, of another kind, or left
 * over is an error.
 */
final class Fields {
  private final SourceFile file;

  /** What the object is, such as "its description". */
  private final String where;

  private final Map<String, Object> fields;

  private Fields(SourceFile file, String where, Map<String, Object> fields) {
    this.file = file;
    this.where = where;
    this.fields = new LinkedHashMap<>(fields);
  }

  /** The object that a text is. */
  static Fields read(SourceFile file, String where, String text) {
    Object value = JsonText.read(file, where, text.toCharArray(), text.length(), Fields::tree);
    return of(file, where, value);
  }

  @SuppressWarnings("unchecked") // the keys of what tree(..) makes are texts
  private static Fields of(SourceFile file, String where, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Fields(file, where, (Map<String, Object>) map);
    }
    throw file.error("%s is no JSON object".formatted(where));
  }

  /** Objects as maps, arrays as lists, and texts and numbers; others as their text. */
  private static Object tree(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        map.put(key, tree(parser));
      }
      return map;
    } else if (token == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(tree(parser));
      }
      return list;
    } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return parser.getDoubleValue();
    }
    return token == null ? "" : parser.getText();
  }

  /** Whether there is such a field that has not been taken. */
  boolean has(String key) {
    return fields.containsKey(key);
  }

  String text(String key) {
    return take(key, "a text", value -> value instanceof String text ? text : null);
  }

  /** A whole number from 1 on. */
  int count(String key) {
    return take(key, "a whole number from 1 on", Fields::asCount);
  }

  List<Integer> counts(String key) {
    return all(key, "whole numbers from 1 on", Fields::asCount);
  }

  List<String> texts(String key) {
    return all(key, "texts", value -> value instanceof String text ? text : null);
  }

  double[] numbers(String key) {
    return all(key, "finite numbers", Fields::asNumber).stream().mapToDouble(x -> x).toArray();
  }

  Fields object(String key) {
    return of(file, "the " + key, take(key, "an object", value -> value));
  }

  /**
   * An array of objects.
   *
   * @param one what each is, such as "part", which errors number from 1 on
   */
  List<Fields> objects(String key, String one) {
    AtomicInteger number = new AtomicInteger();
    return all(
        key,
        "objects",
        value -> of(file, "%s %d of %s".formatted(one, number.incrementAndGet(), where), value));
  }

  /** All fields that are left, which are texts. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    List.copyOf(fields.keySet()).forEach(key -> texts.put(key, text(key)));
    return texts;
  }

  /** Every field must have been taken. */
  void end() {
    if (!fields.isEmpty()) {
      throw error("has the unknown field " + Quoted.of(fields.keySet().iterator().next()));
    }
  }

  IllegalArgumentException error(String problem) {
    return file.error(where + " " + problem);
  }

  IllegalArgumentException error(String problem, Throwable cause) {
    return file.error(where + " " + problem, cause);
  }

  private <T> T take(String key, String expected, Function<Object, @Nullable T> conversion) {
    Object value = fields.remove(key);
    T converted = value == null ? null : conversion.apply(value);
    if (converted == null) {
      throw error(
          "has %s '%s'; expected %s".formatted(value == null ? "no" : "another", key, expected));
    }
    return converted;
  }

  private <T> List<T> all(String key, String expected, Function<Object, @Nullable T> conversion) {
    String array = "an array of " + expected;
    List<T> converted = new ArrayList<>();
    for (Object value : take(key, array, list -> list instanceof List<?> l ? l : null)) {
      T element = conversion.apply(value);
      if (element == null) {
        throw error("has another '%s'; expected %s".formatted(key, array));
      }
      converted.add(element);
    }
    return converted;
  }

  private static @Nullable Double asNumber(Object value) {
    return value instanceof Double number && Double.isFinite(number) ? number : null;
  }

  private static @Nullable Integer asCount(Object value) {
    return value instanceof Double number && number >= 1 && number == number.intValue()
        ? Integer.valueOf(number.intValue())
        : null;
  }

  /** The first difference from others, such as "parts 2 activation is relu, and not tanh". */
  String difference(Fields others) {
    return difference("", fields, others.fields);
  }

  private static String difference(String path, @Nullable Object a, @Nullable Object b) {
    if (a instanceof Map<?, ?> fields && b instanceof Map<?, ?> others) {
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        Object other = others.get(field.getKey());
        if (!field.getValue().equals(other)) {
          return difference(path + field.getKey() + " ", field.getValue(), other);
        }
      }
    }
    if (a instanceof List<?> list && b instanceof List<?> others && list.size() == others.size()) {
      for (int i = 0; i < list.size(); i++) {
        if (!list.get(i).equals(others.get(i))) {
          return difference(path + (i + 1) + " ", list.get(i), others.get(i));
        }
      }
    }
    return "%sis %s, and not %s"
        .formatted(
            Quoted.escaped(path),
            Quoted.escaped(String.valueOf(a)),
            Quoted.escaped(String.valueOf(b)));
  }

  /** Whether the same fields are left in both. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Fields that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** The fields that are left, shortened. */
  @Override
  public String toString() {
    return Quoted.escaped(fields.toString());
  }
}
