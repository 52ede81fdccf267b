package rustgrad.simd;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DCONST_1;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.LCONST_0;
import static org.objectweb.asm.Opcodes.LOR;
import static org.objectweb.asm.Opcodes.LSHL;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.ops.Abs;
import rustgrad.ops.Max;
import rustgrad.ops.Min;
import rustgrad.ops.Relu;
import rustgrad.ops.Sqrt;
import rustgrad.program.ir.Kind;
import rustgrad.rows.kernel.LoopBody;
import rustgrad.rows.kernel.LoopWriter;
import rustgrad.rows.kernel.RowLoop;

/** Loops over vectors of rows: each value is a vector, in a register. */
final class VectorLoops extends LoopWriter {
  /** The ops that a few instructions compute; the formulas are those of rustgrad.ops. */
  private static final Set<Class<?>> OPS =
      Set.of(Abs.class, Max.class, Min.class, Relu.class, Sqrt.class);

  private static final String VECTOR = Type.getInternalName(DoubleVector.class);
  private static final String MASK = Type.getInternalName(VectorMask.class);
  private static final String OPERATORS = Type.getInternalName(VectorOperators.class);
  private static final String ANY_VECTOR = Type.getDescriptor(Vector.class);
  private static final String COMPARISON = Type.getDescriptor(VectorOperators.Comparison.class);
  private static final String SPECIES = Type.getDescriptor(VectorSpecies.class);
  private static final String TO_VECTOR = ")" + Type.getDescriptor(DoubleVector.class);

  /** Masks that have been computed, in local variables, by how they compare which slots. */
  private final Map<List<Object>, Integer> masks = new HashMap<>();

  private VectorLoops(LoopBody body) {
    super(body, VectorLoops.class);
  }

  static boolean fit(Op op) {
    return OPS.contains(op.getClass());
  }

  static RowLoop of(LoopBody body) {
    OperatorClasses.show();
    try {
      RowLoop loop =
          (RowLoop)
              MethodHandles.lookup()
                  .defineHiddenClass(new VectorLoops(body).write(), true)
                  .lookupClass()
                  .getDeclaredConstructor()
                  .newInstance();
      return new WholeVectors(loop, body.sums());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the compiled loop cannot be used", e);
    }
  }

  @Override
  protected int rowsAtOnce() {
    return Vectors.LENGTH;
  }

  @Override
  protected int words() {
    return 1;
  }

  @Override
  protected int loadOpcode() {
    return ALOAD;
  }

  @Override
  protected int storeOpcode() {
    return ASTORE;
  }

  @Override
  protected void fill(Runnable number) {
    species();
    number.run();
    code.visitMethodInsn(INVOKESTATIC, VECTOR, "broadcast", "(" + SPECIES + "D" + TO_VECTOR, false);
  }

  @Override
  protected void read(int array, Runnable index) {
    species();
    code.visitVarInsn(ALOAD, array);
    index.run();
    code.visitMethodInsn(
        INVOKESTATIC, VECTOR, "fromArray", "(" + SPECIES + "[DI" + TO_VECTOR, false);
  }

  @Override
  protected void write(int array, Runnable index, Runnable value) {
    value.run();
    code.visitVarInsn(ALOAD, array);
    index.run();
    code.visitMethodInsn(INVOKEVIRTUAL, VECTOR, "intoArray", "([DI)V", false);
  }

  private void species() {
    String vectors = Type.getInternalName(Vectors.class);
    code.visitFieldInsn(GETSTATIC, vectors, "SPECIES", SPECIES);
  }

  @Override
  protected void add() {
    with("add");
  }

  /** Looks at the bits of each number but its sign: a mask took up to three times as long. */
  @Override
  protected void jumpIfZero(int array, Runnable index, Label to) {
    for (int l = 0; l < Vectors.LENGTH; l++) {
      code.visitVarInsn(ALOAD, array);
      index.run();
      push(l);
      code.visitInsn(IADD);
      code.visitInsn(DALOAD);
      code.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "doubleToRawLongBits", "(D)J", false);
      if (l > 0) {
        code.visitInsn(LOR);
      }
    }
    code.visitInsn(ICONST_1);
    code.visitInsn(LSHL);
    code.visitInsn(LCONST_0);
    code.visitInsn(LCMP);
    code.visitJumpInsn(IFEQ, to);
  }

  @Override
  protected void compute(int i) {
    switch (graph.kind(i)) {
      case PLUS -> both(i, "add");
      case MINUS -> both(i, "sub");
      case TIMES -> both(i, "mul");
      case DIV -> both(i, "div");
      case NEGATE -> {
        load(graph.input(i, 0));
        alone("neg");
      }
      case WHERE -> {
        load(graph.input(i, 3));
        load(graph.input(i, 2));
        loadMask(graph.comparison(i), graph.input(i, 0), graph.input(i, 1));
        blend();
      }
      default -> computeOp(i, graph.kind(i), graph.op(i).getClass());
    }
  }

  private void computeOp(int i, Kind kind, Class<?> op) {
    int x = graph.input(i, 0);
    if (kind == Kind.UNARY) {
      load(x);
      if (op == Relu.class) {
        zero();
        loadMask("LE", x, this::zero);
        blend();
      } else {
        alone(op == Abs.class ? "abs" : "sqrt");
      }
    } else if (kind == Kind.UNARY_PARTIAL) {
      partial(x, graph.input(i, 1), op);
    } else if (kind == Kind.BINARY) {
      both(i, op == Max.class ? "max" : "min");
    } else {
      boolean greater = (kind == Kind.PARTIAL_A) == (op == Max.class);
      share(x, graph.input(i, 1), greater ? "GT" : "LT");
      orNaN(graph.input(i, 2));
    }
  }

  private void partial(int x, int y, Class<?> op) {
    if (op == Sqrt.class) { // 1 / (2y)
      fill(() -> code.visitLdcInsn(0.5));
      load(y);
      with("div");
    } else if (op == Relu.class) { // 1 where x > 0, else 0
      zero();
      one();
      loadMask("GT", x, this::zero);
      blend();
      orNaN(y);
    } else { // 1, -1 or x
      load(x);
      one();
      loadMask("GT", x, this::zero);
      blend();
      fill(() -> code.visitLdcInsn(-1.0));
      loadMask("LT", x, this::zero);
      blend();
    }
  }

  /** 1 where a and b compare so, 1/2 at a tie, else 0. */
  private void share(int a, int b, String comparison) {
    zero();
    fill(() -> code.visitLdcInsn(0.5));
    loadMask("EQ", a, () -> load(b));
    blend();
    one();
    loadMask(comparison, a, () -> load(b));
    blend();
  }

  /** What is on the stack, but y where that is NaN. */
  private void orNaN(int y) {
    load(y);
    loadMask("NE", y, () -> load(y));
    blend();
  }

  private void loadMask(Comparison comparison, int left, int right) {
    Integer known = masks.get(List.of(comparison, left, right));
    if (known == null) {
      loadMask(operator(comparison), left, () -> load(right));
      known = newLocal();
      masks.put(List.of(comparison, left, right), known);
      code.visitVarInsn(ASTORE, known);
    }
    code.visitVarInsn(ALOAD, known);
  }

  private void loadMask(String operator, int left, Runnable right) {
    load(left);
    compare(operator, right);
  }

  private void compare(String operator, Runnable right) {
    code.visitFieldInsn(GETSTATIC, OPERATORS, operator, COMPARISON);
    right.run();
    String mask = ")" + Type.getDescriptor(VectorMask.class);
    code.visitMethodInsn(
        INVOKEVIRTUAL, VECTOR, "compare", "(" + COMPARISON + ANY_VECTOR + mask, false);
  }

  private static String operator(Comparison comparison) {
    return switch (comparison) {
      case LESS -> "LT";
      case LESS_OR_EQUAL -> "LE";
      case GREATER -> "GT";
      case GREATER_OR_EQUAL -> "GE";
      case EQUAL -> "EQ";
      case NOT_EQUAL -> "NE";
    };
  }

  private void blend() {
    String types = "(" + ANY_VECTOR + Type.getDescriptor(VectorMask.class) + TO_VECTOR;
    code.visitMethodInsn(INVOKEVIRTUAL, VECTOR, "blend", types, false);
  }

  private void both(int i, String method) {
    load(graph.input(i, 0));
    load(graph.input(i, 1));
    with(method);
  }

  private void with(String method) {
    code.visitMethodInsn(INVOKEVIRTUAL, VECTOR, method, "(" + ANY_VECTOR + TO_VECTOR, false);
  }

  private void alone(String method) {
    code.visitMethodInsn(INVOKEVIRTUAL, VECTOR, method, "(" + TO_VECTOR, false);
  }

  private void zero() {
    fill(() -> code.visitInsn(DCONST_0));
  }

  private void one() {
    fill(() -> code.visitInsn(DCONST_1));
  }
}
