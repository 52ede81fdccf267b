package rustgrad.playground.engine;

/**
 * The upper and the lower 32 bits of a number, with which fdlibm works.
 *
 * <p>The classes of this package that use them follow fdlibm, of which this is the notice:
 *
 * <pre>
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunPro, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice
 * is preserved.
 * </pre>
 */
final class Words {
  private Words() {}

  static int high(double x) {
    return (int) (Double.doubleToRawLongBits(x) >> 32);
  }

  static int low(double x) {
    return (int) Double.doubleToRawLongBits(x);
  }

  static double withHigh(double x, int high) {
    return of(high, low(x));
  }

  static double withoutLow(double x) {
    return of(high(x), 0);
  }

  static double of(int high, int low) {
    return Double.longBitsToDouble((long) high << 32 | low & 0xffffffffL);
  }
}
