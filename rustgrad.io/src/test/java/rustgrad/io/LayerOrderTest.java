package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayerOrderTest {
  private static void expectOrder(String... names) {
    List<String> sorted = Arrays.stream(names).sorted().toList();
    assertEquals(Optional.of(List.of(names)), LayerOrder.sort(sorted));
  }

  private static void expectNone(String... names) {
    assertEquals(Optional.empty(), LayerOrder.sort(List.of(names)));
  }

  @Test
  void layersAreOrderedByTheNumbersInTheirNames() {
    expectOrder("0.weight", "0.bias", "2.weight", "2.bias", "10.weight", "10.bias");
    expectOrder("net.2.weight", "net.2.bias", "net.10.weight", "net.10.bias");
    expectOrder("fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias", "fc10.weight");
    expectOrder("a.1.b.9.weight", "a.1.b.10.weight", "a.2.b.0.weight");
    expectOrder("weight", "bias");
    expectOrder("9.weight", "99999999999999999999999999.weight");
    expectOrder();
  }

  @Test
  void namesThatDifferInMoreThanNumbersHaveNoOrder() {
    expectNone("encoder.weight", "decoder.weight");
    expectNone("net.0.weight", "head.weight");
    expectNone("0.weight", "0.running_mean");
    expectNone("weights");
  }
}
