package heed.platform.database;

import heed.platform.Texts;
import org.jspecify.annotations.Nullable;

/// Patterns for `LIKE … ESCAPE '!'`, in which `%` and `_` of the asker mean themselves.
public final class Like {
  private Like() {}

  /// A pattern for folded texts that contain this one; null stays null. Texts are folded by us, not
  /// by the database: `LOWER` of SQLite knows only ASCII, that of PostgreSQL the server's locale.
  public static @Nullable String containing(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return holding(Texts.folded(text));
  }

  /// A pattern for texts that contain this one as it stands.
  public static String holding(String text) {
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
