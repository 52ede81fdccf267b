package rustgrad.core.service;

import rustgrad.api.Op;
import rustgrad.api.spi.OpFinder;
import rustgrad.core.OpRegistry;

/** What {@code x.apply("name")} asks. */
public final class DiscoveredOps implements OpFinder {

  @Override
  public Op op(String name) {
    return OpRegistry.discovered().op(name);
  }
}
