/**
 * The command that trains a network on points of the plane and draws what it learns.
 *
 * <pre>
 *   Main     parses the Options and answers with an exit code
 *     Experiment   the data (Source), the network and the trainer
 *     Demo         takes the steps, and tells
 *       Progress     the console
 *       LiveWindow   the display, if there is one
 *       Pictures     the files: DecisionChart and LossChart
 * </pre>
 *
 * <p>The shading of the plane comes from ScoreField, its lines from Contours.
 *
 * <p>This package uses rustgrad.nn with what that brings along, picocli, JFreeChart and a progress
 * bar; nothing uses it.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.demo;
