package rustgrad.api.spi;

import rustgrad.api.Op;

/** Finds ops by their names. rustgrad.core provides it as a service. */
public interface OpFinder {

  /**
   * The op of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  Op op(String name);
}
