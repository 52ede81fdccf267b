package rustgrad.program.exec;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import rustgrad.program.ir.Graph;
import rustgrad.program.pass.SpreadSums;

/**
 * Runs a graph as the bytecode of a hidden class, which the JVM then compiles to machine code like
 * any other. A graph that is too large for one method is cut into several, called in turn.
 */
final class Bytecode implements Executor {
  private static final System.Logger LOG = System.getLogger(Bytecode.class.getName());
  private static final AtomicBoolean FALLBACK_LOGGED = new AtomicBoolean();

  private static final String PARENT = Type.getInternalName(GeneratedCode.class);
  private static final String NAME = PARENT.substring(0, PARENT.lastIndexOf('/') + 1) + "Compiled";
  private static final String PARAMETERS = "([D[D" + Type.getDescriptor(Frame.class) + ")";

  /** HotSpot leaves methods above 8,000 bytes to its interpreter. */
  private static final int METHOD_LIMIT = 7_900;

  /** How many calls fit into a method, with a margin. */
  private static final int CALLS_PER_METHOD = 500;

  private final GeneratedCode code;
  private final MethodLayout layout;
  private final int largestMethod;

  private Bytecode(GeneratedCode code, MethodLayout layout, int largestMethod) {
    this.code = code;
    this.layout = layout;
    this.largestMethod = largestMethod;
  }

  /**
   * Compiles a graph to a class.
   *
   * @throws RuntimeException or an Error where the JVM cannot define the class, or the graph is too
   *     large for one
   */
  static Bytecode compile(Graph graph) {
    Graph spread = SpreadSums.apply(graph);
    for (int methodBytes = METHOD_LIMIT; ; methodBytes = methodBytes * 3 / 4) {
      MethodLayout layout = new MethodLayout(spread, methodBytes);
      Bytecode.Writer writer = new Writer(spread, layout);
      byte[] bytes = writer.write();
      if (writer.largest <= METHOD_LIMIT) {
        return new Bytecode(define(spread, layout, bytes), layout, writer.largest);
      }
    }
  }

  /** Null where the JVM defines no class for the graph, or it is too large for one. */
  static @Nullable Bytecode compileOrNull(Graph graph) {
    try {
      return compile(graph);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (ClassTooLargeException | MethodTooLargeException e) {
      return null;
    } catch (RuntimeException | Error e) { // a native image throws an Error of its own
      if (FALLBACK_LOGGED.compareAndSet(false, true)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "programs are interpreted, because no class can be defined for them here: " + e);
      }
      return null;
    }
  }

  private static GeneratedCode define(Graph graph, MethodLayout layout, byte[] bytes) {
    List<Object> classData = new ArrayList<>(graph.ops());
    if (layout.constantsInArray) {
      classData.add(graph.constants());
    }
    try {
      return (GeneratedCode)
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(bytes, classData, true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the compiled class cannot be used", e);
    }
  }

  @Override
  public String name() {
    return "bytecode";
  }

  @Override
  public boolean needsNoMemory() {
    return layout.needsNoMemory();
  }

  @Override
  public Frame newFrame() {
    return layout.newFrame(this);
  }

  @Override
  public double run(double[] x, double[] into, Frame frame) {
    return code.run(x, into, frame);
  }

  /** How many methods the class has. */
  int methods() {
    return layout.methods.size();
  }

  /** The bytes of the largest method. */
  int largestMethod() {
    return largestMethod;
  }

  /** Writes the class: {@code run}, which calls part0, part1, ... in turn. */
  private static final class Writer {
    private final Graph graph;
    private final MethodLayout layout;
    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_FRAMES);

    /** The bytes of the largest method. */
    int largest;

    Writer(Graph graph, MethodLayout layout) {
      this.graph = graph;
      this.layout = layout;
    }

    byte[] write() {
      out.visit(V17, ACC_FINAL | ACC_SUPER, NAME, null, PARENT, null);
      writeConstructor();
      int last = layout.methods.size() - 1;
      List<String> calls = new ArrayList<>();
      for (int m = 0; m <= last; m++) {
        String descriptor = PARAMETERS + (m == last ? "D" : "Z");
        MethodVisitor code = out.visitMethod(ACC_STATIC, "part" + m, descriptor, null, null);
        MethodWriter method = new MethodWriter(graph, layout, code, m == last);
        largest = Math.max(largest, method.write(layout.methods.get(m)));
        if (m < last) {
          calls.add("part" + m);
        }
      }
      writeRun(group(calls), "part" + last);
      out.visitEnd();
      return out.toByteArray();
    }

    /** Writes methods that call many others, until few enough are left for one. */
    private List<String> group(List<String> calls) {
      int groups = 0;
      while (calls.size() > CALLS_PER_METHOD) {
        List<String> grouped = new ArrayList<>();
        for (int from = 0; from < calls.size(); from += CALLS_PER_METHOD) {
          String name = "group" + groups++;
          MethodVisitor code = out.visitMethod(ACC_STATIC, name, PARAMETERS + "Z", null, null);
          code.visitCode();
          int to = Math.min(from + CALLS_PER_METHOD, calls.size());
          writeCalls(code, 0, calls.subList(from, to), false);
          code.visitInsn(ICONST_1);
          code.visitInsn(IRETURN);
          end(code);
          grouped.add(name);
        }
        calls = grouped;
      }
      return calls;
    }

    private void writeRun(List<String> calls, String last) {
      MethodVisitor code = out.visitMethod(ACC_FINAL, "run", PARAMETERS + "D", null, null);
      code.visitCode();
      writeCalls(code, 1, calls, true);
      writeCall(code, 1, last, "D");
      code.visitInsn(DRETURN);
      end(code);
    }

    private void end(MethodVisitor code) {
      Label end = new Label();
      code.visitLabel(end);
      code.visitMaxs(0, 0);
      code.visitEnd();
      largest = Math.max(largest, end.getOffset());
    }

    /** Calls one after the other, until one says that a guard failed. */
    private static void writeCalls(
        MethodVisitor code, int firstLocal, List<String> calls, boolean isRun) {
      for (String call : calls) {
        writeCall(code, firstLocal, call, "Z");
        Label next = new Label();
        code.visitJumpInsn(IFNE, next);
        if (isRun) {
          code.visitLdcInsn(Double.NaN);
          code.visitInsn(DRETURN);
        } else {
          code.visitInsn(ICONST_0);
          code.visitInsn(IRETURN);
        }
        code.visitLabel(next);
      }
    }

    private static void writeCall(MethodVisitor code, int firstLocal, String name, String type) {
      for (int local = firstLocal; local < firstLocal + 3; local++) {
        code.visitVarInsn(ALOAD, local);
      }
      code.visitMethodInsn(INVOKESTATIC, NAME, name, PARAMETERS + type, false);
    }

    private void writeConstructor() {
      MethodVisitor code = out.visitMethod(0, "<init>", "()V", null, null);
      code.visitCode();
      code.visitVarInsn(ALOAD, 0);
      code.visitMethodInsn(INVOKESPECIAL, PARENT, "<init>", "()V", false);
      code.visitInsn(RETURN);
      code.visitMaxs(0, 0);
      code.visitEnd();
    }
  }
}
