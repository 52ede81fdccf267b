package rustgrad.program.exec;

import static org.objectweb.asm.Opcodes.DCMPG;
import static org.objectweb.asm.Opcodes.DCMPL;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFGT;
import static org.objectweb.asm.Opcodes.IFLE;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.IFNE;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import rustgrad.api.Comparison;

/** What all generated classes have in common, those of rustgrad.rows too. */
@SuppressWarnings("exports") // to rustgrad.rows, which requires ASM as well
public final class JvmCode {
  private static final Handle CLASS_DATA_AT =
      new Handle(
          H_INVOKESTATIC,
          "java/lang/invoke/MethodHandles",
          "classDataAt",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)"
              + "Ljava/lang/Object;",
          false);

  private JvmCode() {}

  /** An entry of the data of a hidden class, which the JIT compiler treats as a constant. */
  public static ConstantDynamic classDataAt(int index, Class<?> type) {
    return new ConstantDynamic("_", Type.getDescriptor(type), CLASS_DATA_AT, index);
  }

  /**
   * Compares the two doubles on the stack, so that NaN compares with nothing.
   *
   * @return the opcode of the jump that is taken if the comparison does not hold
   */
  public static int compare(MethodVisitor code, Comparison comparison) {
    boolean less = comparison == Comparison.LESS || comparison == Comparison.LESS_OR_EQUAL;
    code.visitInsn(less ? DCMPG : DCMPL);
    return switch (comparison) {
      case LESS -> IFGE;
      case LESS_OR_EQUAL -> IFGT;
      case GREATER -> IFLE;
      case GREATER_OR_EQUAL -> IFLT;
      case EQUAL -> IFNE;
      case NOT_EQUAL -> IFEQ;
    };
  }
}
