package rustgrad.ops;

/** What the ops of this module share: each prints itself as its name. */
abstract class StandardOp {

  public abstract String name();

  @Override
  public final String toString() {
    return name();
  }
}
