/**
 * Programs as pictures: {@link rustgrad.draw.program.ProgramDrawing}. It needs the module
 * rustgrad.program, which rustgrad.draw does not bring with it.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.draw.program;
