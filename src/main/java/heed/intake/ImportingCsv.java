package heed.intake;

import heed.account.KeepingAccounts;
import heed.feature.KeepingFeatures;
import heed.platform.Currency;
import heed.platform.Refused;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import heed.request.FilingRequests;
import java.io.IOException;
import java.io.InputStream;

/// Takes a CSV file into the book: all of it or nothing, in one transaction, by the caller's own
/// keys, so that the same file twice changes nothing.
public final class ImportingCsv {
  private final Database database;
  private final KeepingAccounts keepingAccounts;
  private final KeepingFeatures keepingFeatures;
  private final FilingRequests filing;
  private final Currency currency;

  public ImportingCsv(
      Database database,
      KeepingAccounts keepingAccounts,
      KeepingFeatures keepingFeatures,
      FilingRequests filing,
      Currency currency) {
    this.database = database;
    this.keepingAccounts = keepingAccounts;
    this.keepingFeatures = keepingFeatures;
    this.filing = filing;
    this.currency = currency;
  }

  /// Imports a file. The stream is read while the writer waits for it, so its bytes should be at
  /// hand: a file or a body that has arrived, not a slow connection.
  ///
  /// @param actor who imports, for the change log
  /// @return what every row came to; refused rows are in it and are no exception
  /// @throws Refused when the file as a whole is of no use (no text, no such columns, too long) or
  ///   the database could not be written; nothing was stored then
  public ImportReport run(
      Kind kind, InputStream csv, Options options, String actor, Progress progress) {
    return database
        .writer()
        .write(actor, transaction -> within(transaction, kind, csv, options, progress));
  }

  /// Imports a file, takes everything back, and says what would have changed.
  ///
  /// @throws Refused as [#run]
  public Rehearsal rehearse(Kind kind, InputStream csv, String actor, Progress progress) {
    return database
        .writer()
        .write(
            actor,
            transaction -> {
              var from = transaction.nextSequence() - 1;
              var report = within(transaction, kind, csv, Options.bounded(true, true), progress);
              transaction.writeChanges();
              return new Rehearsal(report, Difference.sample(transaction.handle(), from, currency));
            });
  }

  private ImportReport within(
      Transaction transaction, Kind kind, InputStream csv, Options options, Progress progress) {
    try {
      var rows = new CsvRows(Utf8Text.of(csv, options.mostBytes()));
      var report = report(transaction, kind, rows, options, progress);
      if (!report.stored()) {
        transaction.takeBack();
      }
      return report;
    } catch (IOException problem) {
      throw Refused.because(
          Refused.Kind.INVALID, "The file cannot be read to its end: " + problem.getMessage());
    }
  }

  private ImportReport report(
      Transaction transaction, Kind kind, CsvRows rows, Options options, Progress progress)
      throws IOException {
    try {
      var columns = Columns.of(kind, header(kind, rows));
      return switch (kind) {
        case ACCOUNTS ->
            new OneImport<>(
                    new AccountRows(transaction, keepingAccounts, columns), columns, currency)
                .run(rows, options, progress);
        case FEATURES ->
            new OneImport<>(
                    new FeatureRows(transaction, keepingFeatures, columns), columns, currency)
                .run(rows, options, progress);
        case REQUESTS ->
            new OneImport<>(new RequestRows(transaction, filing, columns), columns, currency)
                .run(rows, options, progress);
      };
    } catch (Utf8Text.Malformed malformed) {
      throw Refused.because(
          Refused.Kind.INVALID,
          "Line "
              + rows.line()
              + " is not UTF-8 text; the file may be Latin-1 or Windows-1252. Save it as CSV"
              + " (UTF-8).");
    }
  }

  private static CsvRows.Row header(Kind kind, CsvRows rows) throws IOException {
    var header = rows.next();
    if (header == null) {
      throw Refused.because(
          Refused.Kind.INVALID,
          "The file is empty. It must begin with a row of column names: "
              + String.join(",", kind.required())
              + ".");
    }
    return header;
  }
}
