package rustgrad.draw.network;

/** Whether a number is positive or negative, in colours of Okabe and Ito (2008). */
enum Sign {
  POSITIVE("#0072B2", 0x00, 0x72, 0xB2),
  NEGATIVE("#D55E00", 0xD5, 0x5E, 0x00),
  NEITHER("#888888", 0x88, 0x88, 0x88);

  final String color;
  private final int[] parts;

  Sign(String color, int... parts) {
    this.color = color;
    this.parts = parts;
  }

  static Sign of(double number) {
    return number > 0 ? POSITIVE : number < 0 ? NEGATIVE : NEITHER;
  }

  /**
   * The colour on white.
   *
   * @param share from 0, which is white, to 1
   */
  String mixedWithWhite(double share) {
    StringBuilder mixed = new StringBuilder("#");
    for (int part : parts) {
      int value = (int) Math.round(255 + (part - 255) * share);
      mixed.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
    }
    return mixed.toString();
  }
}
