package rustgrad.playground.engine;

import java.util.Set;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.ConstructInstruction;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * Lets rustgrad call {@link PageStrictMath} for {@link StrictMath} and some of {@link Math}, and
 * make a {@link PageRandom} for each {@link java.util.Random}.
 */
final class PageReferences implements ClassHolderTransformer {
  private static final String STRICT_MATH = "java.lang.StrictMath";
  private static final String RANDOM = "java.util.Random";

  /** The functions of Math on doubles that are replaced too. */
  private static final Set<String> OF_MATH = Set.of("copySign", "ulp");

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    if (type.getName().startsWith("rustgrad.")
        && !type.getName().equals(PageRandom.class.getName())) {
      for (MethodHolder method : type.getMethods()) {
        if (method.getProgram() != null) {
          method.getProgram().getBasicBlocks().forEach(PageReferences::transform);
        }
      }
    }
  }

  private static void transform(BasicBlock block) {
    for (Instruction instruction : block) {
      if (instruction instanceof ConstructInstruction make && make.getType().equals(RANDOM)) {
        make.setType(PageRandom.class.getName());
      } else if (instruction instanceof InvokeInstruction call) {
        MethodReference method = call.getMethod();
        if (method.getClassName().equals(STRICT_MATH) || isOfMath(method)) {
          redirect(call, PageStrictMath.class);
        } else if (method.getClassName().equals(RANDOM) && method.getName().equals("<init>")) {
          redirect(call, PageRandom.class);
        }
      }
    }
  }

  private static boolean isOfMath(MethodReference method) {
    return method.getClassName().equals("java.lang.Math")
        && OF_MATH.contains(method.getName())
        && method.parameterType(0) == ValueType.DOUBLE;
  }

  private static void redirect(InvokeInstruction call, Class<?> to) {
    call.setMethod(new MethodReference(to.getName(), call.getMethod().getDescriptor()));
  }
}
