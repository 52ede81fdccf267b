package rustgrad.testkit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.Execution;
import rustgrad.program.Gradient;
import rustgrad.program.Program;

/** The bits of an op, however it is run. */
final class ExecutionChecks {
  private ExecutionChecks() {}

  static void eager(Subject subject) {
    Rules rules = subject.rules();
    check(
        subject,
        "backward()",
        x -> {
          Value[] leaves = Arrays.stream(x).mapToObj(Value::of).toArray(Value[]::new);
          Value y = Value.of(rules.op(), leaves);
          y.backward();
          return new Gradient.Point(
              y.item(), Arrays.stream(leaves).mapToDouble(Value::grad).toArray());
        });
  }

  static void program(Subject subject, Execution execution) {
    Map<Integer, Program> programs = new HashMap<>();
    for (int inputs : subject.inputCounts()) {
      programs.put(
          inputs,
          Program.builder()
              .withExecution(execution)
              .trace(inputs, x -> Value.of(subject.rules().op(), x)));
    }
    check(
        subject,
        "a program run as " + execution,
        x -> {
          double[] gradient = new double[x.length];
          Program program = Objects.requireNonNull(programs.get(x.length));
          double y = program.gradient(x, gradient);
          return new Gradient.Point(y, gradient);
        });
  }

  private static void check(
      Subject subject, String way, Function<double[], Gradient.Point> execution) {
    Rules rules = subject.rules();
    Findings findings = new Findings();
    for (double[] x : subject.everywhere()) {
      double y = rules.value(x);
      double[] gradient = rules.gradient(y, x);
      Gradient.Point point = rules.guarded("the gradient by " + way, () -> execution.apply(x), x);
      check(findings, rules, x, "the value by " + way, point.value(), rules.valueRule(), y);
      for (int i = 0; i < x.length; i++) {
        String what = "the gradient with respect to input %d by %s".formatted(i, way);
        check(findings, rules, x, what, point.gradient()[i], rules.numericRule(i), gradient[i]);
      }
    }
    findings.orThrow();
  }

  static void check(
      Findings findings,
      Rules rules,
      double[] x,
      String what,
      double actual,
      String rule,
      double expected) {
    if (!Numbers.same(actual, expected)) {
      findings.disagree(rules, x, what, actual, rule + " is", expected);
    }
  }
}
