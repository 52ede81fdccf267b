package rustgrad.nn;

/** A schedule that prints itself, such as "linear from 0.1 to 0.01 in 100 steps". */
record NamedSchedule(String name, Schedule schedule) implements Schedule {
  @Override
  public double rate(int step) {
    return schedule.rate(step);
  }

  @Override
  public String toString() {
    return name;
  }
}
