package heed.intake;

import heed.platform.Currency;
import heed.platform.FieldError;
import heed.platform.Fields;
import heed.platform.Kept;
import heed.platform.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of one file on their way into one transaction, some hundred at a time, so that neither
/// the file nor its facts have to fit in memory.
final class OneImport<T> {
  private static final int CHUNK = 500;

  /// A row that was read: what it says, or why it is refused.
  private record Read<T>(int line, @Nullable T sent, List<FieldError> problems) {}

  /// Where a key stands in the file, and the hash of what was said there.
  private record Seen(int line, int hash) {}

  private final Rows<T> keeping;
  private final Columns columns;
  private final Currency currency;
  private final Map<String, Seen> seen = new HashMap<>();
  private final List<ImportReport.LineError> errors = new ArrayList<>();
  private long created;
  private long updated;
  private long unchanged;
  private long refused;

  OneImport(Rows<T> keeping, Columns columns, Currency currency) {
    this.keeping = keeping;
    this.columns = columns;
    this.currency = currency;
  }

  ImportReport run(CsvRows rows, Options options, Progress progress) throws IOException {
    var count = 0L;
    var chunk = new ArrayList<Read<T>>(CHUNK);
    for (var row = rows.next(); row != null; row = rows.next()) {
      if (++count > options.mostRows()) {
        throw Refused.because(
            Refused.Kind.TOO_LARGE,
            "The file has more than "
                + options.mostRows()
                + " rows. Split it, or import it with bin/heed import, which has no limit.");
      }
      chunk.add(read(row));
      if (chunk.size() == CHUNK) {
        keep(chunk);
        chunk.clear();
        progress.reached(count);
      }
    }
    keep(chunk);
    var stored = !options.dryRun() && (refused == 0 || options.skipBad());
    return new ImportReport(created, updated, unchanged, refused, List.copyOf(errors), stored);
  }

  private Read<T> read(CsvRows.Row row) {
    var problem = problem(row);
    if (problem != null) {
      return new Read<>(row.line(), null, List.of(problem));
    }
    var fields = new Fields(columns.of(row.cells()), currency);
    var sent = keeping.read(fields);
    return fields.problems().isEmpty()
        ? new Read<>(row.line(), sent, List.of())
        : new Read<>(row.line(), null, fields.problems());
  }

  private @Nullable FieldError problem(CsvRows.Row row) {
    if (row.problem() != null) {
      var named = row.problemCell() >= 0 && row.problemCell() < columns.count();
      return new FieldError(named ? columns.name(row.problemCell()) : "", row.problem());
    }
    var count = row.cells().size();
    if (count != columns.count()) {
      return new FieldError(
          "", "The row has " + count + " cells; the header has " + columns.count() + ".");
    }
    return null;
  }

  private void keep(List<Read<T>> chunk) {
    var keys = new ArrayList<String>();
    for (var row : chunk) {
      if (row.sent() != null) {
        keys.add(keeping.key(row.sent()));
      }
    }
    keeping.turnTo(keys);
    for (var row : chunk) {
      if (row.sent() == null) {
        refuse(row.line(), row.problems());
      } else {
        keep(row.line(), row.sent());
      }
    }
  }

  private void keep(int line, T sent) {
    var first = seen.get(keeping.key(sent));
    if (first != null) {
      keepAgain(line, first, sent.hashCode() == first.hash());
      return;
    }
    try {
      count(keeping.keep(sent));
      seen.put(keeping.key(sent), new Seen(line, sent.hashCode()));
    } catch (Refused no) {
      refuse(
          line,
          no.errors().isEmpty()
              ? List.of(new FieldError("", no.sentence()))
              : no.errors().stream()
                  .map(error -> new FieldError(Columns.columnOf(error.field()), error.message()))
                  .toList());
    }
  }

  /// A file that says two things of one key contradicts itself, and nobody knows which it means.
  private void keepAgain(int line, Seen first, boolean same) {
    if (same) {
      unchanged++;
    } else {
      refuse(
          line,
          List.of(
              new FieldError(
                  "key",
                  "The key stands in line " + first.line() + " already, with other facts.")));
    }
  }

  private void count(Kept.Outcome outcome) {
    switch (outcome) {
      case CREATED -> created++;
      case UPDATED -> updated++;
      case UNCHANGED -> unchanged++;
    }
  }

  private void refuse(int line, List<FieldError> problems) {
    refused++;
    for (var problem : problems) {
      if (errors.size() < ImportReport.MOST_ERRORS) {
        errors.add(
            new ImportReport.LineError(
                line, problem.field().isEmpty() ? null : problem.field(), problem.message()));
      }
    }
  }
}
