package heed.platform;

import org.jspecify.annotations.Nullable;

/// What text we keep: any that both databases give back unchanged and a person can see.
public final class Texts {
  /// Longest title or name, in code points.
  public static final int TITLE = 200;

  /// Longest free text, in code points.
  public static final int BODY = 10_000;

  /// Longest key, in code points.
  public static final int KEY = 128;

  private Texts() {}

  /// Why the text cannot be kept, or null when it can: one that a database would alter or refuse.
  public static @Nullable String unkeepable(String text) {
    for (var i = 0; i < text.length(); ) {
      var point = text.codePointAt(i);
      if (point == 0) {
        return "contains a NUL character";
      }
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        return "contains half of a character (a lone surrogate)";
      }
      if ((point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF)) {
        return "contains a code point that is no character";
      }
      i += Character.charCount(point);
    }
    return null;
  }

  /// Whether nothing of it can be seen: white space, zero-width and formatting characters only.
  public static boolean invisible(String text) {
    return text.codePoints()
        .allMatch(point ->
            Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || point == 0x3164
                || point == 0x2800);
  }

  /// Whether it holds a line break or another control character, which one-line texts may not.
  public static boolean hasControl(String text) {
    return text.codePoints()
        .anyMatch(point -> Character.isISOControl(point) || point == 0x2028 || point == 0x2029);
  }

  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// The first code points of a text, with an ellipsis when something is left out.
  public static String clip(String text, int codePoints) {
    if (length(text) <= codePoints) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + "…";
  }
}
