/**
 * One traced function over many rows of data: {@link rustgrad.rows.RowProgram}.
 *
 * @uses rustgrad.rows.kernel.Kernels faster loops over rows, which rustgrad.simd provides
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // rustgrad.simd is compiled later
module rustgrad.rows {
  requires static org.jspecify;
  requires transitive rustgrad.program;
  requires org.objectweb.asm;

  exports rustgrad.rows;
  exports rustgrad.rows.kernel to
      rustgrad.simd;

  uses rustgrad.rows.kernel.Kernels;
}
