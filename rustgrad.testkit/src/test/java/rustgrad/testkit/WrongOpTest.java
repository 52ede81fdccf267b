package rustgrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

/** Ops of one input with a fault, each of which the kit must find, and say where it is. */
class WrongOpTest {
  private static final String NAME = "has a name to find it by";
  private static final String ACCEPTS = "accepts the numbers of inputs that its rules take";
  private static final String SPECIAL = "gives a number at special values";
  private static final String PURE = "depends on its inputs alone";
  private static final String NAN = "makes NaN of NaN";
  private static final String EXPRESSION = "its expression gives the numbers of its value";
  private static final String SLOPES = "its partials are the slopes of its value";
  private static final String KINKS = "its partials at kinks are those declared";
  private static final String SYMBOLIC = "its symbolic rules give the numbers of its partials";
  private static final String SECOND =
      "its symbolic rules differentiate to the slopes of its partials";
  private static final String STATED = "states its symbolic rules, or says that it has none";
  private static final String ROWS = "has its bits in a program over rows";
  private static final String COLUMNS = "has its bits in its column forms";

  @Test
  void anOpWithoutFaultPasses() {
    assertEquals(new Report(Map.of(), Map.of()), Report.of(new Square()));
  }

  /** The rule that HIPS autograd's checker must reject, too. */
  @Test
  void aPartialThatIsWrongInTheFourthDigit() {
    Report.of(
            new Square() {
              @Override
              public double partial(double x, double y) {
                return 2.001 * x;
              }
            })
        .failsOnly(SLOPES, SYMBOLIC, SECOND)
        .fails(
            SLOPES,
            "op 'square' at [-7.313]: partial(double x, double y) is -14.6333",
            "differences of the value give -14.62")
        .fails(
            SYMBOLIC, "partial(Value x, Value y) is -14.626, but partial(double x, double y) is");
  }

  @Test
  void anExpressionThatIsNotTheValue() {
    Report.of(
            new Square() {
              @Override
              public Value expression(Value... x) {
                return x[0].times(x[0]).plus(1e-9);
              }
            })
        .failsOnly(EXPRESSION)
        .fails(EXPRESSION, "op 'square' at", "expression(Value... x) is");
  }

  @Test
  void aSymbolicRuleThatIsNotTheNumericOne() {
    Report.of(
            new Square() {
              @Override
              public Value partial(Value x, Value y) {
                return x.times(2.001);
              }
            })
        .failsOnly(SYMBOLIC, SECOND)
        .fails(
            SYMBOLIC, "op 'square' at [-7.313]: partial(Value x, Value y) is -14.6333", "-14.626")
        .fails(
            SECOND,
            "the derivative of partial(Value x, Value y) with respect to input 0 is 2.001, but",
            "2.0");
  }

  @Test
  void aSymbolicRuleWithTheRightNumbersAndTheWrongDerivative() {
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
    Report.of(
            new Square() {
              @Override
              public Value partial(Value x, Value y) {
                return x.plus(x.apply(constant));
              }
            })
        .failsOnly(SECOND)
        .fails(
            SECOND,
            "op 'square' at [-7.313]: the derivative of partial(Value",
            "is 1.0, but",
            "2.0");
  }

  @Test
  void aSymbolicRuleThatIsWrongAtASpecialValueOnly() {
    Report.of(
            new Square() {
              @Override
              public Value partial(Value x, Value y) {
                return y.times(2).div(x);
              }
            })
        .failsOnly(SYMBOLIC)
        .fails(SYMBOLIC, "op 'square' at [0.0]: partial(Value x, Value y) is NaN, but", "is 0.0");
  }

  @Test
  void aSymbolicRuleThatChanges() {
    Report.of(
            new Square() {
              private int calls;

              @Override
              public Value partial(Value x, Value y) {
                return x.times(2 + 1e-13 * calls++);
              }
            })
        .fails(
            "its second derivatives have the same bits in every program",
            "op 'square' at [-7.313]: the second derivative with respect to inputs 0 and 0, as BYTECODE, is 2.0000",
            "but interpreted it is 2.0000");
  }

  @Test
  void aSymbolicRuleThatThrows() {
    Report.of(
            new Square() {
              @Override
              public Value partial(Value x, Value y) {
                throw new IllegalStateException("not yet");
              }
            })
        .fails(
            SYMBOLIC,
            "op 'square' at [-7.313]: partial(Value x, Value y) throws",
            "IllegalStateException: not yet");
  }

  @Test
  void anOpThatRemembers() {
    Report.of(
            new Square() {
              private double last;

              @Override
              public double apply(double x) {
                last = x;
                return x * x;
              }

              @Override
              public double partial(double x, double y) {
                return 2 * last;
              }
            })
        .fails(PURE, "op 'square' at", "partial(double x, double y) is", "when asked again");
  }

  @Test
  void anOpThatThrows() {
    Report.of(
            new Square() {
              @Override
              public double apply(double x) {
                if (Double.isInfinite(x)) {
                  throw new ArithmeticException("too large");
                }
                return x * x;
              }
            })
        .fails(
            SPECIAL,
            "op 'square' at [Infinity]: apply(double x) throws",
            "ArithmeticException: too large; return NaN where there is no number");
  }

  @Test
  void anOpThatMakesANumberOfNaN() {
    Report.of(
            new Square() {
              @Override
              public double apply(double x) {
                return x > 0 ? x * x : x <= 0 ? x * x : 0;
              }
            })
        .failsOnly(NAN)
        .fails(NAN, "op 'square' at [NaN]: apply(double x) is 0.0, but of NaN it must be NaN");
  }

  @Test
  void aPartialThatIsANumberWhereTheValueIsNaN() {
    Report.of(
            new Square() {
              @Override
              public double partial(double x, double y) {
                return x > 0 || x <= 0 ? 2 * x : 0;
              }
            })
        .failsOnly(NAN, SYMBOLIC)
        .fails(NAN, "op 'square' at [NaN]: partial(double x, double y) is 0.0, but the value is");
  }

  @Test
  void anOpThatSaysThatItKeepsNoNaNMay() {
    Report.of(
            new OpConformance() {
              @Override
              protected Square op() {
                return new Square() {
                  @Override
                  public double apply(double x) {
                    return x > 0 ? x * x : x <= 0 ? x * x : 0;
                  }
                };
              }

              @Override
              protected boolean propagatesNaN() {
                return false;
              }
            })
        .failsOnly();
  }

  @Test
  void aColumnFormWithOtherBits() {
    Report.of(
            new Square() {
              @Override
              public void apply(double[] x, int xFrom, double[] y, int yFrom, int length) {
                super.apply(x, xFrom, y, yFrom, length);
                if (length > 8) {
                  y[yFrom + 8] = Math.nextUp(y[yFrom + 8]);
                }
              }
            })
        .fails(
            COLUMNS,
            "op 'square' at [",
            "apply(double[] x, ...), number 8 of 9, is",
            "but apply(double x) is");
  }

  @Test
  void aColumnFormOfThePartialIsRunByProgramsOverRows() {
    Report.of(
            new Square() {
              @Override
              public void partial(
                  double[] x, int xFrom, double[] y, int yFrom, double[] into, int to, int n) {
                for (int i = 0; i < n; i++) {
                  into[to + i] = 2.001 * x[xFrom + i];
                }
              }
            })
        .failsOnly(COLUMNS, ROWS)
        .fails(COLUMNS, "partial(double[] x, ...), number 0 of 1, is -4.864431")
        .fails(ROWS, "the gradient with respect to input 0 of row 0 of 1 is -14.633313");
  }

  @Test
  void aColumnFormThatWritesBeyondItsColumn() {
    Report.of(
            new Square() {
              @Override
              public void apply(double[] x, int xFrom, double[] y, int yFrom, int length) {
                int padded = Math.min((length + 7) / 8 * 8, Math.min(x.length, y.length) - 4);
                super.apply(x, xFrom, y, yFrom, Math.max(length, padded));
              }
            })
        .fails(COLUMNS, "apply(double[] x, ...)", "it must write its column alone");
  }

  @Test
  void aNameThatNoOneFinds() {
    Report.of(named("plus")).fails(NAME, "its name is 'plus'");
    Report.of(named("")).fails(NAME, "its name is ''");
    Report.of(named("MyOp")).fails(NAME, "the name 'MyOp' of class", "leakyRelu");
    Report.of(named("my.ops.mish")).failsOnly();
  }

  private static Square named(String name) {
    return new Square() {
      @Override
      public String name() {
        return name;
      }
    };
  }

  @Test
  void anOpThatAcceptsWhatItCannotTake() {
    Report.of(
            new Square() {
              @Override
              public boolean accepts(int inputs) {
                return inputs == 1 || inputs == 3;
              }
            })
        .fails(ACCEPTS, "op 'square' accepts [1, 3] inputs, by accepts(int); its rules take 1");
  }

  @Test
  void aKinkWithAnotherPartialThanDeclared() {
    OpConformance conformance =
        new OpConformance() {
          @Override
          protected Square op() {
            return new Square();
          }

          @Override
          protected List<Kink> kinks() {
            return List.of(Kink.of(0, 0), Kink.of(3, 5));
          }
        };
    Report.of(conformance)
        .failsOnly(KINKS)
        .fails(
            KINKS, "op 'square' at [3.0]: partial(double x, double y) is 6.0, but kinks() says 5");
  }

  @Test
  void anOpWithoutSymbolicRuleMustSaySo() {
    Report.of(firstOrderOnly())
        .failsOnly(STATED)
        .fails(
            STATED,
            "op 'square' is first order only: implement partial(Value x, Value y), or let hasSymbolicRule()");
    Report said = Report.of(new SaysFirstOrderOnly(firstOrderOnly())).failsOnly();
    assertEquals(3, said.skipped().size());
    String reason = said.skipped().get(SECOND);
    assertTrue(reason.contains("op 'square' is first order only"), reason);
  }

  @Test
  void amongAllOpsOneWithoutSymbolicRuleIsSkippedThere() {
    EveryOpConformance every = new EveryOpConformance() {};
    Report report = Report.of(every.conformanceOf(firstOrderOnly())).failsOnly();
    assertEquals(3, report.skipped().size());
    assertEquals(new Report(Map.of(), Map.of()), Report.of(every.conformanceOf(new Square())));
  }

  private static Square firstOrderOnly() {
    return new Square() {
      @Override
      public Value partial(Value x, Value y) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Test
  void anOpWithSymbolicRuleMustNotDenyIt() {
    Report.of(new SaysFirstOrderOnly(new Square()))
        .failsOnly(STATED)
        .fails(STATED, "op 'square' states its symbolic rules; let hasSymbolicRule() return true");
  }

  private static final class SaysFirstOrderOnly extends OpConformance {
    private final Square op;

    SaysFirstOrderOnly(Square op) {
      this.op = op;
    }

    @Override
    protected Square op() {
      return op;
    }

    @Override
    protected boolean hasSymbolicRule() {
      return false;
    }
  }
}
