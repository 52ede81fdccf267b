package rustgrad.spark;

import rustgrad.api.UnaryOp;

/** An op that the driver discovers, and executors do not. */
public final class DriverOnly implements UnaryOp {
  @Override
  public String name() {
    return "driverOnly";
  }

  @Override
  public double apply(double x) {
    return 2 * x;
  }

  @Override
  public double partial(double x, double y) {
    return 2;
  }
}
