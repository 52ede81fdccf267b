package rustgrad.rows.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much memory the rows of a stream take. */
class StreamedRowsTest {
  private static final int MANY_ROWS = 8_192;

  /** The length of the array that a reader of such rows is given, after one row has been read. */
  private static int readInto(int columns) {
    List<Integer> lengths = new ArrayList<>();
    StreamedRows rows =
        new StreamedRows(
            columns,
            () ->
                into -> {
                  into[columns - 1] = 7;
                  lengths.add(into.length);
                  return lengths.size() == 1 ? 1 : 0;
                });
    RowData.Reader reader = rows.open();
    Chunk chunk = new Chunk(MANY_ROWS);
    assertTrue(reader.next(chunk));
    assertEquals(1, chunk.rows());
    int[] last = new int[columns];
    Arrays.fill(last, -1);
    last[columns - 1] = 0;
    double[] block = new double[1];
    reader.load(chunk, 0, 1, block, 1, last);
    assertEquals(7, block[0]);
    assertFalse(reader.next(chunk));
    return lengths.get(0);
  }

  @Test
  void rowsOfOrdinaryLengthAreReadAThousandAtATime() {
    assertEquals(1_024 * 100, readInto(100));
  }

  @Test
  void longRowsAreReadAMegabyteAtATime() {
    assertEquals(13 * 10_000, readInto(10_000));
  }

  @Test
  void aRowThatIsLongerThanThatIsReadAlone() {
    assertEquals(3_000_000, readInto(3_000_000));
  }
}
