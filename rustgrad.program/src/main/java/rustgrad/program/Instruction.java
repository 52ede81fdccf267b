package rustgrad.program;

import java.util.List;

/**
 * One line of a {@link ProgramGraph}.
 *
 * @param name what others call it: "x0" for an input, "v3" for what is computed, "out[0]" for an
 *     output; else an empty text
 * @param operation what is computed, such as "times", "tanh", or "tanh'" for a derivative of an op;
 *     "where 1 &lt; 2" and "guard 1 &lt; 2" compare their inputs 1 and 2; of a constant its number;
 *     else an empty text
 * @param inputs which of the instructions it reads, all of them before this one
 */
public record Instruction(Kind kind, String name, String operation, List<Integer> inputs) {

  /** What an instruction is there for. */
  public enum Kind {
    /** An input of the program. */
    INPUT,
    /** A number that is known. */
    CONSTANT,
    /** Computes a number from others. */
    OPERATION,
    /** Checks that a comparison turns out as it did when the function was traced. */
    GUARD,
    /** Writes a derivative, or an output of the function. */
    OUTPUT,
    /** Returns the value of the function. */
    RESULT
  }
}
