package heed.pages.frame;

import heed.account.Account;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Other people’s texts and bare numbers as every page shows them, whatever the language; what
/// depends on the reader is said by their [Voice]. Public for templates.
public final class Spoken {
  /// Controls that turn the direction of text, and with it the meaning of a name or an amount.
  private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private Spoken() {}

  /// Somebody's text, with direction controls made visible instead of obeyed.
  public static String text(String text) {
    return TURNS
        .matcher(text)
        .replaceAll(turn -> String.format(Locale.ROOT, "[U+%04X]", (int) turn.group().charAt(0)));
  }

  /// A number with at most so many decimals, without zeros at the end.
  public static String number(double number, int decimals) {
    var rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /// Healthy, watch, at risk or unknown: the class of the mark and the word beside it.
  public static Health health(Account account) {
    var health = account.health();
    return health == null ? Health.UNKNOWN : Health.of(health);
  }

  public static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /// The name in front of the @, as a last resort for people whom nobody introduced.
  public static String localPart(@Nullable String email) {
    return email == null ? "nobody" : email.replaceFirst("@.*", "");
  }

  /// How an account feels, in a word and a shape.
  public enum Health {
    HEALTHY("healthy", "healthy"),
    WATCH("watch", "watch"),
    RISK("risk", "at risk"),
    UNKNOWN("unknown", "health unknown");

    private static final int WATCH_BELOW = 70;
    private static final int RISK_BELOW = 40;

    private final String style;
    private final String words;

    Health(String style, String words) {
      this.style = style;
      this.words = words;
    }

    public String style() {
      return style;
    }

    public String words() {
      return words;
    }

    public static Health of(int health) {
      if (health < RISK_BELOW) {
        return RISK;
      }
      return health < WATCH_BELOW ? WATCH : HEALTHY;
    }
  }
}
