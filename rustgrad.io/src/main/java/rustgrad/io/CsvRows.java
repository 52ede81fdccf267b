package rustgrad.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;

/** The rows of a text, read by FastCSV one after the other. */
final class CsvRows {
  private final CsvRowHandler handler;
  private final Iterator<CsvRow> rows;

  CsvRows(SourceFile file, Utf8Reader text, char separator) {
    handler = new CsvRowHandler(file, text);
    rows =
        CsvReader.builder()
            .fieldSeparator(separator)
            .trimWhitespacesAroundQuotes(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(CsvRowHandler.MOST_CHARACTERS)
            .build(handler, text)
            .iterator();
  }

  /** The next row that is not blank, if there is one. */
  Optional<CsvRow> next() throws IOException {
    while (hasNext()) {
      CsvRow row = rows.next();
      if (!row.isBlank()) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** The next row that is not blank, if there is one and nothing is wrong with it. */
  Optional<CsvRow> nextIfReadable() {
    try {
      return next();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean hasNext() throws IOException {
    try {
      return rows.hasNext();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw problem(e);
    }
  }

  /** FastCSV wraps whatever goes wrong, also in what it reads from. */
  private RuntimeException problem(CsvParseException e) {
    Throwable cause = e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof IllegalArgumentException ours) {
      return ours;
    }
    boolean isAfterQuote = cause != null && String.valueOf(cause.getMessage()).contains("quote:");
    return handler.error(
        handler.lineOfNextCell(),
        isAfterQuote
            ? "a quoted cell goes on after its second quotation mark; one that is part of a cell is doubled"
            : "got a cell of more than %d characters; is a quotation mark missing?"
                .formatted(CsvRowHandler.MOST_CHARACTERS));
  }
}
