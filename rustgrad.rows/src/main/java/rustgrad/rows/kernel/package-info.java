/**
 * The loops in which programs over rows spend their time, and the interface by which a module
 * provides faster ones: {@link rustgrad.rows.kernel.Kernels} says what each loop computes, to the
 * last bit.
 *
 * <pre>{@code
 *            row 0    1    2  ...
 * column 0 [  x0     x0   x0  ... ]     dots:  y = start + w0 * x0 + w1 * x1 + ...   each row
 * column 1 [  x1     x1   x1  ... ]     where: y = x0 < x1 ? x2 : x3                 each row
 * column 2 [  y      y    y   ... ]     sums:  x0 * y + x0 * y + ...                 over rows
 * }</pre>
 *
 * <p>What a function computes besides is a loop made for it: {@link rustgrad.rows.kernel.LoopBody}
 * says what it computes from columns and numbers, and {@link rustgrad.rows.kernel.LoopWriter}
 * writes it as the bytecode of a hidden class, which the JVM compiles.
 *
 * <p>{@link rustgrad.rows.kernel.PlainKernels} are plain Java; {@link
 * rustgrad.rows.kernel.KernelChoice} prefers those of a provider, such as rustgrad.simd.
 *
 * <p>This package knows nothing of plans, data and threads, and uses rustgrad.api and the graph
 * (rustgrad.program.ir).
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows.kernel;
