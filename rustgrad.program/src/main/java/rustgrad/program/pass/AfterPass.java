package rustgrad.program.pass;

import rustgrad.program.ir.Graph;

/** What a pass has made of a graph. */
public record AfterPass(String pass, Graph graph) {}
