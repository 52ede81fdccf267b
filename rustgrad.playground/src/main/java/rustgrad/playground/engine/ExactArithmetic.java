package rustgrad.playground.engine;

import org.teavm.backend.javascript.TeaVMJavaScriptHost;
import org.teavm.backend.javascript.rendering.Precedence;
import org.teavm.backend.javascript.spi.Injector;
import org.teavm.interop.NoSideEffects;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.NumericOperandType;

/**
 * Lets TeaVM keep the parentheses of sums and products, and so their rounding.
 *
 * <p>TeaVM 0.15 and 0.16 write a + (b + c) as a + b + c, and a * (b / c) as a * b / c, for doubles
 * too, whose last bits then differ from those of Java. Here the sums and products of rustgrad
 * become calls, for which its code generator writes the operation in parentheses.
 */
final class ExactArithmetic implements ClassHolderTransformer {
  private static final MethodReference SUM = reference("sum");
  private static final MethodReference PRODUCT = reference("product");

  private static MethodReference reference(String name) {
    return new MethodReference(
        ExactArithmetic.class, name, double.class, double.class, double.class);
  }

  @NoSideEffects
  private static native double sum(double a, double b);

  @NoSideEffects
  private static native double product(double a, double b);

  /** Says how the calls are written. */
  static void addTo(TeaVMJavaScriptHost javaScript) {
    javaScript.add(SUM, injector("+", Precedence.ADDITION));
    javaScript.add(PRODUCT, injector("*", Precedence.MULTIPLICATION));
  }

  private static Injector injector(String sign, Precedence precedence) {
    return (context, method) -> {
      context.getWriter().append('(');
      context.writeExpr(context.getArgument(0), precedence);
      context.getWriter().ws().append(sign).ws();
      context.writeExpr(context.getArgument(1), precedence.next());
      context.getWriter().append(')');
    };
  }

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    if (type.getName().startsWith("rustgrad.")) {
      for (MethodHolder method : type.getMethods()) {
        if (method.getProgram() != null) {
          method.getProgram().getBasicBlocks().forEach(ExactArithmetic::transform);
        }
      }
    }
  }

  private static void transform(BasicBlock block) {
    for (Instruction instruction : block) {
      if (instruction instanceof BinaryInstruction binary
          && binary.getOperandType() == NumericOperandType.DOUBLE) {
        if (binary.getOperation() == BinaryOperation.ADD) {
          instruction.replace(call(SUM, binary));
        } else if (binary.getOperation() == BinaryOperation.MULTIPLY) {
          instruction.replace(call(PRODUCT, binary));
        }
      }
    }
  }

  private static Instruction call(MethodReference method, BinaryInstruction binary) {
    InvokeInstruction call = new InvokeInstruction();
    call.setType(InvocationType.SPECIAL);
    call.setMethod(method);
    call.setArguments(binary.getFirstOperand(), binary.getSecondOperand());
    call.setReceiver(binary.getReceiver());
    call.setLocation(binary.getLocation());
    return call;
  }
}
