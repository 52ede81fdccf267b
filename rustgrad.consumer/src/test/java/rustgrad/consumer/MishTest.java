package rustgrad.consumer;

import rustgrad.api.Op;
import rustgrad.testkit.OpConformance;

class MishTest extends OpConformance {
  @Override
  protected Op op() {
    return new Mish();
  }
}
