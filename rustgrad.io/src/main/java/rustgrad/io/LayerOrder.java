package rustgrad.io;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of layers that the names of a PyTorch state_dict tell: by the numbers in them, each
 * weight before its bias.
 *
 * <pre>
 *   net.10.bias, net.2.weight, net.10.weight, net.2.bias
 *   --&gt; net.2.weight, net.2.bias, net.10.weight, net.10.bias
 * </pre>
 */
final class LayerOrder {
  private static final Pattern NAME = Pattern.compile("(.*\\.)?(weight|bias)", Pattern.DOTALL);
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private LayerOrder() {}

  /** A name, taken apart: the numbers in it without leading zeros, and whether it is a bias. */
  private record Layered(String name, String pattern, List<String> numbers, boolean isBias) {
    static Optional<Layered> of(String name) {
      Matcher matcher = NAME.matcher(name);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String layer = matcher.group(1) == null ? "" : matcher.group(1);
      List<String> numbers = new ArrayList<>();
      Matcher digits = DIGITS.matcher(layer);
      while (digits.find()) {
        numbers.add(digits.group().replaceFirst("^0+", ""));
      }
      return Optional.of(
          new Layered(name, digits.replaceAll("#"), numbers, matcher.group(2).equals("bias")));
    }

    int compareTo(Layered other) {
      for (int i = 0; i < numbers.size(); i++) {
        int order = BY_NUMBER.compare(numbers.get(i), other.numbers.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Boolean.compare(isBias, other.isBias);
    }
  }

  /** The names in their order, or nothing if they differ in more than numbers. */
  static Optional<List<String>> sort(Collection<String> names) {
    List<Layered> layered = names.stream().map(Layered::of).flatMap(Optional::stream).toList();
    boolean alike =
        layered.size() == names.size()
            && layered.stream().map(Layered::pattern).distinct().count() <= 1;
    return alike
        ? Optional.of(layered.stream().sorted(Layered::compareTo).map(Layered::name).toList())
        : Optional.empty();
  }
}
