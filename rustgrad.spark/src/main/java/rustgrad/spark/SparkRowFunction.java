package rustgrad.spark;

import java.io.Serializable;
import rustgrad.rows.RowFunction;

/**
 * A function of parameters and a row that is sent to executors, which trace it: a lambda that
 * captures only what is serializable.
 */
@FunctionalInterface
public interface SparkRowFunction extends RowFunction, Serializable {}
