package heed.platform.database;

import heed.platform.Refused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Makes a backup of a SQLite database while it is served: one file that only its owner can read,
/// with everything that was acknowledged before it began. It gets its name only when it is whole,
/// verified and on disk.
public final class Backup {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Verify verify;

  public Backup(Verify verify) {
    this.verify = verify;
  }

  /// What was made.
  ///
  /// @param bytes length of the file
  /// @param changes how many rows its change log has
  public record Made(Path file, long bytes, long changes) {}

  /// Makes a backup.
  ///
  /// @throws Refused when there is no database, the file exists, or it cannot be written
  /// @throws DamagedDatabase when the database does not verify
  public Made make(String where, Path file) {
    refusePostgresql(where, "pg_dump");
    var database = Path.of(where);
    Verify.refuseMissing(database);
    SqliteFile.prepare(database);
    if (Files.exists(file)) {
      throw exists(file);
    }
    try (var draft = Draft.beside(file)) {
      copy(where, draft.file());
      var findings = verify.of(draft.file().toString());
      if (!findings.clean()) {
        throw new DamagedDatabase(
            "No backup was made, because the database does not verify: "
                + findings.problems().getFirst()
                + " bin/heed verify says all.");
      }
      Seal.append(draft.file(), findings.head());
      var bytes = Files.size(draft.file());
      draft.nameIt(file);
      return new Made(file, bytes, findings.changes());
    } catch (FileAlreadyExistsException existing) {
      throw exists(file);
    } catch (IOException problem) {
      throw Refused.because(
          Refused.Kind.UNAVAILABLE,
          "The backup " + file + " cannot be written: " + Draft.reason(problem) + ".");
    }
  }

  static void refusePostgresql(String where, String instead) {
    switch (Dialect.of(where)) {
      case SQLITE -> {}
      case POSTGRESQL ->
          throw Refused.because(
              Refused.Kind.INVALID, "For PostgreSQL, use " + instead + "; this is for SQLite.");
    }
  }

  /// Copies on a connection of its own, which `VACUUM INTO` insists on. It reads one snapshot, and
  /// writers do not wait.
  private static void copy(String where, Path into) throws IOException {
    try (var handle = Jdbi.create(() -> Database.connect(where, PATIENCE)).open()) {
      new HeadFile(Path.of(where)).check(handle);
      handle.createUpdate("VACUUM INTO :file").bind("file", into.toString()).execute();
    } catch (JdbiException problem) {
      throw new IOException(String.valueOf(Draft.root(problem).getMessage()), problem);
    }
  }

  private static Refused exists(Path file) {
    return Refused.because(
        Refused.Kind.CONFLICT, "There is a file " + file + " already; it was left as it is.");
  }
}
