package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void aConstantRateStays() {
    assertEquals(0.1, Schedule.constant(0.1).rate(0));
    assertEquals(0.1, Schedule.constant(0.1).rate(1_000_000));
  }

  @Test
  void linearDecayReachesItsEndAndStays() {
    Schedule schedule = Schedule.linear(1, 0.1, 100);
    assertEquals(1, schedule.rate(0));
    assertEquals(1 - 0.9 * 30 / 100, schedule.rate(30), 1e-16);
    assertEquals(0.1, schedule.rate(100));
    assertEquals(0.1, schedule.rate(101));
  }

  @Test
  void cosineDecayIsFlatAtBothEnds() {
    Schedule schedule = Schedule.cosine(3, 1, 60);
    assertEquals(3, schedule.rate(0));
    assertEquals(2 + Math.sqrt(0.75), schedule.rate(10), 1e-15);
    assertEquals(2, schedule.rate(30), 1e-15);
    assertEquals(1.5, schedule.rate(40), 1e-15);
    assertEquals(1, schedule.rate(60));
    assertEquals(1, schedule.rate(61));
  }

  @Test
  void aScheduleOfEpochsKeepsItsRateForAllStepsOfAnEpoch() {
    Schedule epochs = Schedule.linear(1, 0.1, 100);
    Schedule steps = epochs.perEpoch(4);
    assertEquals(1, steps.rate(0));
    assertEquals(1, steps.rate(3));
    assertEquals(epochs.rate(1), steps.rate(4));
    assertEquals(epochs.rate(99), steps.rate(399));
    assertEquals(0.1, steps.rate(400));
    assertEquals(0.1, steps.rate(Integer.MAX_VALUE));
    assertEquals("(linear from 1.0 to 0.1 in 100 steps) per epoch of 4 steps", steps.toString());
  }

  @Test
  void badSettingsAreNamed() {
    assertEquals(
        "the learning rate is NaN; expected a finite number that is not negative",
        Errors.messageOf(() -> Schedule.constant(Double.NaN)));
    assertEquals(
        "the last learning rate is -1.0; expected a finite number that is not negative",
        Errors.messageOf(() -> Schedule.linear(1, -1, 10)));
    assertEquals(
        "the number of steps of a schedule is 0; expected at least 1",
        Errors.messageOf(() -> Schedule.cosine(1, 0, 0)));
    assertEquals(
        "the number of steps of an epoch is 0; expected at least 1",
        Errors.messageOf(() -> Schedule.constant(1).perEpoch(0)));
  }
}
