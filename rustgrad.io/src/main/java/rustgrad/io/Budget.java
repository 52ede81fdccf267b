package rustgrad.io;

/** The numbers that a file has for the parameters of a model, before the model is built. */
final class Budget {
  private long left;

  Budget(long numbers) {
    left = numbers;
  }

  /**
   * Takes numbers for parameters.
   *
   * @param fields where the parameters are described
   */
  void take(long count, Fields fields) {
    if (count > left) {
      throw fields.error("needs more parameters than there are numbers in the file");
    }
    left -= count;
  }
}
