package rustgrad.rows.run;

/**
 * An array with some numbers for each row.
 *
 * @param step from the first number of a row to the first of the next
 */
record RowArray(double[] numbers, int step) {}
