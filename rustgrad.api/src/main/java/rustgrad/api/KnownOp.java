package rustgrad.api;

import org.jspecify.annotations.Nullable;
import rustgrad.api.spi.Dispatcher;

/**
 * A standard op of one input, which is looked for when it is first used and then kept, because to
 * find it by its name takes longer than most ops.
 */
final class KnownOp {
  static final KnownOp EXP = new KnownOp("exp");
  static final KnownOp LOG = new KnownOp("log");
  static final KnownOp LOG10 = new KnownOp("log10");
  static final KnownOp LOG1P = new KnownOp("log1p");
  static final KnownOp EXPM1 = new KnownOp("expm1");
  static final KnownOp SQRT = new KnownOp("sqrt");
  static final KnownOp TANH = new KnownOp("tanh");
  static final KnownOp SIGMOID = new KnownOp("sigmoid");
  static final KnownOp RELU = new KnownOp("relu");
  static final KnownOp SOFTPLUS = new KnownOp("softplus");
  static final KnownOp SILU = new KnownOp("silu");
  static final KnownOp GELU = new KnownOp("gelu");
  static final KnownOp ELU = new KnownOp("elu");
  static final KnownOp SIN = new KnownOp("sin");
  static final KnownOp COS = new KnownOp("cos");
  static final KnownOp TAN = new KnownOp("tan");
  static final KnownOp ASIN = new KnownOp("asin");
  static final KnownOp ACOS = new KnownOp("acos");
  static final KnownOp ATAN = new KnownOp("atan");
  static final KnownOp SINH = new KnownOp("sinh");
  static final KnownOp COSH = new KnownOp("cosh");
  static final KnownOp ERF = new KnownOp("erf");
  static final KnownOp ERFC = new KnownOp("erfc");
  static final KnownOp NORMAL_CDF = new KnownOp("normalCdf");
  static final KnownOp ABS = new KnownOp("abs");
  static final KnownOp SIGN = new KnownOp("sign");
  static final KnownOp FLOOR = new KnownOp("floor");

  private final String name;
  private volatile @Nullable UnaryOp op;

  private KnownOp(String name) {
    this.name = name;
  }

  /** The value of the op. */
  Value of(StandardOps x) {
    UnaryOp known = op;
    return Dispatcher.apply(known != null ? known : find(), (Value) x);
  }

  private UnaryOp find() {
    if (!(Dispatcher.op(name) instanceof UnaryOp found)) {
      throw new IllegalStateException(
          "the op '%s' that was found does not take 1 input; give it another name".formatted(name));
    }
    op = found;
    return found;
  }
}
