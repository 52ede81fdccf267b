package rustgrad.program.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Value;
import rustgrad.program.Execution;
import rustgrad.program.Gradient;
import rustgrad.program.Program;
import rustgrad.program.contract.FreshEager;

/** Sixteen threads that share a program, each of which checks its own results. */
class StressTest {
  private static final int THREADS = 16;
  private static final int POINTS = 32;
  private static final int CALLS = 500;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private interface Task {
    void run(int thread) throws Exception;
  }

  @AfterEach
  void stop() throws InterruptedException {
    threads.shutdown();
    assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
  }

  /** Starts the task in all threads at once, and passes on what any of them throws. */
  private void inAllThreads(Task task) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      running.add(
          threads.submit(
              () -> {
                start.await();
                task.run(thread);
                return null;
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
  }

  /** A long straight line, so that runs overlap; enough for several methods of bytecode. */
  private static Value straight(Value[] x) {
    Value v = x[0];
    for (int i = 0; i < 400; i++) {
      v = v.times(x[1]).plus(x[i % 2].sin()).tanh();
    }
    return v;
  }

  /** Eight paths, by the signs of three inputs. */
  private static Value flipping(Value[] x) {
    Value v = Value.constant(1);
    for (Value input : x) {
      v = input.isLessThan(0) ? v.times(input.exp()).minus(input) : v.plus(input.sin()).div(3);
    }
    return v;
  }

  @ParameterizedTest
  @EnumSource(Execution.class)
  void aStraightProgramServesAllThreads(Execution execution) throws Exception {
    share(execution, StressTest::straight, 2);
  }

  @ParameterizedTest
  @EnumSource(Execution.class)
  void guardsFlipWhileOthersRun(Execution execution) throws Exception {
    Program f = share(execution, StressTest::flipping, 3);
    assertEquals(8, f.statistics().paths());
  }

  private Program share(Execution execution, Function<Value[], Value> function, int inputs)
      throws Exception {
    double[][] points = new double[POINTS][];
    Gradient.Point[] expected = new Gradient.Point[POINTS];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < POINTS; i++) {
      points[i] = random.doubles(inputs, -2, 2).toArray();
      expected[i] = FreshEager.at(function, points[i]);
    }
    Program f = Program.builder().withExecution(execution).trace(inputs, function);
    inAllThreads(
        thread -> {
          for (int call = 0; call < CALLS; call++) {
            int i = (thread * 5 + call) % POINTS;
            FreshEager.assertSameBits(expected[i], f, points[i]);
          }
        });
    return f;
  }

  @ParameterizedTest
  @EnumSource(
      value = Execution.class,
      names = {"AUTOMATIC", "BYTECODE"})
  void aProgramIsCompiledOnceForAllThreads(Execution execution) throws Exception {
    share(execution, StressTest::straight, 2);
    int programs = 5;
    long before = Jvm.loadedClasses();
    for (int i = 0; i < programs; i++) {
      Program f = Program.builder().withExecution(execution).trace(2, StressTest::straight);
      inAllThreads(
          thread -> {
            for (int call = 0; call < 50; call++) {
              f.value(1, 2);
            }
            f.prepare();
          });
      assertEquals("bytecode", f.statistics().executor());
    }
    long loaded = Jvm.loadedClasses() - before;
    assertTrue(loaded >= programs && loaded < 2 * programs, () -> loaded + " classes");
  }

  @Test
  void concurrentFirstCallsTraceEachPathOnce() throws Exception {
    for (int repeat = 0; repeat < 50; repeat++) {
      AtomicInteger traces = new AtomicInteger();
      Program f =
          Program.trace(
              1,
              x -> {
                traces.incrementAndGet();
                return x[0].isLessThan(0) ? x[0].negate() : x[0];
              });
      inAllThreads(thread -> assertEquals(1.0, f.value(thread % 2 == 0 ? 1 : -1)));
      assertEquals(1 + 2, traces.get());
      assertEquals(2, f.statistics().paths());
    }
  }

  @Test
  void statisticsMayBeAskedForAtAnyTime() throws Exception {
    Program f = Program.trace(3, StressTest::flipping);
    inAllThreads(
        thread -> {
          for (int call = 0; call < 300; call++) {
            double sign = (thread + call) % 2 == 0 ? 1 : -1;
            f.value(sign, 1, -sign);
            assertTrue(f.statistics().paths() >= 1);
            assertTrue(f.toString().startsWith("Program(3 inputs, "));
          }
        });
  }
}
