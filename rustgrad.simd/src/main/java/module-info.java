/**
 * Optional: when this module is on the module path, programs over rows run on the JDK's Vector API,
 * with the same bits as without it.
 *
 * <p>It is used on HotSpot with its optimising compiler, on CPUs with vectors of 256 bits or more;
 * elsewhere it declines with one line in the log. {@code -Drustgrad.simd=off} switches it off. On
 * the class path the JVM needs {@code --add-modules jdk.incubator.vector}.
 *
 * @provides rustgrad.rows.kernel.Kernels the loops over rows
 */
@org.jspecify.annotations.NullMarked
module rustgrad.simd {
  requires static org.jspecify;
  requires rustgrad.rows;
  requires rustgrad.ops;
  requires jdk.incubator.vector;
  requires org.objectweb.asm;

  provides rustgrad.rows.kernel.Kernels with
      rustgrad.simd.VectorKernels;
}
