/**
 * Saved models.
 *
 * <pre>
 *   Predictor --&gt; SavedModel --&gt; SafeTensors --&gt; file    Models.save
 *   Predictor &lt;-- SavedModel &lt;-- SafeTensors &lt;-- file    Models.load
 *                            ParameterTensors              into a model that the caller made
 * </pre>
 *
 * <p>{@link rustgrad.io.SafeTensors} is the container: named arrays of numbers and texts. A
 * SavedModel is put into it as the arrays of the model's parameters and one text, the description,
 * from which a ModelKind rebuilds each kind of model. Whatever is read is checked against the size
 * of the file before memory is taken for it.
 *
 * <p>Uses rustgrad.nn, and Jackson's streaming parser and generator for JSON.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.io;
