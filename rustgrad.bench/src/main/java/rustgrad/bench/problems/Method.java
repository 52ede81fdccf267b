package rustgrad.bench.problems;

import java.util.Optional;
import rustgrad.bench.problems.Problem.Differentiated;

/** The ways in which a {@link Problem} is differentiated. */
enum Method {
  /** Loops over arrays, derived by hand. */
  BY_HAND("by hand") {
    @Override
    Optional<Differentiated> of(Problem problem) {
      return Optional.of(problem::gradientByHand);
    }
  },
  ONCE("once") {
    @Override
    Optional<Differentiated> of(Problem problem) {
      return Optional.of(problem.once());
    }
  },
  IN_STEPS("in steps") {
    @Override
    Optional<Differentiated> of(Problem problem) {
      return problem.inSteps();
    }
  },
  BY_CALLS("by calls") {
    @Override
    Optional<Differentiated> of(Problem problem) {
      return problem.byCalls();
    }
  },
  ANEW("anew") {
    @Override
    Optional<Differentiated> of(Problem problem) {
      return Optional.of(problem.anew());
    }
  },
  EAGER("eager") {
    @Override
    Optional<Differentiated> of(Problem problem) {
      return Optional.of(problem.eager());
    }
  };

  /** The head of its column. */
  final String title;

  Method(String title) {
    this.title = title;
  }

  /** What differentiates a problem in this way, if it can be. */
  abstract Optional<Differentiated> of(Problem problem);

  /** Whether it can differentiate a problem; nothing is made ready. */
  boolean isFor(Problem problem) {
    return this != IN_STEPS && this != BY_CALLS || problem.isLoop();
  }
}
