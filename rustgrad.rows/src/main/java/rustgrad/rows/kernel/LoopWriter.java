package rustgrad.rows.kernel;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IALOAD;
import static org.objectweb.asm.Opcodes.IAND;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SIPUSH;
import static org.objectweb.asm.Opcodes.V17;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Writes a {@link RowLoop} as bytecode: the loop, and where everything stands. What a value is, the
 * number of one row or a vector of those of several, is left to subclasses.
 *
 * <pre>{@code
 * for (int r = from; r < to; r += ROWS_AT_ONCE) {
 *   v2 = block[x0 + r]
 *   v3 = v2 * number0
 *   block[y0 + r] = v3
 *   lanes[8 * sum + r % 8] += v3
 * }
 * }</pre>
 */
@SuppressWarnings("exports") // to rustgrad.simd, which requires ASM as well
public abstract class LoopWriter {
  private static final int BLOCK = 1, STRIDE = 2, FROM = 3, TO = 4, NUMBERS = 5;
  private static final int X = 6, Y = 7, LANES = 8, SUM = 9;
  private static final int NONE = -1;

  protected final Graph graph;
  protected MethodVisitor code;
  private final LoopBody body;
  private final String name;
  private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_FRAMES);

  /** The local variable of each slot. */
  private final int[] locals;

  /** Where each column begins in the block, in local variables. */
  private final int[] columns;

  private final List<List<Integer>> outputs = new ArrayList<>();
  private int nextLocal = SUM + 1;
  private int row;
  private int lane;

  /**
   * @param body what to write
   * @param neighbour a class of the package that the loop is to be in
   */
  protected LoopWriter(LoopBody body, Class<?> neighbour) {
    String known = Type.getInternalName(neighbour);
    this.body = body;
    this.graph = body.graph();
    this.name = known.substring(0, known.lastIndexOf('/') + 1) + "CompiledLoop";
    this.locals = new int[graph.size()];
    this.columns = new int[graph.inputs() - body.numbers() + body.columns()];
    for (int i = 0; i < graph.size(); i++) {
      locals[i] = NONE;
      outputs.add(new ArrayList<>());
    }
    for (int k = 0; k < graph.outputs(); k++) {
      outputs.get(graph.output(k)).add(k);
    }
    this.code = out.visitMethod(0, "<init>", "()V", null, null);
  }

  /** The class. */
  public final byte[] write() {
    String loop = Type.getInternalName(RowLoop.class);
    out.visit(V17, ACC_FINAL | ACC_SUPER, name, null, "java/lang/Object", new String[] {loop});
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    end();
    code = out.visitMethod(ACC_PUBLIC | ACC_FINAL, "run", "([DIII[D[I[I[DI)V", null, null);
    code.visitCode();
    writeLoop();
    end();
    out.visitEnd();
    return out.toByteArray();
  }

  private void end() {
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void writeLoop() {
    int in = graph.inputs() - body.numbers();
    for (int k = 0; k < columns.length; k++) {
      code.visitVarInsn(ALOAD, k < in ? X : Y);
      push(k < in ? k : k - in);
      code.visitInsn(IALOAD);
      code.visitVarInsn(ILOAD, STRIDE);
      code.visitInsn(IMUL);
      columns[k] = storeInt();
    }
    for (int i = 0; i < graph.size(); i++) {
      if (isSame(i)) {
        int place = i;
        fill(() -> pushNumber(place));
        store(i);
      }
    }
    code.visitVarInsn(ILOAD, FROM);
    row = storeInt();
    code.visitInsn(ICONST_0);
    lane = storeInt();
    Label test = new Label();
    Label next = new Label();
    Label done = new Label();
    code.visitLabel(test);
    code.visitVarInsn(ILOAD, row);
    code.visitVarInsn(ILOAD, TO);
    code.visitJumpInsn(IF_ICMPGE, done);
    writeRow(next);
    code.visitLabel(next);
    code.visitIincInsn(row, rowsAtOnce());
    code.visitJumpInsn(GOTO, test);
    code.visitLabel(done);
  }

  private void writeRow(Label next) {
    if (body.masked()) {
      jumpIfZero(BLOCK, () -> pushIndex(columns[0]), next);
    }
    code.visitVarInsn(ILOAD, SUM);
    push(Kernels.LANES);
    code.visitInsn(IMUL);
    code.visitVarInsn(ILOAD, row);
    push(Kernels.LANES - 1);
    code.visitInsn(IAND);
    code.visitInsn(IADD);
    code.visitVarInsn(ISTORE, lane);
    for (int i = 0; i < graph.size(); i++) {
      if (graph.kind(i) != Kind.INPUT && graph.kind(i) != Kind.CONSTANT) {
        for (int k = 0; k < graph.arity(i); k++) {
          hold(graph.input(i, k));
        }
        compute(i);
        store(i);
      }
      if (!outputs.get(i).isEmpty()) {
        hold(i);
        outputs.get(i).forEach(this::writeOutput);
      }
    }
  }

  private void writeOutput(int k) {
    int slot = graph.output(k);
    if (k < body.columns()) {
      int column = columns[columns.length - body.columns() + k];
      write(BLOCK, () -> pushIndex(column), () -> load(slot));
    } else {
      Runnable place = () -> pushLane(k - body.columns());
      write(
          LANES,
          place,
          () -> {
            read(LANES, place);
            load(slot);
            add();
          });
    }
  }

  /** Whether a slot is the same in every row: a number that is given, or a constant. */
  private boolean isSame(int i) {
    return graph.kind(i) == Kind.CONSTANT || graph.kind(i) == Kind.INPUT && i < body.numbers();
  }

  private void pushNumber(int i) {
    if (graph.kind(i) == Kind.CONSTANT) {
      code.visitLdcInsn(graph.constant(i));
    } else {
      code.visitVarInsn(ALOAD, NUMBERS);
      push(i);
      code.visitInsn(DALOAD);
    }
  }

  private void pushIndex(int column) {
    code.visitVarInsn(ILOAD, column);
    code.visitVarInsn(ILOAD, row);
    code.visitInsn(IADD);
  }

  private void pushLane(int sum) {
    code.visitVarInsn(ILOAD, lane);
    push(Kernels.LANES * sum);
    code.visitInsn(IADD);
  }

  /** Makes sure that a slot is in its local variable. */
  private void hold(int slot) {
    if (locals[slot] == NONE) {
      read(BLOCK, () -> pushIndex(columns[slot - body.numbers()]));
      store(slot);
    }
  }

  private int storeInt() {
    code.visitVarInsn(ISTORE, nextLocal);
    return nextLocal++;
  }

  private void store(int slot) {
    locals[slot] = nextLocal;
    code.visitVarInsn(storeOpcode(), nextLocal);
    nextLocal += words();
  }

  /** Puts the value of a slot on the stack. */
  protected final void load(int slot) {
    code.visitVarInsn(loadOpcode(), locals[slot]);
  }

  /** A local variable for a further value. */
  protected final int newLocal() {
    return nextLocal++;
  }

  protected final void push(int number) {
    if (number <= 5) {
      code.visitInsn(ICONST_0 + number);
    } else if (number <= Byte.MAX_VALUE) {
      code.visitIntInsn(BIPUSH, number);
    } else if (number <= Short.MAX_VALUE) {
      code.visitIntInsn(SIPUSH, number);
    } else {
      code.visitLdcInsn(number);
    }
  }

  /** How many rows a value is for. */
  protected abstract int rowsAtOnce();

  /** How many local variables a value takes. */
  protected abstract int words();

  protected abstract int loadOpcode();

  protected abstract int storeOpcode();

  /** Puts a value on the stack that is the same number for each row. */
  protected abstract void fill(Runnable number);

  /** Reads a value from an array, which is in a local variable. */
  protected abstract void read(int array, Runnable index);

  /** Writes a value to an array, which is in a local variable. */
  protected abstract void write(int array, Runnable index, Runnable value);

  /** Adds the two values on the stack. */
  protected abstract void add();

  /** Jumps if what stands in an array is zero for each row. */
  protected abstract void jumpIfZero(int array, Runnable index, Label to);

  /** Puts the value of an instruction on the stack, whose inputs can be loaded. */
  protected abstract void compute(int i);
}
