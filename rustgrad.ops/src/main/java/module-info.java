/**
 * The ops of rustgrad: {@code exp, tanh, relu, pow} and more, one small class each.
 *
 * <p>The module exports nothing to its users. Its ops are found by their names, as in {@code
 * x.apply("softplus")}, or called by the methods of {@link rustgrad.api.Value}, as in {@code
 * x.softplus()}. Each is a model for an op of your own.
 *
 * <p>Special values and derivatives at kinks are those of PyTorch, or the finite limit where
 * PyTorch has NaN. A value that is NaN has NaN derivatives.
 *
 * @provides rustgrad.api.Op the ops, one class for each name
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // rustgrad.simd is compiled later
module rustgrad.ops {
  requires rustgrad.api;
  requires static org.jspecify;

  exports rustgrad.ops to
      rustgrad.simd;

  provides rustgrad.api.Op with
      rustgrad.ops.Exp,
      rustgrad.ops.Log,
      rustgrad.ops.Log10,
      rustgrad.ops.Sqrt,
      rustgrad.ops.Tanh,
      rustgrad.ops.Sigmoid,
      rustgrad.ops.Relu,
      rustgrad.ops.Pow,
      rustgrad.ops.Sin,
      rustgrad.ops.Cos,
      rustgrad.ops.Tan,
      rustgrad.ops.Asin,
      rustgrad.ops.Acos,
      rustgrad.ops.Atan,
      rustgrad.ops.Sinh,
      rustgrad.ops.Cosh,
      rustgrad.ops.Log1p,
      rustgrad.ops.Expm1,
      rustgrad.ops.Abs,
      rustgrad.ops.Sign,
      rustgrad.ops.Floor,
      rustgrad.ops.Softplus,
      rustgrad.ops.Silu,
      rustgrad.ops.Gelu,
      rustgrad.ops.Elu,
      rustgrad.ops.Erf,
      rustgrad.ops.Erfc,
      rustgrad.ops.NormalCdf,
      rustgrad.ops.Atan2,
      rustgrad.ops.Hypot,
      rustgrad.ops.Max,
      rustgrad.ops.Min,
      rustgrad.ops.MaxOf,
      rustgrad.ops.MinOf,
      rustgrad.ops.LogSumExp,
      rustgrad.ops.LeakyRelu;
}
