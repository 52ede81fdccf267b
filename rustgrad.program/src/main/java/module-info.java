/**
 * Functions of values, traced once and replayed: {@link rustgrad.program.Program}, with all its
 * derivatives, and {@link rustgrad.program.Gradient} and {@link rustgrad.program.Jacobian} for one
 * that is evaluated once.
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // rustgrad.rows is compiled later
module rustgrad.program {
  requires static org.jspecify;
  requires transitive rustgrad.core;
  requires org.objectweb.asm;

  exports rustgrad.program;
  exports rustgrad.program.exec to
      rustgrad.rows;
  exports rustgrad.program.ir to
      rustgrad.rows,
      rustgrad.simd;
  exports rustgrad.program.pass to
      rustgrad.rows;
  exports rustgrad.program.path to
      rustgrad.rows;
}
