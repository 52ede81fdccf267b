package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is wrong with the path, one exception says what, and what to do. */
class BrokenPathIT {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void withoutOpsTheErrorNamesTheirArtifactAndWhatThereIs(Launch launch) throws Exception {
    Jvm jvm = launch.consumer(Jars.packaged().without("rustgrad.ops"));
    assertEquals(
        "java.lang.IllegalArgumentException: unknown op 'tanh'; found: mish;"
            + " the standard ops are in io.github.rustgrad:rustgrad.ops,"
            + " others need a jar that provides rustgrad.api.Op;"
            + " an uber-jar must merge META-INF/services/rustgrad.api.Op",
        jvm.exception());
  }

  @ParameterizedTest
  @EnumSource
  void twoOpsOfOneNameAreBothNamed(Launch launch) throws Exception {
    Path second = SmallModule.cube(directory, "tanh");
    String message = launch.consumer(Jars.packaged().with(second)).exception();
    assertContains("java.lang.IllegalStateException: the op name 'tanh' is claimed twice", message);
    assertContains("rustgrad.ops.Tanh" + place(launch, "rustgrad.ops"), message);
    assertContains("my.ops.Cube" + place(launch, "my.ops"), message);
  }

  private static String place(Launch launch, String module) {
    return launch == Launch.MODULE_PATH ? " in module " + module : " on the class path";
  }

  @ParameterizedTest
  @EnumSource
  void anOpThatCannotBeMadeIsReportedAndTheOthersWork(Launch launch) throws Exception {
    Path broken =
        SmallModule.cube(directory, "cube", "throw new IllegalStateException(\"no licence\");");
    Jvm jvm = launch.consumer(Jars.packaged().with(broken));
    assertEquals(0, jvm.exit(), jvm.err());
    assertEquals(launch.consumer(Jars.packaged()).output(), jvm.out());
    assertContains("the op provider my.ops.Cube was left out: ", jvm.err());
    assertContains("my.ops.Cube could not be instantiated", jvm.err());
    assertContains("java.lang.IllegalStateException: no licence", jvm.err());
  }

  @Test
  void onTheClassPathAMissingEngineIsNamed() throws Exception {
    Jvm jvm = Launch.CLASS_PATH.consumer(Jars.packaged().without("rustgrad.core"));
    assertNoEngine(jvm);
  }

  @Test
  void onTheModulePathNothingStartsThatRequiresAMissingEngine() throws Exception {
    Jvm jvm = Launch.MODULE_PATH.consumer(Jars.packaged().without("rustgrad.core"));
    assertEquals(1, jvm.exit());
    assertContains(
        "Module rustgrad.core not found, required by rustgrad.program", jvm.out() + jvm.err());
  }

  @Test
  void whoRequiresOnlyTheContractGetsTheEngineIfItIsThereAndIsToldIfNot() throws Exception {
    Path app =
        SmallModule.app(
            directory,
            "rustgrad.api",
            "import rustgrad.api.Value;",
            "System.out.println(Value.of(0.0).tanh().item());");
    Jars complete = Jars.packaged().without("rustgrad.consumer").without("rustgrad.nn").with(app);
    assertEquals("0.0", Launch.MODULE_PATH.main("app", "app.Main", complete).output());
    Jars incomplete = complete.without("rustgrad.core");
    assertNoEngine(Launch.MODULE_PATH.main("app", "app.Main", incomplete));
  }

  private static void assertNoEngine(Jvm jvm) {
    assertEquals(
        "java.lang.IllegalStateException: no engine found: add the module rustgrad.core to the"
            + " module path (with --add-modules rustgrad.core if nothing requires it) or its jar"
            + " to the class path",
        jvm.exception());
  }

  private static void assertContains(String part, String text) {
    assertTrue(text.contains(part), () -> "expected '%s' in: %s".formatted(part, text));
  }
}
