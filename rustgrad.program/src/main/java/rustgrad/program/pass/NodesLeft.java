package rustgrad.program.pass;

/** How many nodes a pass has left. */
public record NodesLeft(String pass, int nodes) {}
