package rustgrad.program.path;

/**
 * What the JVM says of itself. By reflection, because the module under test does not read
 * java.management.
 */
final class Jvm {
  private static final String MANAGEMENT = "java.lang.management.";

  private Jvm() {}

  /** How many bytes this thread has allocated so far. */
  static long allocatedBytes() {
    return ask(
        "getThreadMXBean", "com.sun.management.ThreadMXBean", "getCurrentThreadAllocatedBytes");
  }

  /** How many classes have been loaded so far, hidden ones included. */
  static long loadedClasses() {
    return ask(
        "getClassLoadingMXBean", MANAGEMENT + "ClassLoadingMXBean", "getTotalLoadedClassCount");
  }

  private static long ask(String getBean, String type, String getNumber) {
    try {
      Object bean = Class.forName(MANAGEMENT + "ManagementFactory").getMethod(getBean).invoke(null);
      return (long) Class.forName(type).getMethod(getNumber).invoke(bean);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
