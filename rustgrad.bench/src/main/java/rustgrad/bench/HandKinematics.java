package rustgrad.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import rustgrad.api.Value;

/**
 * A hand that is moved by angles, as hand tracking fits it to points: 22 bones, of which each turns
 * all bones after it, and points of the skin that several bones move, each with a weight. There are
 * 26 parameters, three angles and a place of the hand and four angles of each of five fingers. What
 * is computed of a point is how far it is from where it was seen: 3 numbers.
 */
final class HandKinematics {
  static final int PARAMETERS = 26;
  static final int BONES = 22;
  static final int OUTPUTS = 3;

  /** A row has a point, where it was seen, and the weight of each bone. */
  static final int COLUMNS = 6 + BONES;

  /** The place of the hand among the parameters. */
  private static final int PLACE = 3;

  private static final int FIRST_OF_FINGERS = 6;
  private static final int FINGERS = 5;

  /**
   * A bone.
   *
   * @param parent the bone that it is fixed to, or -1
   * @param offset where on that
   * @param axes the axes that it is turned about in turn
   * @param angles the parameters that are the angles
   */
  private record Bone(int parent, double[] offset, int[] axes, int[] angles) {}

  private static final List<Bone> HAND = bones();

  private HandKinematics() {}

  private static List<Bone> bones() {
    List<Bone> bones = new ArrayList<>();
    bones.add(new Bone(-1, new double[3], new int[] {0, 1, 2}, new int[] {0, 1, 2}));
    bones.add(new Bone(0, new double[] {0, 0.3, 0}, new int[0], new int[0]));
    for (int finger = 0; finger < FINGERS; finger++) {
      int angle = FIRST_OF_FINGERS + 4 * finger;
      double[] knuckle = {0.2 * finger - 0.4, 0.5, 0};
      double[] joint = {0, 0.25, 0.01 * finger};
      int first = bones.size();
      bones.add(new Bone(1, knuckle, new int[] {2, 0}, new int[] {angle, angle + 1}));
      bones.add(new Bone(first, joint, new int[] {0}, new int[] {angle + 2}));
      bones.add(new Bone(first + 1, joint, new int[] {0}, new int[] {angle + 3}));
      bones.add(new Bone(first + 2, joint, new int[0], new int[0]));
    }
    return bones;
  }

  /** The function of the parameters and a row. Matrices are 3 x 4, row by row. */
  static Value[] of(Value[] p, Value[] row) {
    Value[][] bones = new Value[BONES][];
    for (int b = 0; b < BONES; b++) {
      Bone bone = HAND.get(b);
      Value[] own = Value.constants(moved(bone.offset));
      for (int k = 0; k < bone.angles.length; k++) {
        Value angle = p[bone.angles[k]];
        own = times(own, turn(bone.axes[k], angle.cos(), angle.sin()));
      }
      bones[b] = bone.parent < 0 ? own : times(bones[bone.parent], own);
    }
    Value[] error = new Value[OUTPUTS];
    for (int i = 0; i < OUTPUTS; i++) {
      Value place = p[PLACE + i].minus(row[3 + i]);
      for (int b = 0; b < BONES; b++) {
        Value[] m = bones[b];
        Value moved =
            m[4 * i]
                .times(row[0])
                .plus(m[4 * i + 1].times(row[1]))
                .plus(m[4 * i + 2].times(row[2]))
                .plus(m[4 * i + 3]);
        place = place.plus(row[6 + b].times(moved));
      }
      error[i] = place;
    }
    return error;
  }

  private static double[] moved(double[] by) {
    return new double[] {1, 0, 0, by[0], 0, 1, 0, by[1], 0, 0, 1, by[2]};
  }

  private static Value[] turn(int axis, Value cos, Value sin) {
    Value[] turn = Value.constants(moved(new double[3]));
    int j = (axis + 1) % 3;
    int l = (axis + 2) % 3;
    turn[5 * j] = cos;
    turn[5 * l] = cos;
    turn[4 * l + j] = sin;
    turn[4 * j + l] = sin.negate();
    return turn;
  }

  /** The product of two matrices whose last row, 0 0 0 1, is left out. */
  private static Value[] times(Value[] a, Value[] b) {
    Value[] product = new Value[12];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        Value sum = j == 3 ? a[4 * i + 3] : Value.constant(0);
        for (int k = 0; k < 3; k++) {
          sum = sum.plus(a[4 * i + k].times(b[4 * k + j]));
        }
        product[4 * i + j] = sum;
      }
    }
    return product;
  }

  /** The Jacobians of rows, 3 x 26 each, derived by hand: the matrices are derived once for all. */
  static void jacobians(double[] p, double[] rows, int count, double[] into) {
    double[][] slopes = new double[BONES * PARAMETERS][];
    for (int b = 0; b < BONES; b++) {
      for (int k = 0; k < PARAMETERS; k++) {
        slopes[b * PARAMETERS + k] = moves(b, k) ? matrix(b, p, k) : null;
      }
    }
    double[] jacobian = new double[OUTPUTS * PARAMETERS];
    for (int r = 0; r < count; r++) {
      derive(rows, r * COLUMNS, slopes, jacobian);
      System.arraycopy(jacobian, 0, into, r * jacobian.length, jacobian.length);
    }
  }

  private static void derive(double[] rows, int at, double[][] slopes, double[] jacobian) {
    Arrays.fill(jacobian, 0);
    for (int i = 0; i < 3; i++) {
      jacobian[i * PARAMETERS + PLACE + i] = 1;
    }
    double x = rows[at], y = rows[at + 1], z = rows[at + 2];
    for (int b = 0; b < BONES; b++) {
      double weight = rows[at + 6 + b];
      for (int k = 0; k < PARAMETERS; k++) {
        double[] m = slopes[b * PARAMETERS + k];
        if (m != null) {
          jacobian[k] += weight * (m[0] * x + m[1] * y + m[2] * z + m[3]);
          jacobian[PARAMETERS + k] += weight * (m[4] * x + m[5] * y + m[6] * z + m[7]);
          jacobian[2 * PARAMETERS + k] += weight * (m[8] * x + m[9] * y + m[10] * z + m[11]);
        }
      }
    }
  }

  /** Whether a parameter is an angle of the bone or of one that it is fixed to. */
  private static boolean moves(int bone, int parameter) {
    for (int b = bone; b >= 0; b = HAND.get(b).parent) {
      for (int angle : HAND.get(b).angles) {
        if (angle == parameter) {
          return true;
        }
      }
    }
    return false;
  }

  /** The derivative of a bone's matrix with respect to one of its angles. */
  private static double[] matrix(int b, double[] p, int by) {
    double[] product = moved(new double[3]);
    List<Integer> chain = new ArrayList<>();
    for (int k = b; k >= 0; k = HAND.get(k).parent) {
      chain.add(0, k);
    }
    for (int k : chain) {
      Bone bone = HAND.get(k);
      product = times(product, moved(bone.offset), 1);
      for (int a = 0; a < bone.angles.length; a++) {
        double angle = p[bone.angles[a]];
        boolean derived = bone.angles[a] == by;
        product = times(product, turn(bone.axes[a], angle, derived), derived ? 0 : 1);
      }
    }
    return product;
  }

  private static double[] turn(int axis, double angle, boolean derived) {
    double[] turn = new double[12];
    double cos = derived ? -Math.sin(angle) : Math.cos(angle);
    double sin = derived ? Math.cos(angle) : Math.sin(angle);
    int j = (axis + 1) % 3;
    int l = (axis + 2) % 3;
    turn[5 * axis] = derived ? 0 : 1;
    turn[5 * j] = cos;
    turn[5 * l] = cos;
    turn[4 * l + j] = sin;
    turn[4 * j + l] = -sin;
    return turn;
  }

  /**
   * @param last the last number of the last row of b, which is left out
   */
  private static double[] times(double[] a, double[] b, double last) {
    double[] product = new double[12];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        double sum = j == 3 ? a[4 * i + 3] * last : 0;
        for (int k = 0; k < 3; k++) {
          sum += a[4 * i + k] * b[4 * k + j];
        }
        product[4 * i + j] = sum;
      }
    }
    return product;
  }

  /** Rows of points that four bones move, or fewer; their weights add up to 1. */
  static double[] rows(int count) {
    SplittableRandom random = new SplittableRandom(1);
    double[] rows = new double[count * COLUMNS];
    for (int r = 0; r < count; r++) {
      int at = r * COLUMNS;
      for (int i = 0; i < 6; i++) {
        rows[at + i] = random.nextDouble(-1, 1);
      }
      for (int k = 0; k < 4; k++) {
        rows[at + 6 + random.nextInt(BONES)] += 0.25;
      }
    }
    return rows;
  }
}
