package rustgrad.playground.formula;

import java.util.List;
import java.util.Set;

/**
 * What is known at one step of a {@link Timeline}.
 *
 * @param phase which part of the course it is in
 * @param lines what this step computes, as a learner reads it
 * @param active the index of the value that this step is about; -1 if there is none
 * @param known how many of the values, in their order, have been computed; leaves are always known
 * @param flows along which inputs of this value, by their index, numbers flow in this step
 * @param gradients of each value
 * @param reached which values have a gradient by now
 */
public record Frame(
    Phase phase,
    List<String> lines,
    int active,
    int known,
    Set<Integer> flows,
    double[] gradients,
    boolean[] reached) {
  /** The parts of a course. */
  public enum Phase {
    /** The leaves have their numbers. */
    START,
    /** A result is computed. */
    FORWARD,
    /** The result gets the gradient 1. */
    TURN,
    /** A result hands its gradient on. */
    BACKWARD,
    /** All is known. */
    END
  }
}
