package rustgrad.draw.diagram;

/** What a box stands for, which decides how it looks. Colours are those of Okabe and Ito (2008). */
public enum Role {
  /** What one differentiates with respect to. */
  LEAF("#DDEFFA", "#0072B2"),
  /** What an operation gives. */
  RESULT("#FFFFFF", "#444444"),
  /** A number without a gradient; pale. */
  CONSTANT("#F5F5F5", "#BBBBBB"),
  /** What computes a result from its inputs; round. */
  OPERATION("#FBE6B8", "#E69F00"),
  /** A comparison that must turn out as it did; round. */
  GUARD("#F5DCEA", "#CC79A7"),
  /** Where a result goes. */
  OUTPUT("#D5F0E7", "#009E73"),
  /** What is left out. */
  ELLIPSIS("#FFFFFF", "#FFFFFF");

  final String fill;
  final String line;

  Role(String fill, String line) {
    this.fill = fill;
    this.line = line;
  }

  boolean isRound() {
    return this == OPERATION || this == GUARD;
  }

  /** The colour of the text, of a contrast of at least 4.5 to 1. */
  String text() {
    return this == CONSTANT ? "#6B6B6B" : "#1A1A1A";
  }

  /** Such as "leaf". */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
