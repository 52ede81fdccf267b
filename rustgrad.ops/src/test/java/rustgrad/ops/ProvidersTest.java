package rustgrad.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Provides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;

class ProvidersTest {
  private static final Set<String> NAMES =
      Set.of(
          ("exp log log10 sqrt tanh sigmoid relu pow sin cos tan asin acos atan sinh cosh log1p"
                  + " expm1 abs sign floor softplus silu gelu elu erf erfc"
                  + " normalCdf atan2 hypot max min maxOf minOf logSumExp leakyRelu")
              .split(" "));

  @Test
  void theNamesAreExactlyTheStandardOnes() {
    List<String> found = Ops.all().stream().map(Op::name).toList();
    assertEquals(NAMES, Set.copyOf(found));
    assertEquals(NAMES.size(), found.size());
  }

  @Test
  void theClassPathFindsWhatTheModulePathFinds() throws IOException {
    assertEquals(providedByModule(), providedOnClassPath());
  }

  @Test
  void eachClassIsNamedAfterItsOp() {
    for (Op op : Ops.all()) {
      assertTrue(op.getClass().getSimpleName().equalsIgnoreCase(op.name()), op.name());
    }
  }

  @Test
  void anOpPrintsItselfAsItsName() {
    for (Op op : Ops.all()) {
      assertEquals(op.name(), op.toString());
    }
  }

  @Test
  void anOpAcceptsOnlyItsNumberOfInputs() {
    for (Op op : Ops.all()) {
      for (int inputs = 0; inputs <= 3; inputs++) {
        boolean expected = op instanceof NaryOp ? inputs > 0 : inputs == Ops.inputs(op);
        assertEquals(expected, op.accepts(inputs), op.name() + " of " + inputs);
      }
    }
  }

  private static List<String> providedByModule() {
    return Exp.class.getModule().getDescriptor().provides().stream()
        .filter(provides -> provides.service().equals(Op.class.getName()))
        .map(Provides::providers)
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> providedOnClassPath() throws IOException {
    try (InputStream file =
        Exp.class.getResourceAsStream("/META-INF/services/" + Op.class.getName())) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
