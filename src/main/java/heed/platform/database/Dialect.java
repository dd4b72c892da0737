package heed.platform.database;

import java.sql.SQLException;
import java.util.function.Predicate;

/// Every difference between the two databases. Failures are told apart by their codes, never by
/// their words: messages quote what people typed, and PostgreSQL speaks many languages.
public enum Dialect {
  SQLITE("sqlite") {
    @Override
    String begin() {
      return "BEGIN IMMEDIATE";
    }

    @Override
    boolean isFull(Throwable problem) {
      return anyCause(problem, cause -> SqliteFile.isFull(cause.getErrorCode()));
    }

    @Override
    boolean isBusy(Throwable problem) {
      return anyCause(problem, cause -> SqliteFile.isBusy(cause.getErrorCode()));
    }
  },
  POSTGRESQL("postgresql") {
    // Said explicitly: under a stricter default, the end of the change log would be read as it was
    // before the lock of the other nodes was waited for.
    @Override
    String begin() {
      return "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    }

    // Class 53 is "insufficient resources", 58 a system error outside PostgreSQL, 25006 a server
    // that only reads.
    @Override
    boolean isFull(Throwable problem) {
      return anyCause(
          problem, cause -> state(cause).matches("(531|58).*") || state(cause).equals("25006"));
    }

    // Class 40 is deadlocks and serialization failures, 55P03 a lock not granted in time.
    @Override
    boolean isBusy(Throwable problem) {
      return anyCause(
          problem, cause -> state(cause).startsWith("40") || state(cause).equals("55P03"));
    }
  };

  private final String folder;

  Dialect(String folder) {
    this.folder = folder;
  }

  /// Which of the two a `HEED_DB` means: a path is SQLite.
  public static Dialect of(String where) {
    return where.startsWith("jdbc:postgresql:") ? POSTGRESQL : SQLITE;
  }

  /// Its folder under `migrations/`.
  String folder() {
    return folder;
  }

  /// Begins a transaction that means to write.
  abstract String begin();

  /// Whether the disk is full or cannot be written.
  abstract boolean isFull(Throwable problem);

  /// Whether somebody else holds the database.
  abstract boolean isBusy(Throwable problem);

  /// Whether the connection to the server is lost, so that only a new one can help.
  static boolean isCutOff(Throwable problem) {
    return anyCause(
        problem, cause -> state(cause).startsWith("08") || state(cause).startsWith("57P"));
  }

  private static boolean anyCause(Throwable problem, Predicate<SQLException> test) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (at instanceof SQLException cause && test.test(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String state(SQLException problem) {
    var state = problem.getSQLState();
    return state == null ? "" : state;
  }
}
