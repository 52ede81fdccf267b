package rustgrad.demo;

/**
 * What was measured at a step of the training, before the step changed the parameters.
 *
 * @param number counted from 1
 * @param accuracy the fraction of the points that the model classifies correctly
 */
record StepMetrics(int number, double loss, double accuracy) {}
