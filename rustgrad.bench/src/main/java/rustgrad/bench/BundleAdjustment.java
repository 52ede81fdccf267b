package rustgrad.bench;

import rustgrad.api.Comparison;
import rustgrad.api.Value;

/**
 * Where a camera sees a point, as {@link Reprojection} has it, for cameras that may also not be
 * turned: 15 inputs, 2 outputs. The formula for a small turn has no division by the angle.
 */
final class BundleAdjustment {
  private BundleAdjustment() {}

  /** With both formulas in one program. */
  static Value[] withWhere(Value[] x) {
    Value[] point = {x[12], x[13], x[14]};
    Value square = squareOfAngle(x);
    Value[] little = turnALittle(x, point);
    Value[] turned = turn(x, square.sqrt(), point);
    for (int i = 0; i < 3; i++) {
      turned[i] = Value.where(square, Comparison.GREATER, Value.constant(0), turned[i], little[i]);
    }
    return project(x, turned);
  }

  /** With a comparison, so that there are two paths. */
  static Value[] withIf(Value[] x) {
    Value[] point = {x[12], x[13], x[14]};
    Value square = squareOfAngle(x);
    return project(
        x, square.isGreaterThan(0) ? turn(x, square.sqrt(), point) : turnALittle(x, point));
  }

  private static Value squareOfAngle(Value[] w) {
    return w[0].times(w[0]).plus(w[1].times(w[1])).plus(w[2].times(w[2]));
  }

  /** p cos(a) + (k x p) sin(a) + k (k . p)(1 - cos(a)), about k = w / a by a = |w| (Rodrigues). */
  private static Value[] turn(Value[] w, Value angle, Value[] p) {
    Value[] k = {w[0].div(angle), w[1].div(angle), w[2].div(angle)};
    Value cos = angle.cos();
    Value sin = angle.sin();
    Value[] cross = cross(k, p);
    Value along = Value.dot(k, p).times(Value.minus(1, cos));
    Value[] turned = new Value[3];
    for (int i = 0; i < 3; i++) {
      turned[i] = p[i].times(cos).plus(cross[i].times(sin)).plus(k[i].times(along));
    }
    return turned;
  }

  /** p + w x p. */
  private static Value[] turnALittle(Value[] w, Value[] p) {
    Value[] turned = cross(w, p);
    for (int i = 0; i < 3; i++) {
      turned[i] = p[i].plus(turned[i]);
    }
    return turned;
  }

  private static Value[] cross(Value[] a, Value[] b) {
    Value[] cross = new Value[3];
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int l = (i + 2) % 3;
      cross[i] = a[j].times(b[l]).minus(a[l].times(b[j]));
    }
    return cross;
  }

  private static Value[] project(Value[] x, Value[] seen) {
    Value z = seen[2].plus(x[5]);
    Value u = seen[0].plus(x[3]).div(z);
    Value v = seen[1].plus(x[4]).div(z);
    Value r2 = u.times(u).plus(v.times(v));
    Value distortion = x[9].times(r2).plus(x[8]).times(r2).plus(x[7]).times(r2).plus(1).times(x[6]);
    return new Value[] {u.times(distortion).plus(x[10]), v.times(distortion).plus(x[11])};
  }

  /**
   * The Jacobian, 2 x 15, derived by hand. With a = sin(a) / a and b = (1 - cos(a)) / a^2, the
   * turned point is p + a (w x p) + b (w x (w x p)).
   */
  static void jacobian(double[] x, int at, double[] into, int to) {
    double w0 = x[at], w1 = x[at + 1], w2 = x[at + 2];
    double p0 = x[at + 12], p1 = x[at + 13], p2 = x[at + 14];
    double square = w0 * w0 + w1 * w1 + w2 * w2;
    double a = 1, b = 0, slopeOfA = 0, slopeOfB = 0; // slopes: derivatives by w[i], over w[i]
    if (square > 0) {
      double angle = Math.sqrt(square);
      double cos = Math.cos(angle);
      a = Math.sin(angle) / angle;
      b = (1 - cos) / square;
      slopeOfA = (cos - a) / square;
      slopeOfB = (a - 2 * b) / square;
    }
    double c0 = w1 * p2 - w2 * p1, c1 = w2 * p0 - w0 * p2, c2 = w0 * p1 - w1 * p0;
    double d0 = w1 * c2 - w2 * c1, d1 = w2 * c0 - w0 * c2, d2 = w0 * c1 - w1 * c0;
    double z = p2 + a * c2 + b * d2 + x[at + 5];
    double u = (p0 + a * c0 + b * d0 + x[at + 3]) / z;
    double v = (p1 + a * c1 + b * d1 + x[at + 4]) / z;
    double r2 = u * u + v * v;
    double scale = 1 + r2 * (x[at + 7] + r2 * (x[at + 8] + r2 * x[at + 9]));
    double slope = x[at + 7] + r2 * (2 * x[at + 8] + r2 * 3 * x[at + 9]);
    double f = x[at + 6];
    double uu = f * (scale + 2 * u * u * slope);
    double uv = f * 2 * u * v * slope;
    double vv = f * (scale + 2 * v * v * slope);
    for (int output = 0; output < 2; output++) {
      double byU = output == 0 ? uu : uv;
      double byV = output == 0 ? uv : vv;
      double g0 = byU / z, g1 = byV / z, g2 = -(byU * u + byV * v) / z;
      // w x (w x p) = w (w . p) - p (w . w), so its derivative by w[i], times g, is
      // g[i] (w . p) + (g . w) p[i] - 2 (g . p) w[i].
      double gw = g0 * w0 + g1 * w1 + g2 * w2;
      double gp = g0 * p0 + g1 * p1 + g2 * p2;
      double wp = w0 * p0 + w1 * p1 + w2 * p2;
      double gc = g0 * c0 + g1 * c1 + g2 * c2;
      double gd = g0 * d0 + g1 * d1 + g2 * d2;
      double along = slopeOfA * gc + slopeOfB * gd;
      into[to] = along * w0 + a * (p1 * g2 - p2 * g1) + b * (g0 * wp + gw * p0 - 2 * gp * w0);
      into[to + 1] = along * w1 + a * (p2 * g0 - p0 * g2) + b * (g1 * wp + gw * p1 - 2 * gp * w1);
      into[to + 2] = along * w2 + a * (p0 * g1 - p1 * g0) + b * (g2 * wp + gw * p2 - 2 * gp * w2);
      into[to + 3] = g0;
      into[to + 4] = g1;
      into[to + 5] = g2;
      double image = output == 0 ? u : v;
      into[to + 6] = image * scale;
      into[to + 7] = f * image * r2;
      into[to + 8] = f * image * r2 * r2;
      into[to + 9] = f * image * r2 * r2 * r2;
      into[to + 10] = 1 - output;
      into[to + 11] = output;
      into[to + 12] = g0 + a * (g1 * w2 - g2 * w1) + b * (gw * w0 - square * g0);
      into[to + 13] = g1 + a * (g2 * w0 - g0 * w2) + b * (gw * w1 - square * g1);
      into[to + 14] = g2 + a * (g0 * w1 - g1 * w0) + b * (gw * w2 - square * g2);
      to += Reprojection.INPUTS;
    }
  }
}
