package rustgrad.program.ir;

import rustgrad.api.Comparison;
import rustgrad.api.Op;

/**
 * Takes the instructions that the {@link ChainRule} writes after those of a graph, whose slots keep
 * their numbers.
 */
public interface InstructionWriter {

  /** The slot of a constant. */
  int constant(double value);

  /** An instruction of the arithmetic kinds, of one or two inputs. */
  int add(Kind kind, int... in);

  /** The same, without an array for the inputs. */
  int add(Kind kind, int a, int b);

  /** An instruction that uses an op. */
  int add(Kind kind, Op op, int... in);

  int where(Comparison comparison, int left, int right, int whenTrue, int whenFalse);

  /** One of the numbers of an instruction whose {@linkplain Kind#hasManyNumbers kind has many}. */
  int pick(int many, int place);

  /** Whether a slot is of this kind. */
  boolean is(Kind kind, int slot);
}
