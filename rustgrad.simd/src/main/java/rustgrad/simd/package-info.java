/**
 * The loops over rows on the JDK's Vector API, with the bits of plain loops.
 *
 * <pre>
 *   VectorKernels                  what rustgrad.rows finds as a service
 *     Platform, Vectors            whether vectors are fast here, and how long they are
 *     OperatorClasses              what HotSpot must see early, or they are slow in some JVMs
 *     Dots: WideDots, NarrowDots   dots by tiles, for CPUs with 32 and with 16 vector registers
 *     Sums, SumTiles               sums over rows, by tiles
 *     Choice                       where
 *     VectorLoops                  loops made for a function, as bytecode
 *       SettlingLoop, Settling     plain ones instead, until these are compiled
 *     Columns: ExpColumns, ...     the ops that have vector forms
 *       Exponentials, Logarithms, Trigonometrics
 *                                  the formulas of rustgrad.ops, by vectors
 * </pre>
 *
 * <p>A tile is a few outputs by a few vectors of rows, such as eight by three: its sums stay in
 * registers while the columns are read once.
 *
 * <p>This package uses rustgrad.api, the contract of the loops (rustgrad.rows.kernel), the graph of
 * what they compute (rustgrad.program.ir), and rustgrad.ops, whose classes and constants it repeats
 * operation by operation. VectorKernels and Platform do not mention the Vector API, so that they
 * load where the incubator module is missing.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.simd;
