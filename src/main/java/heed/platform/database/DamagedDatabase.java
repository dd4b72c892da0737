package heed.platform.database;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The database is not what this version last wrote. Never mended silently: the sentence says what
/// to do.
public final class DamagedDatabase extends RuntimeException {
  private DamagedDatabase(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  DamagedDatabase(String sentence) {
    super(sentence);
  }

  static DamagedDatabase notSqlite(Path file) {
    return new DamagedDatabase(
        file + " is not a SQLite database. Set HEED_DB to another path, or restore a backup.");
  }

  static DamagedDatabase unreachable(String where, Throwable cause) {
    return new DamagedDatabase(
        "The database " + where + " cannot be opened: " + reason(cause) + ".", cause);
  }

  static DamagedDatabase notOurs(String where, Throwable cause) {
    var reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new DamagedDatabase(
        "The database "
            + where
            + " cannot be used: "
            + reason
            + " It may belong to a newer version or to another program; nothing was changed.",
        cause);
  }

  private static String reason(Throwable cause) {
    return switch (cause) {
      case NoSuchFileException _ -> "its folder does not exist";
      case AccessDeniedException _ -> "permission is denied";
      default -> {
        var root = cause;
        while (root.getCause() != null) {
          root = root.getCause();
        }
        var said = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        yield said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
      }
    };
  }
}
