/**
 * Saved models, and data sets in CSV files.
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
 * <pre>
 *   file --&gt; Utf8Reader --&gt; CsvRows --&gt; CsvTable --&gt; Dataset    Csv.read, readInputs
 *                           CsvRow      CsvColumns
 * </pre>
 *
 * <p>Each cell that is used becomes a number as soon as it is read: that of a NumberColumn, or the
 * place of its text among those of a TextColumn. When all rows are there, categories become inputs,
 * and ClassLabels tells the classes. NamedColumns finds the columns of inputs whose names are
 * known: those of a model, or of another data set, whose classes KnownClasses tells.
 *
 * <p>Uses rustgrad.nn, Jackson's streaming parser and generator for JSON, and FastCSV.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.io;
