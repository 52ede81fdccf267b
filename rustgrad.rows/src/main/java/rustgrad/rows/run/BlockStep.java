package rustgrad.rows.run;

/** Computes columns of a block from others: a step of a plan, ready to run. */
@FunctionalInterface
interface BlockStep {

  void run(Workspace at);
}
