package rustgrad.nn;

/** What training minimises: the mean of the weighted losses of rows, plus the penalty. */
interface Objective {

  /** The objective of these rows; replaces the gradients of the model's parameters by its own. */
  double gradient(Examples examples);

  /** The objective of these rows; changes nothing. */
  double value(Examples examples);
}
