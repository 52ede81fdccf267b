package rustgrad.program.exec;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.UnaryOp;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Writes the actions of one method. Its parameters are x, into and the frame. Slots live in local
 * variables; those that other methods read are stored to the frame as well.
 */
final class MethodWriter {
  static final String FRAME = Type.getInternalName(Frame.class);
  private static final int X = 0, INTO = 1, FRAME_LOCAL = 2;

  private final Graph graph;
  private final MethodLayout layout;
  private final MethodVisitor code;
  private final boolean isLast;
  private final Map<Integer, Integer> locals = new HashMap<>();
  private int nextLocal = FRAME_LOCAL + 1;

  /** The last method returns the result, others whether all guards held. */
  MethodWriter(Graph graph, MethodLayout layout, MethodVisitor code, boolean isLast) {
    this.graph = graph;
    this.layout = layout;
    this.code = code;
    this.isLast = isLast;
  }

  /** Writes the whole body, and returns how many bytes it takes. */
  int write(List<MethodLayout.Action> actions) {
    code.visitCode();
    actions.forEach(this::write);
    if (isLast) {
      load(graph.result());
      code.visitInsn(DRETURN);
    } else {
      code.visitInsn(ICONST_1);
      code.visitInsn(IRETURN);
    }
    Label end = new Label();
    code.visitLabel(end);
    code.visitMaxs(0, 0);
    code.visitEnd();
    return end.getOffset();
  }

  private void write(MethodLayout.Action action) {
    if (action instanceof MethodLayout.Action.Compute compute) {
      compute(compute.slot());
    } else if (action instanceof MethodLayout.Action.Fill fill) {
      loadArray(layout.array[fill.instruction()]);
      push(fill.k());
      load(graph.input(fill.instruction(), fill.k()));
      code.visitInsn(DASTORE);
    } else if (action instanceof MethodLayout.Action.Output output) {
      code.visitVarInsn(ALOAD, INTO);
      push(output.k());
      load(graph.output(output.k()));
      code.visitInsn(DASTORE);
    }
  }

  private void compute(int i) {
    switch (graph.kind(i)) {
      case PLUS -> arithmetic(i, DADD);
      case MINUS -> arithmetic(i, DSUB);
      case TIMES -> arithmetic(i, DMUL);
      case DIV -> arithmetic(i, DDIV);
      case NEGATE -> {
        load(graph.input(i, 0));
        code.visitInsn(DNEG);
        store(i);
      }
      case DETACH -> {
        load(graph.input(i, 0));
        store(i);
      }
      case ROW_SUM -> {
        load(graph.input(i, 0));
        code.visitInsn(DCONST_0);
        code.visitInsn(DADD);
        store(i);
      }
      case WHERE -> where(i);
      case GUARD -> guard(i);
      case UNARY -> call(i, UnaryOp.class, "apply", "(D)D");
      case UNARY_PARTIAL -> call(i, UnaryOp.class, "partial", "(DD)D");
      case BINARY -> call(i, BinaryOp.class, "apply", "(DD)D");
      case PARTIAL_A -> call(i, BinaryOp.class, "partialA", "(DDD)D");
      case PARTIAL_B -> call(i, BinaryOp.class, "partialB", "(DDD)D");
      case NARY -> {
        loadOp(i, NaryOp.class);
        loadArray(layout.array[i]);
        invoke(NaryOp.class, "apply", "([D)D");
        store(i);
      }
      case NARY_PARTIALS -> {
        loadOp(i, NaryOp.class);
        loadArray(layout.array[i]);
        load(graph.input(i, graph.arity(i) - 1));
        loadArray(layout.array[i] + 1);
        invoke(NaryOp.class, "partials", "([DD[D)V");
      }
      case CALL -> {
        loadOp(i, VectorOp.class);
        loadArray(layout.array[i]);
        loadArray(layout.array[i] + 1);
        invoke(VectorOp.class, "apply", "([D[D)V");
      }
      case PICK -> {
        loadArray(layout.array[graph.input(i, 0)] + 1);
        push(graph.detail(i));
        code.visitInsn(DALOAD);
        store(i);
      }
      default -> throw new IllegalStateException(graph.kind(i) + " is not written as bytecode");
    }
  }

  private void arithmetic(int i, int opcode) {
    load(graph.input(i, 0));
    load(graph.input(i, 1));
    code.visitInsn(opcode);
    store(i);
  }

  private void call(int i, Class<?> type, String method, String descriptor) {
    loadOp(i, type);
    for (int k = 0; k < graph.arity(i); k++) {
      load(graph.input(i, k));
    }
    invoke(type, method, descriptor);
    store(i);
  }

  private void where(int i) {
    // Both sides must be in local variables before the branch, or only one path would put them
    // there.
    hold(graph.input(i, 2));
    hold(graph.input(i, 3));
    Label otherwise = new Label();
    Label end = new Label();
    jumpUnless(i, true, otherwise);
    load(graph.input(i, 2));
    code.visitJumpInsn(GOTO, end);
    code.visitLabel(otherwise);
    load(graph.input(i, 3));
    code.visitLabel(end);
    store(i);
  }

  private void guard(int i) {
    Label holds = new Label();
    jumpUnless(i, !graph.expected(i), holds);
    code.visitVarInsn(ALOAD, FRAME_LOCAL);
    push(layout.guardNumber[i]);
    code.visitFieldInsn(PUTFIELD, FRAME, "failedGuard", "I");
    if (isLast) {
      code.visitLdcInsn(Double.NaN);
      code.visitInsn(DRETURN);
    } else {
      code.visitInsn(ICONST_0);
      code.visitInsn(IRETURN);
    }
    code.visitLabel(holds);
  }

  /** Jumps unless the comparison of instruction i gives the outcome. NaN compares with nothing. */
  private void jumpUnless(int i, boolean outcome, Label target) {
    load(graph.input(i, 0));
    load(graph.input(i, 1));
    int jumpIfFalse = JvmCode.compare(code, graph.comparison(i));
    code.visitJumpInsn(outcome ? jumpIfFalse : opposite(jumpIfFalse), target);
  }

  /** The opcodes of opposite jumps are neighbours, the first of them odd. */
  private static int opposite(int jump) {
    return ((jump + 1) ^ 1) - 1;
  }

  /** Puts the number of a slot on the stack. */
  private void load(int slot) {
    Integer local = locals.get(slot);
    if (local != null) {
      code.visitVarInsn(DLOAD, local);
    } else if (graph.kind(slot) == Kind.CONSTANT) {
      loadConstant(slot);
    } else {
      loadFromMemory(slot);
      code.visitInsn(DUP2);
      code.visitVarInsn(DSTORE, newLocal(slot));
    }
  }

  /** Makes sure that loading the slot takes it from a local variable. */
  private void hold(int slot) {
    if (!locals.containsKey(slot) && graph.kind(slot) != Kind.CONSTANT) {
      loadFromMemory(slot);
      code.visitVarInsn(DSTORE, newLocal(slot));
    }
  }

  private void loadFromMemory(int slot) {
    if (graph.kind(slot) == Kind.INPUT) {
      code.visitVarInsn(ALOAD, X);
      push(graph.detail(slot));
    } else {
      loadSlots();
      push(layout.spill[slot]);
    }
    code.visitInsn(DALOAD);
  }

  private void loadConstant(int slot) {
    if (layout.constantsInArray) {
      code.visitLdcInsn(JvmCode.classDataAt(layout.constantsPlace(), double[].class));
      push(graph.detail(slot));
      code.visitInsn(DALOAD);
    } else {
      code.visitLdcInsn(graph.constant(slot));
    }
  }

  /** Takes the number of slot i from the stack. */
  private void store(int i) {
    int local = newLocal(i);
    code.visitVarInsn(DSTORE, local);
    if (layout.spill[i] >= 0) {
      loadSlots();
      push(layout.spill[i]);
      code.visitVarInsn(DLOAD, local);
      code.visitInsn(DASTORE);
    }
  }

  private int newLocal(int slot) {
    locals.put(slot, nextLocal);
    nextLocal += 2;
    return nextLocal - 2;
  }

  private void loadSlots() {
    code.visitVarInsn(ALOAD, FRAME_LOCAL);
    code.visitFieldInsn(GETFIELD, FRAME, "slots", "[D");
  }

  private void loadArray(int number) {
    code.visitVarInsn(ALOAD, FRAME_LOCAL);
    code.visitFieldInsn(GETFIELD, FRAME, "arrays", "[[D");
    push(number);
    code.visitInsn(AALOAD);
  }

  private void loadOp(int i, Class<?> type) {
    code.visitLdcInsn(JvmCode.classDataAt(graph.detail(i), type));
  }

  private void invoke(Class<?> type, String method, String descriptor) {
    code.visitMethodInsn(INVOKEINTERFACE, Type.getInternalName(type), method, descriptor, true);
  }

  private void push(int number) {
    if (number >= -1 && number <= 5) {
      code.visitInsn(ICONST_0 + number);
    } else if (number <= Byte.MAX_VALUE) {
      code.visitIntInsn(BIPUSH, number);
    } else if (number <= Short.MAX_VALUE) {
      code.visitIntInsn(SIPUSH, number);
    } else { // not from the pool of constants: a class has room for 65,535 of them only
      push(number >> 15);
      push(15);
      code.visitInsn(ISHL);
      push(number & Short.MAX_VALUE);
      code.visitInsn(IADD);
    }
  }
}
