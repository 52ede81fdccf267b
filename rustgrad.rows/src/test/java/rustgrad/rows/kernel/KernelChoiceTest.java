package rustgrad.rows.kernel;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class KernelChoiceTest {
  private static Kernels kernels(boolean usable) {
    Kernels kernels = Mockito.mock(Kernels.class);
    Mockito.when(kernels.isUsable()).thenReturn(usable);
    return kernels;
  }

  private static Class<?> chosen(Kernels... providers) {
    return KernelChoice.choose(Arrays.asList(providers).iterator()).getClass();
  }

  @Test
  void withoutProvidersLoopsArePlain() {
    assertSame(PlainKernels.class, chosen());
    assertSame(PlainKernels.class, KernelChoice.best().getClass());
  }

  @Test
  void theFirstProviderThatIsUsableIsChosen() {
    Kernels usable = kernels(true);
    Iterator<Kernels> providers = Stream.of(kernels(false), usable, kernels(true)).iterator();
    assertSame(usable, KernelChoice.choose(providers));
  }

  @Test
  void ifAllDeclineLoopsArePlain() {
    assertSame(PlainKernels.class, chosen(kernels(false), kernels(false)));
  }

  @Test
  void aProviderThatFailsIsNotUsed() {
    Kernels broken = Mockito.mock(Kernels.class);
    Mockito.when(broken.isUsable()).thenThrow(new NoClassDefFoundError("jdk/incubator/vector"));
    assertSame(PlainKernels.class, chosen(broken));
    Iterator<Kernels> missing =
        Stream.<Kernels>generate(
                () -> {
                  throw new ServiceConfigurationError("Provider not found");
                })
            .iterator();
    assertSame(PlainKernels.class, KernelChoice.choose(missing).getClass());
  }
}
