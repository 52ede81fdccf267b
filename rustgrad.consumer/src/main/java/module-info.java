/**
 * A program such as a user writes, built against the public modules only: it computes gradients,
 * provides an op of its own, and trains a network with it.
 *
 * @provides rustgrad.api.Op mish, the op of {@code docs/writing-an-op.md}
 */
module rustgrad.consumer {
  requires rustgrad.nn;

  provides rustgrad.api.Op with
      rustgrad.consumer.Mish;
}
