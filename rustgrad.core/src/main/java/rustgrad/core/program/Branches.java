package rustgrad.core.program;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.core.Execution;
import rustgrad.core.ProgramStatistics;
import rustgrad.core.exec.Frame;
import rustgrad.core.exec.Runner;
import rustgrad.core.exec.Tier;
import rustgrad.core.ir.Graph;
import rustgrad.core.pass.Derivative;
import rustgrad.core.trace.NeedsPoint;
import rustgrad.core.trace.Trace;
import rustgrad.core.trace.TracesMet;

/**
 * The ways through a function that have been taken so far. A run follows the latest; where a guard
 * fails it goes over to the way that parts from it there, tracing the function again if there is
 * none yet.
 */
public final class Branches {
  private static final double[] NO_OUTPUTS = {};

  private final Function<Value[], Value[]> function;
  private final int inputs;
  private final boolean single;
  private final int nodeLimit;
  private final int branchLimit;
  private final Execution execution;
  private volatile Branch[] branches = {};
  private volatile @Nullable Branch latest;

  public Branches(
      Function<Value[], Value[]> function,
      int inputs,
      boolean single,
      int nodeLimit,
      int branchLimit,
      Execution execution) {
    this.function = function;
    this.inputs = inputs;
    this.single = single;
    this.nodeLimit = nodeLimit;
    this.branchLimit = branchLimit;
    this.execution = execution;
    try {
      add(branchAt(null));
    } catch (NeedsPoint e) {
      // The first run has one.
    } catch (TracesMet e) {
      if (!Trace.isRunning()) {
        throw e;
      }
      // It uses values of a traced function around it, and can be run on values.
    }
  }

  /** Runs the function itself, on values of any engine. */
  public Value[] apply(Value... x) {
    return function.apply(x.clone());
  }

  /** The way that the function takes at x. */
  public Branch way(double[] x) {
    Branch known = latest;
    Branch branch = known == null ? traceFirst(x) : known;
    while (branch.hasGuards()) {
      Runner runner = branch.check().runner();
      Frame frame = runner.take();
      runner.executor().run(x, NO_OUTPUTS, frame);
      int failed = frame.failedGuard;
      runner.give(frame);
      if (failed == Frame.NONE) {
        break;
      }
      branch = otherWay(branch, failed, x);
    }
    latest = branch;
    return branch;
  }

  /** The way that the function takes everywhere, or null if it compares or is not traced yet. */
  public @Nullable Branch onlyWay() {
    Branch branch = latest;
    return branch == null || branch.hasGuards() ? null : branch;
  }

  /**
   * Computes a derivative at x, behind which its direction stands if it has one.
   *
   * @param into receives it
   * @return the value of the function
   */
  public double run(Derivative derivative, double[] x, double[] into) {
    Branch branch = latest;
    if (branch == null) {
      branch = traceFirst(x);
    }
    while (true) {
      Tier tier = branch.tier(derivative);
      checkOutputs(tier.graph().outputs(), into.length);
      Runner runner = tier.runner();
      Frame frame = runner.take();
      double result = runner.executor().run(x, into, frame);
      int failed = frame.failedGuard;
      runner.give(frame);
      if (failed == Frame.NONE) {
        if (branch != latest) {
          latest = branch;
        }
        return result;
      }
      branch = otherWay(branch, failed, x);
    }
  }

  private static void checkOutputs(int outputs, int length) {
    if (outputs != length) {
      throw new IllegalArgumentException(
          "%d outputs into an array of %d".formatted(outputs, length));
    }
  }

  private synchronized Branch traceFirst(double[] x) {
    Branch known = latest;
    if (known != null) {
      return known;
    }
    Branch first = branchAt(x);
    known = latest; // an op that runs this program may have added a way meanwhile
    return known != null ? known : add(first);
  }

  private Branch otherWay(Branch branch, int guard, double[] x) {
    Branch known = find(branch, guard);
    return known != null ? known : trace(branch, guard, x);
  }

  private @Nullable Branch find(Branch branch, int guard) {
    for (Branch candidate : branches) {
      if (candidate.partsFrom(branch, guard)) {
        return candidate;
      }
    }
    return null;
  }

  private synchronized Branch trace(Branch branch, int guard, double[] x) {
    Branch known = find(branch, guard);
    if (known != null) {
      return known;
    }
    if (branches.length == branchLimit) {
      throw new IllegalStateException(
          "the traced function has taken more than %d ways through its comparisons; choose between values with Value.where, which keeps both in one program, or raise branchLimit(..)"
              .formatted(branchLimit));
    }
    Branch other = branchAt(x);
    if (!other.partsFrom(branch, guard)) {
      throw new IllegalStateException(
          "the traced function did not repeat itself when traced again; it must be pure: no random numbers, no state that changes");
    }
    known = find(branch, guard); // an op that runs this program may have added it meanwhile
    return known != null ? known : add(other);
  }

  private Branch branchAt(double @Nullable [] x) {
    double[] point = x == null ? null : Arrays.copyOf(x, inputs);
    Graph traced = Trace.of(function, inputs, point, nodeLimit).graph();
    return new Branch(traced, single, execution);
  }

  private Branch add(Branch branch) {
    Branch[] more = Arrays.copyOf(branches, branches.length + 1);
    more[branches.length] = branch;
    branches = more;
    latest = branch;
    return branch;
  }

  /** About the way taken by the latest run, and how many there are. */
  public ProgramStatistics statistics() {
    Branch branch = latest;
    if (branch == null) {
      return new ProgramStatistics(inputs, 0, 0, List.of(), List.of(), 0, "none");
    }
    Branch[] all = branches;
    return branch.statistics(all.length, Arrays.stream(all).mapToLong(Branch::bytes).sum());
  }
}
