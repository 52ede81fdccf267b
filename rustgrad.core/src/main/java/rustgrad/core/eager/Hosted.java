package rustgrad.core.eager;

import rustgrad.api.Engine;
import rustgrad.api.Value;

/** A value of another engine. Whatever an eager node meets it in is computed by that engine. */
public interface Hosted extends Value {
  Engine host();
}
