package rustgrad.io;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rustgrad.nn.Model;

/** The tensors of a file as the parameters of a model. */
record ParameterTensors(SourceFile file, SafeTensors contents, Model model) {
  private static final int MOST_SHOWN = 8;

  /**
   * The parameters of a model as tensors.
   *
   * @param names for tensors that are named otherwise than the model's, the names in the file
   */
  static Map<String, Tensor> of(Model model, FloatType type, Map<String, String> names) {
    checkNames(model, names, IllegalArgumentException::new);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    double[] items = model.parameters().items();
    int from = 0;
    for (Map.Entry<String, int[]> array : shapes(model).entrySet()) {
      int to = from + (int) Shape.size(array.getValue());
      String name = names.getOrDefault(array.getKey(), array.getKey());
      Tensor tensor =
          new Tensor(FloatType.FLOAT64, array.getValue(), Arrays.copyOfRange(items, from, to));
      if (tensors.put(name, as(type, name, tensor)) != null) {
        throw new IllegalArgumentException(
            "two tensors of %s would be named %s".formatted(model, Quoted.of(name)));
      }
      from = to;
    }
    return tensors;
  }

  private static Tensor as(FloatType type, String name, Tensor tensor) {
    try {
      return tensor.as(type);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "tensor %s: %s".formatted(Quoted.of(name), e.getMessage()), e);
    }
  }

  private static void checkNames(
      Model model, Map<String, String> names, Function<String, IllegalArgumentException> error) {
    for (String name : names.keySet()) {
      if (!model.parameterShapes().containsKey(name)) {
        throw error.apply(
            "a name for %s, but %s has the parameters %s"
                .formatted(Quoted.of(name), model, shown(model.parameterShapes())));
      }
    }
  }

  /** The arrays of the parameters, which must be all of them. */
  private static Map<String, int[]> shapes(Model model) {
    Map<String, int[]> shapes = model.parameterShapes();
    long count = shapes.values().stream().mapToLong(Shape::size).sum();
    if (count != model.parameters().size()) {
      throw new IllegalArgumentException(
          "the parameterShapes() of %s have %d elements, but there are %d parameters"
              .formatted(model, count, model.parameters().size()));
    }
    return shapes;
  }

  /**
   * Reads the tensors of these names into the parameters, which all change or none. A name that is
   * not given is the model's own.
   */
  void read(Map<String, String> names) {
    checkNames(model, names, file::error);
    double[] items = new double[model.parameters().size()];
    int from = 0;
    for (Map.Entry<String, int[]> array : shapes(model).entrySet()) {
      String name = names.getOrDefault(array.getKey(), array.getKey());
      Tensor tensor = tensor(name, array.getKey(), array.getValue());
      System.arraycopy(tensor.data(), 0, items, from, tensor.data().length);
      from += tensor.data().length;
    }
    model.parameters().setAll(items);
  }

  private Tensor tensor(String name, String parameters, int[] shape) {
    Tensor tensor = contents.tensors().get(name);
    String wanted = "%s of %s".formatted(Quoted.of(parameters), model);
    if (tensor == null) {
      throw file.error(
          "it has no tensor %s for %s; it has %s"
              .formatted(Quoted.of(name), wanted, shownTensors()));
    }
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw file.error(
          "its tensor %s has the shape %s, but %s has %s"
              .formatted(Quoted.of(name), Shape.text(tensor.shape()), wanted, Shape.text(shape)));
    }
    return tensor;
  }

  /** As {@link #read}; a tensor of the file that is not used is an error. */
  void readAll(Map<String, String> names) {
    Set<String> unused = new HashSet<>(contents.tensors().keySet());
    for (String name : model.parameterShapes().keySet()) {
      unused.remove(names.getOrDefault(name, name));
    }
    if (!unused.isEmpty() && contents.tensors().size() > model.parameterShapes().size()) {
      throw file.error(
          "%s has no parameters for its %d tensors %s; give the names of those to read"
              .formatted(
                  model,
                  unused.size(),
                  unused.stream().sorted().limit(MOST_SHOWN).map(Quoted::of).toList()));
    }
    read(names);
  }

  /** As {@link #readAll}, by the model's names or, if those are others, in order. */
  void readByNameOrOrder() {
    Set<String> names = model.parameterShapes().keySet();
    boolean sameNames = contents.tensors().keySet().equals(names);
    readAll(sameNames ? Map.of() : inOrder(List.copyOf(names)));
  }

  private Map<String, String> inOrder(List<String> names) {
    if (names.size() != contents.tensors().size()) {
      throw file.error(
          "it has %d tensors, %s, but %s has %d, %s"
              .formatted(
                  contents.tensors().size(),
                  shownTensors(),
                  model,
                  names.size(),
                  shown(model.parameterShapes())));
    }
    List<String> sorted =
        LayerOrder.sort(contents.tensors().keySet())
            .orElseThrow(
                () ->
                    file.error(
                        "the names of its tensors, %s, do not say their order; give a name for each of %s"
                            .formatted(shownTensors(), shown(model.parameterShapes()))));
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      pairs.put(names.get(i), sorted.get(i));
    }
    return pairs;
  }

  private String shownTensors() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    contents.tensors().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return shown(shapes);
  }

  /** Such as "'0.weight' [16, 2], '0.bias' [16]". */
  private static String shown(Map<String, int[]> shapes) {
    Stream<String> first =
        shapes.entrySet().stream()
            .limit(MOST_SHOWN)
            .map(array -> Quoted.of(array.getKey()) + " " + Shape.text(array.getValue()));
    return shapes.isEmpty()
        ? "none"
        : first.collect(Collectors.joining(", ")) + (shapes.size() > MOST_SHOWN ? ", ..." : "");
  }
}
