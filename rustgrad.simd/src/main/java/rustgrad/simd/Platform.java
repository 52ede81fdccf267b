package rustgrad.simd;

import java.lang.System.Logger.Level;

/**
 * Whether vectors are fast here. Where HotSpot does not compile them, each of them is an object.
 */
final class Platform {
  private static final System.Logger LOG = System.getLogger(VectorKernels.class.getName());
  private static final int ENOUGH_BITS = 256;

  private Platform() {}

  static boolean isUsable() {
    if (System.getProperty("rustgrad.simd", "on").equals("off")) {
      return false;
    }
    String obstacle = obstacle();
    if (!obstacle.isEmpty()) {
      LOG.log(Level.INFO, "rustgrad.simd is not used, plain Java is: {0}", obstacle);
    }
    if (obstacle.isEmpty()) {
      OperatorClasses.showSoon();
    }
    return obstacle.isEmpty();
  }

  /** What keeps vectors from being fast; empty if nothing does. */
  private static String obstacle() {
    String jvm = jvm();
    return jvm.isEmpty() ? vectors() : jvm;
  }

  private static String jvm() {
    return jvm(
        System.getProperty("java.vm.name", ""),
        System.getProperty("java.vm.info", ""),
        System.getProperty("java.vm.version", ""),
        Runtime.version().feature());
  }

  static String jvm(String name, String info, String version, int feature) {
    if (!name.contains("HotSpot") && !name.contains("OpenJDK 64-Bit Server VM")) {
      return "the JVM is " + name + ", not HotSpot";
    }
    if (info.contains("interpreted") || info.contains("emulated-client")) {
      return "the optimising compiler C2 is switched off (" + info + ")";
    }
    if (version.contains("jvmci") && feature < 25) {
      return "the compiler of this GraalVM (" + version + ") is slow with vectors; use 25 or later";
    }
    return "";
  }

  private static String vectors() {
    try {
      int bits = Vectors.LENGTH * Double.SIZE;
      if (bits < ENOUGH_BITS) {
        return "the vectors of this CPU have " + bits + " bits, fewer than " + ENOUGH_BITS;
      }
      return Vectors.compute() ? "" : "a test with the Vector API gave a wrong result";
    } catch (LinkageError e) {
      return "there is no Vector API ("
          + e
          + "); start java with --add-modules jdk.incubator.vector";
    }
  }
}
