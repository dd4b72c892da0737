package heed.platform.database;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Patterns for `LIKE … ESCAPE '!'`, in which `%` and `_` of the asker mean themselves.
public final class Like {
  private Like() {}

  /// A pattern for texts that contain this one, in lower case; null stays null.
  public static @Nullable String containing(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var literal = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return "%" + literal.toLowerCase(Locale.ROOT) + "%";
  }
}
