package rustgrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.Value;

/** Ops of two and of any number of inputs, right and wrong. */
class SeveralInputsTest {
  private static final String ACCEPTS = "accepts the numbers of inputs that its rules take";
  private static final String PURE = "depends on its inputs alone";
  private static final String NAN = "makes NaN of NaN";
  private static final String OVERFLOW = "does not overflow where its value is of ordinary size";
  private static final String SLOPES = "its partials are the slopes of its value";
  private static final String SYMBOLIC = "its symbolic rules give the numbers of its partials";
  private static final String SECOND =
      "its symbolic rules differentiate to the slopes of its partials";
  private static final String STATED = "states its symbolic rules, or says that it has none";

  /** a^2 b. */
  private static class Prism implements BinaryOp {
    @Override
    public String name() {
      return "prism";
    }

    @Override
    public double apply(double a, double b) {
      return a * a * b;
    }

    @Override
    public double partialA(double a, double b, double y) {
      return 2 * a * b;
    }

    @Override
    public double partialB(double a, double b, double y) {
      return a * a;
    }

    @Override
    public Value partialA(Value a, Value b, Value y) {
      return a.times(2).times(b);
    }

    @Override
    public Value partialB(Value a, Value b, Value y) {
      return a.times(a);
    }
  }

  /** The sum of squares. */
  private static class Squares implements NaryOp {
    @Override
    public String name() {
      return "squares";
    }

    @Override
    public double apply(double[] x) {
      return Arrays.stream(x).map(each -> each * each).sum();
    }

    @Override
    public void partials(double[] x, double y, double[] into) {
      for (int i = 0; i < x.length; i++) {
        into[i] = 2 * x[i];
      }
    }

    @Override
    public Value partial(int i, Value[] x, Value y) {
      return x[i].times(2);
    }
  }

  @Test
  void opsOfSeveralInputsWithoutFaultPass() {
    assertEquals(new Report(Map.of(), Map.of()), Report.of(new Prism()));
    assertEquals(new Report(Map.of(), Map.of()), Report.of(new Squares()));
  }

  @Test
  void anInputThatIsNaNMayBeWithoutEffect() {
    Report.of(
            new Prism() {
              @Override
              public double apply(double a, double b) {
                return Double.isNaN(b) ? 0 : super.apply(a, b);
              }
            })
        .fails(NAN, "op 'prism' at [1.0, NaN]: apply(double a, double b) is 0.0, but of NaN it");
  }

  @Test
  void aPartialByTheSecondInputThatIsWrong() {
    Report.of(
            new Of(
                new Prism() {
                  @Override
                  public double partialB(double a, double b, double y) {
                    return 1.001 * a * a;
                  }
                }))
        .failsOnly(SLOPES, SYMBOLIC, SECOND)
        .fails(
            SLOPES,
            "op 'prism' at [-7.313, -7.2993]: partialB(double a, double b, double y) is 53.53",
            "differences of the value give 53.47")
        .fails(SYMBOLIC, "partialB(Value a, Value b, Value y) is 53.47")
        .fails(
            SECOND,
            "the derivative of partialB(Value a, Value b, Value y) with respect to input 0 is");
  }

  @Test
  void aWrongDerivativeOfTheSecondRuleIsNotBlamedOnTheFirst() {
    Square constant =
        new Square() {
          @Override
          public double apply(double x) {
            return x;
          }

          @Override
          public double partial(double x, double y) {
            return 0;
          }
        };
    String message =
        Report.of(
                new Prism() {
                  @Override
                  public Value partialB(Value a, Value b, Value y) {
                    return a.times(a.apply(constant)); // a^2, with the derivative a
                  }
                })
            .failsOnly(SECOND)
            .fails(
                SECOND,
                "the derivative of partialB(Value a, Value b, Value y) with respect to input 0 is -7.313, but",
                "differences of partialB(double a, double b, double y) give -14.62")
            .failed()
            .get(SECOND);
    assertFalse(message.contains("partialA"), message);
  }

  /** ln(e^a + e^b), as it is written. */
  private static class LogAddExp implements BinaryOp {
    @Override
    public String name() {
      return "logAddExp";
    }

    @Override
    public double apply(double a, double b) {
      return Math.log(Math.exp(a) + Math.exp(b));
    }

    @Override
    public double partialA(double a, double b, double y) {
      return 1 / (1 + Math.exp(b - a));
    }

    @Override
    public double partialB(double a, double b, double y) {
      return 1 / (1 + Math.exp(a - b));
    }

    @Override
    public Value partialA(Value a, Value b, Value y) {
      return Value.div(1, b.minus(a).exp().plus(1));
    }

    @Override
    public Value partialB(Value a, Value b, Value y) {
      return Value.div(1, a.minus(b).exp().plus(1));
    }
  }

  @Test
  void aValueThatOverflowsOnTheWay() {
    Report.of(new LogAddExp())
        .fails(
            OVERFLOW,
            "op 'logAddExp' at [711.2326854622837, 0.7430421]: apply(double a, double b) is Infinity, but 677.36",
            "apply(double a, double b) is -Infinity, but -711.23",
            "an intermediate result overflows; use another formula there, or let staysFinite()");
    Report withoutOverflow =
        Report.of(
            new LogAddExp() {
              @Override
              public double apply(double a, double b) {
                double greater = Math.max(a, b);
                return greater + Math.log1p(Math.exp(-Math.abs(a - b)));
              }
            });
    assertFalse(withoutOverflow.failed().containsKey(OVERFLOW));
    Report optedOut =
        Report.of(
            new Of(new LogAddExp()) {
              @Override
              protected boolean staysFinite() {
                return false;
              }
            });
    assertFalse(optedOut.failed().containsKey(OVERFLOW));
  }

  @Test
  void aPartialThatOverflowsOnTheWay() {
    Report.of(
            new LogAddExp() {
              @Override
              public double apply(double a, double b) {
                double greater = Math.max(a, b);
                return greater + Math.log1p(Math.exp(-Math.abs(a - b)));
              }

              @Override
              public double partialB(double a, double b, double y) {
                return Math.exp(b) / (Math.exp(a) + Math.exp(b));
              }
            })
        .fails(OVERFLOW, "partialB(double a, double b, double y) is NaN, but");
  }

  @Test
  void ofMoreThanThreeInputsEachGrowsAndAllDo() {
    Report.of(
            new Of(new Squares()) {
              @Override
              protected Op op() {
                return new Squares() {
                  @Override
                  public boolean accepts(int inputs) {
                    return inputs == 5;
                  }

                  @Override
                  public double apply(double[] x) {
                    return x[4] > 500 ? Double.NaN : super.apply(x);
                  }
                };
              }
            })
        .fails(OVERFLOW, "apply(double[] x) is NaN, but 23");
  }

  @Test
  void aMissingRuleByTheSecondInput() {
    Report.of(
            new Of(
                new Prism() {
                  @Override
                  public Value partialB(Value a, Value b, Value y) {
                    throw new UnsupportedOperationException();
                  }
                }))
        .failsOnly(STATED)
        .fails(STATED, "first order only: implement partialB(Value a, Value b, Value y), or");
  }

  @Test
  void anOpThatAddsToTheArrayOfPartials() {
    Report.of(
            new Of(
                new Squares() {
                  @Override
                  public void partials(double[] x, double y, double[] into) {
                    for (int i = 0; i < x.length; i++) {
                      into[i] += 2 * x[i];
                    }
                  }
                }))
        .fails(
            PURE,
            "op 'squares' at [-7.313]: partials(double[] x, double y, double[] into), with respect to input 0, is",
            "but with zeros in the array before it was -14.626");
  }

  @Test
  void anOpThatKeepsItsArray() {
    Report.of(
            new Of(
                new Squares() {
                  private double[] kept = {};

                  @Override
                  public double apply(double[] x) {
                    kept = x;
                    return super.apply(x);
                  }

                  @Override
                  public void partials(double[] x, double y, double[] into) {
                    super.partials(kept.length == x.length ? kept : x, y, into);
                  }
                }))
        .fails(PURE, "without the array that apply was given it was");
  }

  @Test
  void anOpThatChangesItsInputs() {
    Report.of(
            new Of(
                new Squares() {
                  @Override
                  public double apply(double[] x) {
                    double y = super.apply(x);
                    Arrays.fill(x, 0);
                    return y;
                  }
                }))
        .fails(PURE, "op 'squares' at [-7.313]: apply(double[] x) changes its inputs to [0.0]");
  }

  @Test
  void anOpThatAcceptsNoNumberOfInputs() {
    Squares none =
        new Squares() {
          @Override
          public boolean accepts(int inputs) {
            return false;
          }
        };
    String message = assertThrows(AssertionError.class, () -> Report.of(none)).getMessage();
    assertEquals(
        "op 'squares' accepts none of 1 to 16 inputs; see accepts(int), or override points() and specialValues()",
        message);
    Report.of(
            new Of(none) {
              @Override
              protected List<double[]> points() {
                return List.of(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6});
              }

              @Override
              protected List<double[]> specialValues() {
                return List.of();
              }
            })
        .fails(ACCEPTS, "op 'squares' does not accept 2 inputs, by accepts(int)");
  }

  @Test
  void aPointWithoutAValue() {
    Report.of(
            new Of(new Squares()) {
              @Override
              protected List<double[]> points() {
                return List.of(
                    new double[] {1}, new double[] {2}, new double[] {Double.POSITIVE_INFINITY});
              }
            })
        .failsOnly(SLOPES, SECOND)
        .fails(SLOPES, "op 'squares' at [Infinity]: apply(double[] x) is Infinity, which has no");
    Report.of(
            new Of(new Squares()) {
              @Override
              protected List<double[]> points() {
                return List.of();
              }
            })
        .fails(SLOPES, "op 'squares' is tested at 0 points inside its domain; override points()");
  }

  @Test
  void aKinkNeedsAPartialForEachInput() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Kink.of(new double[] {1, 1}, new double[] {0.5}))
            .getMessage();
    assertEquals(
        "a kink at [1.0, 1.0] with the partials [0.5]; give a partial for each input", message);
  }

  private static class Of extends OpConformance {
    private final Op op;

    Of(Op op) {
      this.op = op;
    }

    @Override
    protected Op op() {
      return op;
    }
  }
}
