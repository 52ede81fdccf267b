package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

/** What programs over rows print of their plans. */
class RowListingTest {
  private static final String VALUE =
      """
      in each block of rows:
        c0..c1 = row0..row1
        in a loop:
          v4 = times(p1, c0)
          v5 = plus(p0, v4)
          v6 = minus(v5, c1)
          v7 = times(v6, v6)
          s0 = sum(v7)
      results:
        return s0
      """;

  private static final String GRADIENT =
      """
      in each block of rows:
        c0..c1 = row0..row1
        in a loop:
          v4 = times(p1, c0)
          v5 = plus(p0, v4)
          v6 = minus(v5, c1)
          v7 = times(v6, v6)
          v8 = plus(v6, v6)
          v9 = times(v8, c0)
          s0 = sum(v8)
          s1 = sum(v9)
          s2 = sum(v7)
      results:
        out[0] = s0
        out[1] = s1
        return s2
      """;

  private static Value squaredError(Value[] p, Value[] row) {
    Value error = p[0].plus(p[1].times(row[0])).minus(row[1]);
    return error.times(error);
  }

  @Test
  void theSumAndItsGradient() {
    RowProgram program = RowProgram.trace(2, 2, RowListingTest::squaredError);
    assertEquals(VALUE, program.listing());
    assertEquals(GRADIENT, program.gradientListing());
  }

  @Test
  void thePenaltyFollows() {
    RowProgram program =
        RowProgram.builder()
            .withPenalty(p -> p[0].times(p[0]))
            .trace(2, 2, RowListingTest::squaredError);
    assertEquals(
        VALUE
            + """
              penalty, where x is p:
                v2 = times(x0, x0)
                return v2
              """,
        program.listing());
    assertEquals(
        GRADIENT
            + """
              penalty, where x is p:
                v2 = times(x0, x0)
                v4 = plus(x0, x0)
                v5 = plus(v4, 0.0)
                out[0] = v5
                out[1] = 0.0
                return v2
              """,
        program.gradientListing());
  }

  @Test
  void eachPathHasASectionWithItsGuards() {
    RowProgram program =
        RowProgram.trace(
            1, 1, (p, row) -> row[0].isLessThan(0) ? row[0].negate() : row[0].times(p[0]));
    assertEquals(
        "not traced yet: the function compares values, so it is traced by its first call, which tells it their numbers\n",
        program.gradientListing());
    program.sum(new double[] {2}, Rows.of(new double[][] {{1}, {-1}}));
    assertEquals(
        """
        path 1 of 2 taken so far:
          for rows that pass these guards, where x is p and then row:
            guard(not x1 < 0.0)
          in each block of rows:
            c0 = row0
            in a loop:
              v2 = times(c0, p0)
              s0 = sum(v2)
          results:
            return s0
        path 2 of 2 taken so far:
          for rows that pass these guards, where x is p and then row:
            guard(x1 < 0.0)
          in each block of rows:
            c0 = row0
            in a loop:
              v1 = negate(c0)
              s0 = sum(v1)
          results:
            return s0
        """,
        program.listing());
  }
}
