package rustgrad.demo;

import java.io.PrintStream;
import rustgrad.api.BinaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.core.OpRegistry;

/** Every op found, with its module. */
final class OpList {
  private static final String ROW = "%-14s %-6s  %s%n";

  private OpList() {}

  static void print(OpRegistry registry, PrintStream out) {
    out.printf(ROW, "op", "inputs", "module");
    for (Op op : registry.ops()) {
      out.printf(ROW, op.name(), inputs(op), module(op));
    }
  }

  private static String inputs(Op op) {
    if (op instanceof UnaryOp) {
      return "1";
    }
    return op instanceof BinaryOp ? "2" : "any";
  }

  private static String module(Op op) {
    Module module = op.getClass().getModule();
    return module.isNamed() ? module.getName() : "(class path)";
  }
}
