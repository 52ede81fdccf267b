/**
 * The command that trains a network on points of the plane, or on rows of a file, and draws what it
 * learns.
 *
 * <pre>
 *   Main     parses the Options and answers with an exit code
 *     Experiment   the data (Source), the network (StartingModel) and the trainer
 *     Outputs      the files to write, which are sure to be writable
 *     StopRequest  Ctrl-C
 *     Demo         takes the steps, and tells
 *       Progress     the console, while it trains; Report before and after
 *       LiveWindow   the display, if there is one
 *       Pictures     DecisionChart, LossChart and the ModelDrawing as files
 *     PageServer   the playground, for the Browser: --web
 * </pre>
 *
 * <p>The shading of the plane comes from ScoreField, its lines from Contours. SvgPainter makes a
 * PNG of what rustgrad.draw draws.
 *
 * <p>This package uses rustgrad.io, rustgrad.onnx, rustgrad.draw and rustgrad.nn with what that
 * brings along, picocli, JFreeChart and a progress bar; nothing uses it.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.demo;
