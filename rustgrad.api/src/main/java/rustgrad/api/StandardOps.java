package rustgrad.api;

/**
 * The ops of rustgrad.ops as methods, so that they can be written {@code x.tanh()}. All others are
 * reached by {@code x.apply("name")}.
 */
interface StandardOps {

  /** See {@link Value#apply(String, Value...)}. */
  Value apply(String name, Value... others);

  /** this to the power of exponent. */
  default Value pow(Value exponent) {
    return apply("pow", exponent);
  }

  /** this to the power of exponent. */
  default Value pow(double exponent) {
    return apply("pow", Value.constant(exponent));
  }

  /** e to the power of this. */
  default Value exp() {
    return KnownOp.EXP.of(this);
  }

  /** The natural logarithm. */
  default Value log() {
    return KnownOp.LOG.of(this);
  }

  /** The logarithm to base 10. */
  default Value log10() {
    return KnownOp.LOG10.of(this);
  }

  /** log(1 + this), exact near 0. */
  default Value log1p() {
    return KnownOp.LOG1P.of(this);
  }

  /** exp(this) - 1, exact near 0. */
  default Value expm1() {
    return KnownOp.EXPM1.of(this);
  }

  /** The square root. */
  default Value sqrt() {
    return KnownOp.SQRT.of(this);
  }

  /** The hyperbolic tangent. */
  default Value tanh() {
    return KnownOp.TANH.of(this);
  }

  /** The logistic function 1 / (1 + exp(-this)). */
  default Value sigmoid() {
    return KnownOp.SIGMOID.of(this);
  }

  /** The rectifier: this where positive, else 0. */
  default Value relu() {
    return KnownOp.RELU.of(this);
  }

  /** log(1 + exp(this)), a smooth rectifier. */
  default Value softplus() {
    return KnownOp.SOFTPLUS.of(this);
  }

  /** this * sigmoid(this), also called swish. */
  default Value silu() {
    return KnownOp.SILU.of(this);
  }

  /** this * Phi(this), Phi the standard normal distribution; the exact form. */
  default Value gelu() {
    return KnownOp.GELU.of(this);
  }

  /** this where positive, else exp(this) - 1. */
  default Value elu() {
    return KnownOp.ELU.of(this);
  }

  /** The sine; this in radians. */
  default Value sin() {
    return KnownOp.SIN.of(this);
  }

  /** The cosine; this in radians. */
  default Value cos() {
    return KnownOp.COS.of(this);
  }

  /** The tangent; this in radians. */
  default Value tan() {
    return KnownOp.TAN.of(this);
  }

  /** The arc sine, in radians. */
  default Value asin() {
    return KnownOp.ASIN.of(this);
  }

  /** The arc cosine, in radians. */
  default Value acos() {
    return KnownOp.ACOS.of(this);
  }

  /** The arc tangent, in radians. */
  default Value atan() {
    return KnownOp.ATAN.of(this);
  }

  /** The hyperbolic sine. */
  default Value sinh() {
    return KnownOp.SINH.of(this);
  }

  /** The hyperbolic cosine. */
  default Value cosh() {
    return KnownOp.COSH.of(this);
  }

  /** The error function 2/sqrt(pi) * integral of exp(-t^2) from 0 to this. */
  default Value erf() {
    return KnownOp.ERF.of(this);
  }

  /** The complementary error function 1 - erf(this), to full relative precision for large this. */
  default Value erfc() {
    return KnownOp.ERFC.of(this);
  }

  /**
   * The standard normal distribution function Phi: the probability that a standard normal variable
   * is at most this.
   */
  default Value normalCdf() {
    return KnownOp.NORMAL_CDF.of(this);
  }

  /** The absolute value. */
  default Value abs() {
    return KnownOp.ABS.of(this);
  }

  /** -1, 0 or 1 by the sign of this; its derivative is 0. */
  default Value sign() {
    return KnownOp.SIGN.of(this);
  }

  /** The greatest integer not above this; its derivative is 0. */
  default Value floor() {
    return KnownOp.FLOOR.of(this);
  }

  /** The greater of this and the other; at a tie, each has derivative 1/2. */
  default Value max(Value other) {
    return apply("max", other);
  }

  /** The lesser of this and the other; at a tie, each has derivative 1/2. */
  default Value min(Value other) {
    return apply("min", other);
  }

  /** sqrt(this^2 + other^2) without overflow in between. */
  default Value hypot(Value other) {
    return apply("hypot", other);
  }

  /** The angle of the point (x, this) in radians, from -pi to pi. */
  default Value atan2(Value x) {
    return apply("atan2", x);
  }

  /** The greater of this and the other. */
  default Value max(double other) {
    return apply("max", Value.constant(other));
  }

  /** The lesser of this and the other. */
  default Value min(double other) {
    return apply("min", Value.constant(other));
  }

  /** this where positive, else slope * this. */
  default Value leakyRelu(double slope) {
    return apply("leakyRelu", Value.constant(slope));
  }
}
