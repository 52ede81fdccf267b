package rustgrad.rows.kernel;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.DADD;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.DASTORE;
import static org.objectweb.asm.Opcodes.DCMPL;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DDIV;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.DMUL;
import static org.objectweb.asm.Opcodes.DNEG;
import static org.objectweb.asm.Opcodes.DSTORE;
import static org.objectweb.asm.Opcodes.DSUB;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;

import java.lang.invoke.MethodHandles;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import rustgrad.api.BinaryOp;
import rustgrad.api.UnaryOp;
import rustgrad.program.exec.JvmCode;

/** Loops of plain Java: one row after the other, each in local variables. */
final class PlainLoops extends LoopWriter {
  private PlainLoops(LoopBody body) {
    super(body, PlainLoops.class);
  }

  /** A class for the body, with its ops as constants, which the JVM compiles into the loop. */
  static RowLoop of(LoopBody body) throws ReflectiveOperationException {
    return (RowLoop)
        MethodHandles.lookup()
            .defineHiddenClassWithClassData(new PlainLoops(body).write(), body.graph().ops(), true)
            .lookupClass()
            .getDeclaredConstructor()
            .newInstance();
  }

  @Override
  protected int rowsAtOnce() {
    return 1;
  }

  @Override
  protected int words() {
    return 2;
  }

  @Override
  protected int loadOpcode() {
    return DLOAD;
  }

  @Override
  protected int storeOpcode() {
    return DSTORE;
  }

  @Override
  protected void fill(Runnable number) {
    number.run();
  }

  @Override
  protected void read(int array, Runnable index) {
    code.visitVarInsn(ALOAD, array);
    index.run();
    code.visitInsn(DALOAD);
  }

  @Override
  protected void write(int array, Runnable index, Runnable value) {
    code.visitVarInsn(ALOAD, array);
    index.run();
    value.run();
    code.visitInsn(DASTORE);
  }

  @Override
  protected void add() {
    code.visitInsn(DADD);
  }

  @Override
  protected void jumpIfZero(int array, Runnable index, Label to) {
    read(array, index);
    code.visitInsn(DCONST_0);
    code.visitInsn(DCMPL);
    code.visitJumpInsn(IFEQ, to);
  }

  @Override
  protected void compute(int i) {
    switch (graph.kind(i)) {
      case PLUS -> arithmetic(i, DADD);
      case MINUS -> arithmetic(i, DSUB);
      case TIMES -> arithmetic(i, DMUL);
      case DIV -> arithmetic(i, DDIV);
      case NEGATE -> arithmetic(i, DNEG);
      case WHERE -> where(i);
      case UNARY -> call(i, UnaryOp.class, "apply", "(D)D");
      case UNARY_PARTIAL -> call(i, UnaryOp.class, "partial", "(DD)D");
      case BINARY -> call(i, BinaryOp.class, "apply", "(DD)D");
      case PARTIAL_A -> call(i, BinaryOp.class, "partialA", "(DDD)D");
      case PARTIAL_B -> call(i, BinaryOp.class, "partialB", "(DDD)D");
      default -> throw new AssertionError(graph.kind(i));
    }
  }

  private void arithmetic(int i, int opcode) {
    for (int k = 0; k < graph.arity(i); k++) {
      load(graph.input(i, k));
    }
    code.visitInsn(opcode);
  }

  private void where(int i) {
    Label otherwise = new Label();
    Label end = new Label();
    load(graph.input(i, 0));
    load(graph.input(i, 1));
    code.visitJumpInsn(JvmCode.compare(code, graph.comparison(i)), otherwise);
    load(graph.input(i, 2));
    code.visitJumpInsn(GOTO, end);
    code.visitLabel(otherwise);
    load(graph.input(i, 3));
    code.visitLabel(end);
  }

  private void call(int i, Class<?> type, String method, String descriptor) {
    code.visitLdcInsn(JvmCode.classDataAt(graph.detail(i), type));
    for (int k = 0; k < graph.arity(i); k++) {
      load(graph.input(i, k));
    }
    code.visitMethodInsn(INVOKEINTERFACE, Type.getInternalName(type), method, descriptor, true);
  }
}
