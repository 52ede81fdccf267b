package rustgrad.bench;

import java.util.SplittableRandom;
import rustgrad.api.Value;

/**
 * Where a camera sees a point, as bundle adjustment minimises it: 15 inputs, 2 outputs. What was
 * observed is subtracted, so that it changes no derivative and is no input.
 */
final class Reprojection {
  /**
   * Rotation (3: axis times angle), translation (3), focal length, distortion (3), principal point
   * (2), and the point (3).
   */
  static final int INPUTS = 15;

  private Reprojection() {}

  static Value[] of(Value[] x) {
    Value[] point = {x[12], x[13], x[14]};
    Value[] seen = rotate(x[0], x[1], x[2], point);
    Value z = seen[2].plus(x[5]);
    Value u = seen[0].plus(x[3]).div(z);
    Value v = seen[1].plus(x[4]).div(z);
    Value r2 = u.times(u).plus(v.times(v));
    Value distortion = x[9].times(r2).plus(x[8]).times(r2).plus(x[7]).times(r2).plus(1).times(x[6]);
    return new Value[] {u.times(distortion).plus(x[10]), v.times(distortion).plus(x[11])};
  }

  /** p cos(a) + (k x p) sin(a) + k (k . p)(1 - cos(a)), about k by a = |w|, which is not 0. */
  private static Value[] rotate(Value wx, Value wy, Value wz, Value[] p) {
    Value angle = wx.times(wx).plus(wy.times(wy)).plus(wz.times(wz)).sqrt();
    Value[] k = {wx.div(angle), wy.div(angle), wz.div(angle)};
    Value cos = angle.cos();
    Value sin = angle.sin();
    Value along = Value.dot(k, p).times(Value.minus(1, cos));
    Value[] rotated = new Value[3];
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int l = (i + 2) % 3;
      Value cross = k[j].times(p[l]).minus(k[l].times(p[j]));
      rotated[i] = p[i].times(cos).plus(cross.times(sin)).plus(k[i].times(along));
    }
    return rotated;
  }

  /** Cameras and points, one after the other; every camera sees its points in front of it. */
  static double[] observations(int count) {
    SplittableRandom random = new SplittableRandom(1);
    double[] all = new double[count * INPUTS];
    for (int i = 0; i < count; i++) {
      int at = i * INPUTS;
      for (int k = 0; k < 3; k++) {
        all[at + k] = random.nextDouble(0.1, 0.6);
        all[at + 3 + k] = random.nextDouble(-1, 1) + (k == 2 ? 8 : 0);
        all[at + 7 + k] = random.nextDouble(-0.1, 0.1);
        all[at + 12 + k] = random.nextDouble(-2, 2);
      }
      all[at + 6] = random.nextDouble(400, 600);
      all[at + 10] = random.nextDouble(300, 340);
      all[at + 11] = random.nextDouble(220, 260);
    }
    return all;
  }
}
