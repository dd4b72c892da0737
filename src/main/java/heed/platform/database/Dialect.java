package heed.platform.database;

/// Every difference between the two databases.
public enum Dialect {
  SQLITE("sqlite") {
    @Override
    String begin() {
      return "BEGIN IMMEDIATE";
    }

    @Override
    boolean isFull(Throwable problem) {
      return mentions(problem, "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN");
    }

    @Override
    boolean isBusy(Throwable problem) {
      return mentions(problem, "SQLITE_BUSY", "SQLITE_LOCKED");
    }
  },
  POSTGRESQL("postgresql") {
    @Override
    String begin() {
      return "BEGIN";
    }

    @Override
    boolean isFull(Throwable problem) {
      return mentions(problem, "No space left", "read-only transaction");
    }

    @Override
    boolean isBusy(Throwable problem) {
      return mentions(problem, "deadlock detected", "could not serialize", "lock timeout");
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

  private static boolean mentions(Throwable problem, String... words) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      for (var word : words) {
        if (String.valueOf(at.getMessage()).contains(word)) {
          return true;
        }
      }
    }
    return false;
  }
}
