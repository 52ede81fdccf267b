package rustgrad.core.service;

import rustgrad.api.Op;
import rustgrad.api.spi.OpFinder;
import rustgrad.core.OpRegistry;

/** Finds the op for {@code x.apply("name")} among those that were discovered. */
public final class DiscoveredOps implements OpFinder {

  @Override
  public Op op(String name) {
    return OpRegistry.discovered().op(name);
  }
}
