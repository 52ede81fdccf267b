package rustgrad.spark;

import java.io.Serializable;
import java.util.function.Supplier;
import rustgrad.nn.Model;

/**
 * Makes a model of one's own where it is needed: a lambda that captures only what is serializable.
 * What it makes each time must be the same but for the numbers of the parameters.
 */
@FunctionalInterface
public interface SparkModel extends Supplier<Model>, Serializable {}
