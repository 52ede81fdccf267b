package rustgrad.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rustgrad.rows.kernel.KernelChoice;

class PlatformTest {
  private static final String SERVER = "OpenJDK 64-Bit Server VM";

  @AfterEach
  void switchOn() {
    System.clearProperty("rustgrad.simd");
  }

  @Test
  void theProviderIsFoundAndChosen() {
    assertSame(VectorKernels.class, KernelChoice.best().getClass());
    assertEquals(
        "Vector API, " + Vectors.LENGTH * Double.SIZE + " bits", KernelChoice.best().name());
  }

  @Test
  void aPropertySwitchesItOff() {
    assertTrue(new VectorKernels().isUsable());
    System.setProperty("rustgrad.simd", "off");
    assertFalse(new VectorKernels().isUsable());
  }

  @Test
  void hotSpotWithItsOptimisingCompilerWillDo() {
    assertEquals("", Platform.jvm(SERVER, "mixed mode, sharing", "17.0.15+6", 17));
    assertEquals(
        "",
        Platform.jvm("Java HotSpot(TM) 64-Bit Server VM", "compiled mode, sharing", "25+36", 25));
  }

  @Test
  void anotherJvmDeclines() {
    assertEquals(
        "the JVM is Eclipse OpenJ9 VM, not HotSpot",
        Platform.jvm("Eclipse OpenJ9 VM", "JRE 17 Linux amd64-64-Bit", "openj9-0.51.0", 17));
  }

  @Test
  void hotSpotWithoutItsOptimisingCompilerDeclines() {
    assertEquals(
        "the optimising compiler C2 is switched off (interpreted mode, sharing)",
        Platform.jvm(SERVER, "interpreted mode, sharing", "17.0.15+6", 17));
    assertEquals(
        "the optimising compiler C2 is switched off (mixed mode, emulated-client, sharing)",
        Platform.jvm(SERVER, "mixed mode, emulated-client, sharing", "25.0.3+9-LTS", 25));
  }

  @Test
  void graalDeclinesBefore25() {
    assertTrue(
        Platform.jvm(SERVER, "mixed mode, sharing", "17.0.9+9-jvmci-23.0-b22", 17)
            .startsWith("the compiler of this GraalVM"));
    assertEquals("", Platform.jvm(SERVER, "mixed mode", "25+37-jvmci-b01", 25));
  }
}
