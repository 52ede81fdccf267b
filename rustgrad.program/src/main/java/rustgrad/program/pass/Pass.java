package rustgrad.program.pass;

import java.util.function.UnaryOperator;
import rustgrad.program.ir.Graph;

/** A function from graph to graph, and what to call it. */
public record Pass(String name, UnaryOperator<Graph> rewrite) {}
