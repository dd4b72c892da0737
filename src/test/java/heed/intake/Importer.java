package heed.intake;

import heed.cast.Cast;
import heed.cast.Desk;
import heed.cast.TestDatabase;
import heed.platform.database.Dialect;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/// A database of a test's own, and files into it in one line.
final class Importer implements AutoCloseable {
  static final Options FOR_GOOD = new Options(false, false);
  static final Options REHEARSED = new Options(true, false);
  static final Options SKIPPING = new Options(false, true);

  final TestDatabase opened;
  final Desk desk;
  final ImportingCsv importing;

  Importer(Dialect dialect) {
    opened = TestDatabase.of(dialect);
    desk = new Desk(opened.database());
    importing =
        new ImportingCsv(
            opened.database(), desk.keepingAccounts, desk.keepingFeatures, desk.filing, Cast.USD);
  }

  ImportReport accounts(String csv) {
    return run(Kind.ACCOUNTS, csv, FOR_GOOD);
  }

  ImportReport features(String csv) {
    return run(Kind.FEATURES, csv, FOR_GOOD);
  }

  ImportReport requests(String csv) {
    return run(Kind.REQUESTS, csv, FOR_GOOD);
  }

  ImportReport run(Kind kind, String csv, Options options) {
    return run(kind, csv.getBytes(StandardCharsets.UTF_8), options);
  }

  ImportReport run(Kind kind, byte[] csv, Options options) {
    return importing.run(
        kind, new ByteArrayInputStream(csv), options, "console", Progress.UNWATCHED);
  }

  @Override
  public void close() {
    opened.close();
  }
}
