package heed.slack.filing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An amount as people type it: `12k`, `$12,000`, `1.5m`, `12 000`. It becomes the plain number
/// that every door takes; what is not understood stays as it is and is refused by the field's own
/// rule.
final class TypedAmount {
  /// Thousands grouped by commas, or by spaces; or no groups.
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,3}(?:,\\d{3})+|\\d{1,3}(?: \\d{3})+|\\d+)(\\.\\d+)?");

  /// A dot and three digits are thousands to some and decimals to others.
  private static final Pattern AMBIGUOUS = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+");

  private static final Pattern AROUND =
      Pattern.compile("(?:[$€£¥₹]|[A-Z]{3})?\\s*([0-9][0-9 ,.]*?)\\s*(K|M|千|万)?\\s*(?:[A-Z]{3})?");

  private TypedAmount() {}

  /// The plain number, or what was typed.
  static @Nullable String plain(@Nullable String typed) {
    if (typed == null) {
      return null;
    }
    var spaces = typed.strip().replaceAll("[\\u00a0\\u2009\\u202f]", " ");
    var parts = AROUND.matcher(spaces.toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      return typed;
    }
    var number = NUMBER.matcher(parts.group(1));
    if (!number.matches() || isAmbiguous(typed)) {
      return typed;
    }
    var digits = number.group(1).replaceAll("[ ,]", "");
    var decimals = number.group(2) == null ? "" : number.group(2);
    return new BigDecimal(digits + decimals)
        .multiply(times(Optional.ofNullable(parts.group(2)).orElse("")))
        .stripTrailingZeros()
        .toPlainString();
  }

  /// Whether a number can be read in two ways that are a thousand times apart: `12.000`.
  static boolean isAmbiguous(@Nullable String typed) {
    if (typed == null) {
      return false;
    }
    return AMBIGUOUS.matcher(typed.replaceAll("[^0-9.,kKmM千万]", "")).matches();
  }

  private static BigDecimal times(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "K", "千" -> 1_000;
          case "M" -> 1_000_000;
          case "万" -> 10_000;
          default -> 1;
        });
  }
}
