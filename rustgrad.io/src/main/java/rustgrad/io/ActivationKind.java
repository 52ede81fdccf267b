package rustgrad.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.core.OpRegistry;
import rustgrad.nn.Activation;

/** <code>{"kind": "activation", "op": "tanh", "inputs": 16}</code>; ops by their names. */
final class ActivationKind extends ModelKind<Activation> {

  ActivationKind() {
    super("activation", Activation.class);
  }

  @Override
  void describe(Activation model, JsonGenerator json) throws IOException {
    json.writeStringField("op", name(model.op()));
    json.writeNumberField("inputs", model.inputs());
  }

  @Override
  Activation build(Fields fields, Budget budget) {
    return Activation.of(op(fields, "op"), fields.count("inputs"));
  }

  @Override
  int namePyTorch(Activation model, String prefix, int place, Map<String, String> names) {
    return place + 1;
  }

  /** The name of an op, by which another JVM finds the same op or none. */
  static String name(UnaryOp op) {
    for (Op found : OpRegistry.discovered().ops()) {
      if (found.name().equals(op.name())
          && !found.getClass().getName().equals(op.getClass().getName())) {
        throw new IllegalArgumentException(
            "the activation '%s' is %s, but a model that is loaded would get that name's %s; rename yours"
                .formatted(op.name(), op.getClass().getName(), OpRegistry.origin(found)));
      }
    }
    return op.name();
  }

  /** The discovered op whose name is in a field. */
  static UnaryOp op(Fields fields, String key) {
    String name = fields.text(key);
    Op op;
    try {
      op = OpRegistry.discovered().op(name);
    } catch (IllegalArgumentException e) {
      throw fields.error(
          "needs the op %s, which is not here; add the jar that provides it, or make the model with an op of your own and read the numbers with Models.load(path, model)"
              .formatted(Quoted.of(name)),
          e);
    }
    if (op instanceof UnaryOp unary) {
      return unary;
    }
    throw fields.error("has the op '%s', which takes more than one input".formatted(name));
  }
}
