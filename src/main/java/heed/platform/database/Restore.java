package heed.platform.database;

import heed.platform.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Puts a backup in the place of a SQLite database. Nothing is touched before the backup is known
/// to be whole; what stood there is kept aside, never deleted.
public final class Restore {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// What belongs to a SQLite database: a write-ahead log that is left behind would be played into
  /// the restored one.
  private static final String[] PARTS = {"", "-wal", "-shm", "-journal", ".head"};

  private final Verify verify;
  private final InstantSource clock;

  public Restore(Verify verify, InstantSource clock) {
    this.verify = verify;
    this.clock = clock;
  }

  /// What was done.
  ///
  /// @param aside what the database that stood there is called now; null when there was none
  /// @param changes how many rows the restored change log has
  public record Restored(Path database, @Nullable Path aside, long changes) {}

  /// Restores a backup.
  ///
  /// @param replace whether a database that stands there may be put aside
  /// @throws Refused when the database is being served or exists, or the backup is not whole
  /// @throws DamagedDatabase when the backup is one of a newer version
  public Restored restore(String where, Path backup, boolean replace) {
    Backup.refusePostgresql(where, "pg_restore");
    var database = Path.of(where);
    if (!Files.isRegularFile(backup)) {
      throw Refused.because(Refused.Kind.NOT_FOUND, "There is no backup " + backup + ".");
    }
    try {
      var seal = Seal.of(backup);
      try (var draft = Draft.beside(database);
          var _ = ServeLock.take(where)) {
        refuseExisting(database, replace);
        refuseBusy(database);
        seal.unpack(backup, draft.file());
        var changes = check(draft.file(), backup, seal);
        var aside = putAside(database);
        draft.nameIt(database);
        new HeadFile(database).write(seal.head());
        return new Restored(database, aside, changes);
      }
    } catch (IOException problem) {
      throw Refused.because(
          Refused.Kind.UNAVAILABLE,
          "The database " + database + " cannot be restored: " + Draft.reason(problem) + ".");
    }
  }

  private static void refuseExisting(Path database, boolean replace) {
    for (var part : PARTS) {
      if (!replace && Files.exists(part(database, part))) {
        throw Refused.because(
            Refused.Kind.CONFLICT,
            "There is "
                + part(database, part)
                + " already. With --replace it is put aside, not deleted.");
      }
    }
  }

  /// A command that is writing, an import for example, would go on into the file that is put aside.
  private static void refuseBusy(Path database) {
    if (!Files.exists(database)) {
      return;
    }
    try (var connection = Database.connect(database.toString(), PATIENCE);
        var statement = connection.createStatement()) {
      statement.execute(Dialect.SQLITE.begin());
      statement.execute("ROLLBACK");
    } catch (SQLException problem) {
      if (Dialect.SQLITE.isBusy(problem)) {
        throw Refused.because(
            Refused.Kind.CONFLICT,
            "Another command is writing to " + database + "; wait until it is done.");
      }
      // What is damaged is the more in need of being replaced.
    }
  }

  /// Brings the unpacked database up to date and compares all that is in it.
  private long check(Path unpacked, Path backup, Seal seal) {
    var where = unpacked.toString();
    Database.migrate(where);
    var findings = verify.of(where);
    if (!findings.clean() || !findings.head().equals(seal.head())) {
      throw Refused.because(
          Refused.Kind.INVALID,
          backup
              + " does not verify: "
              + findings.problems().stream().findFirst().orElse("its log ends elsewhere."));
    }
    // Back into one file: a draft must not leave a write-ahead log behind.
    try (var handle = Jdbi.create(() -> Database.connect(where, PATIENCE)).open()) {
      handle.execute("PRAGMA journal_mode = DELETE");
    }
    return findings.changes();
  }

  private @Nullable Path putAside(Path database) throws IOException {
    var stamp = ".replaced-" + STAMP.format(clock.instant());
    Path aside = null;
    // The database last: whoever looks in between finds no database without its log.
    for (var i = PARTS.length - 1; i >= 0; i--) {
      var from = part(database, PARTS[i]);
      if (Files.exists(from)) {
        var to = database.resolveSibling(database.getFileName() + stamp + PARTS[i]);
        Files.move(from, to);
        aside = part(database, stamp);
      }
    }
    return aside;
  }

  private static Path part(Path database, String suffix) {
    return database.resolveSibling(database.getFileName() + suffix);
  }
}
