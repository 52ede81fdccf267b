package rustgrad.rows.kernel;

/**
 * A matrix of weights within an array: that of output j and input k is at {@code from + j *
 * outputStep + k * inputStep}.
 */
public record Weights(double[] numbers, int from, int outputStep, int inputStep) {}
