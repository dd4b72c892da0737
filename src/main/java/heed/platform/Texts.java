package heed.platform;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What text we keep: any that both databases give back unchanged and a person can see.
public final class Texts {
  /// Longest title or name, in code points.
  public static final int TITLE = 200;

  /// Longest free text, in code points.
  public static final int BODY = 10_000;

  /// Longest key, in code points.
  public static final int KEY = 128;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /// Letters and a symbol that are drawn as nothing.
  private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";

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

  /// Whether nothing of it can be seen: white space, zero-width and formatting characters, fillers,
  /// and marks with no letter to stand on.
  public static boolean invisible(String text) {
    return text.codePoints().allMatch(Texts::unseen);
  }

  private static boolean unseen(int point) {
    return switch (Character.getType(point)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          true;
      default -> FILLERS.indexOf(point) >= 0;
    };
  }

  /// Whether it holds a line break or another control character, which one-line texts may not.
  public static boolean hasControl(String text) {
    return text.codePoints()
        .anyMatch(point -> Character.isISOControl(point) || point == 0x2028 || point == 0x2029);
  }

  /// Lower case, without accents, widths and ligatures: how texts are compared in a search.
  public static String folded(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  /// In code points.
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
