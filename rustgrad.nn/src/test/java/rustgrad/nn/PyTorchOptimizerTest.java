package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rustgrad.core.Parameters;

/**
 * Optimisers and schedules are those of PyTorch: the numbers are printed by PyTorch 1.13 (Debian
 * 12) in float64, for {@link CurvedLoss}.
 */
class PyTorchOptimizerTest {
  private static final double TOLERANCE = 1e-13;

  /** PyTorch's are {@code torch.optim} and {@code torch.optim.lr_scheduler}. */
  private static final Map<String, Function<Parameters, Optimizer>> BY_CALL =
      Map.of(
          "SGD(lr=1e-2)", p -> Sgd.of(p, 1e-2),
          "SGD(lr=1e-3, momentum=0.9, weight_decay=0.1)",
              p -> Sgd.of(p, 1e-3).withMomentum(0.9).withWeightDecay(0.1),
          "Adam(lr=0.05)", p -> Adam.of(p, 0.05),
          "Adam(lr=0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1)",
              p -> Adam.of(p, 0.05).withBetas(0.8, 0.95).withEpsilon(1e-3).withWeightDecay(0.1),
          "AdamW(lr=0.05)", p -> AdamW.of(p, 0.05),
          "AdamW(lr=0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1)",
              p -> AdamW.of(p, 0.05).withBetas(0.8, 0.95).withEpsilon(1e-3).withWeightDecay(0.1),
          "Adam(lr=0.1), CosineAnnealingLR(T_max=25, eta_min=0.01)",
              p -> Adam.of(p, Schedule.cosine(0.1, 0.01, 25)),
          "AdamW(lr=0.1), LinearLR(start_factor=1, end_factor=0.1, total_iters=15)",
              p -> AdamW.of(p, Schedule.linear(0.1, 0.01, 15)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SGD(lr=1e-2)"
            + "| -0.9769848338431552 | 1.0355347477289627 | 0.5148483842338045"
            + "| -0.7744457496758584 | 0.6776047908596715 | 0.6034393040730825",
        "SGD(lr=1e-3, momentum=0.9, weight_decay=0.1)"
            + "| -1.1293833766314274 | 1.0217402494325696 | 0.501966850999058"
            + "| -0.9009895112190656 | 0.7201104587375845 | 0.5783752409564433",
        "Adam(lr=0.05)"
            + "| -1.101542978423986 | 1.0977092872317562 | 0.5999999986248571"
            + "| -0.9313164207591274 | 0.8360336851232252 | 1.1666154228681929",
        "Adam(lr=0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1)"
            + "| -1.1018817075874963 | 1.0971726123523786 | 0.5998361875039272"
            + "| -0.8621380688832617 | 0.8269356391434399 | 0.9369198903081734",
        "AdamW(lr=0.05)"
            + "| -1.1003849112777941 | 1.0966599897930915 | 0.5994748697834433"
            + "| -0.9238799695255544 | 0.8228366972349954 | 1.1541320759275457",
        "AdamW(lr=0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1)"
            + "| -1.090370025967969 | 1.086739596395044 | 0.5946212817404127"
            + "| -0.8017912366816857 | 0.7269876514046849 | 0.8923517430925034",
        "Adam(lr=0.1), CosineAnnealingLR(T_max=25, eta_min=0.01)"
            + "| -1.0122977055207465 | 1.1789994761215126 | 0.6996451588150071"
            + "| -0.8642885869966762 | 0.8072070776457118 | 1.0931992811675793",
        "AdamW(lr=0.1), LinearLR(start_factor=1, end_factor=0.1, total_iters=15)"
            + "| -1.0151584510642715 | 1.1722661235157006 | 0.6929355110704144"
            + "| -0.9423872004802463 | 0.8867031131123458 | 1.1512845769801672"
      })
  void theStepsArePyTorchs(
      String call, double a2, double b2, double c2, double a20, double b20, double c20) {
    Parameters p = CurvedLoss.start();
    Optimizer optimizer = BY_CALL.get(call).apply(p);
    CurvedLoss.train(optimizer, 2);
    assertArrayEquals(new double[] {a2, b2, c2}, p.items(), TOLERANCE, "after 2 steps");
    CurvedLoss.train(optimizer, 18);
    assertArrayEquals(new double[] {a20, b20, c20}, p.items(), TOLERANCE, "after 20 steps");
  }

  @Test
  void theCosineIsThatOfCosineAnnealingLR() {
    assertRates(
        Schedule.cosine(0.3, 0.02, 10),
        0.3,
        0.2931479122813215,
        0.2732623792124926,
        0.24228993532094617,
        0.20326237921249257,
        0.15999999999999995,
        0.11673762078750735,
        0.07771006467905377,
        0.04673762078750737,
        0.026852087718678506,
        0.02);
  }

  @Test
  void theLineIsThatOfLinearLR() {
    assertRates(
        Schedule.linear(0.3, 0.03, 10),
        0.3,
        0.273,
        0.24600000000000002,
        0.21900000000000003,
        0.192,
        0.165,
        0.138,
        0.11100000000000002,
        0.08400000000000002,
        0.057000000000000016,
        0.030000000000000013,
        0.030000000000000013,
        0.030000000000000013);
  }

  private static void assertRates(Schedule schedule, double... expected) {
    for (int step = 0; step < expected.length; step++) {
      assertEquals(expected[step], schedule.rate(step), 1e-15, "rate of step " + step);
    }
  }
}
