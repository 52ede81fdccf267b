package rustgrad.rows.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;
import rustgrad.api.BinaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;

/**
 * Each op has a copy of this class of its own, a hidden one with the op as its class data. There
 * the op is a constant, and the JVM compiles it into the loops. Where no class can be defined, ops
 * share this one.
 */
final class OwnLoops implements OpLoops {
  private static final @Nullable Op CONSTANT = classData();

  private final Op op;

  OwnLoops(Op op) {
    this.op = op;
  }

  static OpLoops of(Op op) {
    try {
      return (OpLoops)
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(Bytes.OF_THIS_CLASS, op, true)
              .lookupClass()
              .getDeclaredConstructor(Op.class)
              .newInstance(op);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return new OwnLoops(op);
    }
  }

  private static final class Bytes {
    static final byte[] OF_THIS_CLASS = read();

    private static byte[] read() {
      try (InputStream in = OwnLoops.class.getResourceAsStream("OwnLoops.class")) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static @Nullable Op classData() {
    try {
      return MethodHandles.classData(MethodHandles.lookup(), "_", Op.class);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private UnaryOp unary() {
    return (UnaryOp) (CONSTANT != null ? CONSTANT : op);
  }

  private BinaryOp binary() {
    return (BinaryOp) (CONSTANT != null ? CONSTANT : op);
  }

  @Override
  public void apply(double[] m, int x, int y, int length) {
    unary().apply(m, x, m, y, length);
  }

  @Override
  public void partial(double[] m, int x, int y, int d, int length) {
    unary().partial(m, x, m, y, m, d, length);
  }

  @Override
  public void applyBinary(double[] m, int a, int b, int y, int length) {
    for (int i = 0; i < length; i++) {
      m[y + i] = binary().apply(m[a + i], m[b + i]);
    }
  }

  @Override
  public void partialA(double[] m, int a, int b, int y, int d, int length) {
    for (int i = 0; i < length; i++) {
      m[d + i] = binary().partialA(m[a + i], m[b + i], m[y + i]);
    }
  }

  @Override
  public void partialB(double[] m, int a, int b, int y, int d, int length) {
    for (int i = 0; i < length; i++) {
      m[d + i] = binary().partialB(m[a + i], m[b + i], m[y + i]);
    }
  }
}
