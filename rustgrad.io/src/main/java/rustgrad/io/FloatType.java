package rustgrad.io;

/** How the numbers of a tensor are stored in a file. In memory they are doubles. */
public enum FloatType {
  /** Every bit of a double. */
  FLOAT64("F64", Double.BYTES),
  /** Rounded to the nearest float, in half the space. */
  FLOAT32("F32", Float.BYTES);

  /** Its name in the format. */
  final String dtype;

  final int bytes;

  FloatType(String dtype, int bytes) {
    this.dtype = dtype;
    this.bytes = bytes;
  }
}
