package heed.pages;

import heed.account.Account;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates, numbers and other people's texts as a page says them. Public for templates.
public final class Spoken {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
  private static final List<String> SMALL =
      List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");

  /// Controls that turn the direction of text, and with it the meaning of a name or an amount.
  private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private static final int DAYS_ARE_SAID = 14;
  private static final int WEEKS_ARE_SAID = 60;
  private static final int MONTHS_ARE_SAID = 700;
  private static final double DAYS_IN_MONTH = 30.4;

  private Spoken() {}

  /// Somebody's text, with direction controls made visible instead of obeyed.
  public static String text(String text) {
    return TURNS
        .matcher(text)
        .replaceAll(turn -> String.format(Locale.ROOT, "[U+%04X]", (int) turn.group().charAt(0)));
  }

  static String day(LocalDate day) {
    return day.format(DAY);
  }

  static String moment(long atMs) {
    return Instant.ofEpochMilli(atMs).atOffset(ZoneOffset.UTC).format(TIME);
  }

  static LocalDate dayOf(long atMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(atMs), ZoneOffset.UTC);
  }

  /// "today", "in 3 days", "in 8 months", "2 weeks ago".
  static String distance(LocalDate from, LocalDate to) {
    var days = ChronoUnit.DAYS.between(from, to);
    if (days == 0) {
      return "today";
    }
    if (days == 1) {
      return "tomorrow";
    }
    if (days == -1) {
      return "yesterday";
    }
    var span = span(Math.abs(days));
    return days > 0 ? "in " + span : span + " ago";
  }

  /// "3 days", "5 weeks", "8 months".
  static String span(long days) {
    if (days < DAYS_ARE_SAID) {
      return count(days, "day");
    }
    if (days < WEEKS_ARE_SAID) {
      return count(Math.round(days / 7.0), "week");
    }
    if (days < MONTHS_ARE_SAID) {
      return count(Math.round(days / DAYS_IN_MONTH), "month");
    }
    return count(Math.round(days / 365.25), "year");
  }

  /// "1 customer", "12 customers".
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun + "s");
  }

  /// As [#count] at the start of a sentence: "Three customers".
  static String countFirst(long number, String noun) {
    return number < SMALL.size()
        ? SMALL.get((int) number) + " " + noun + (number == 1 ? "" : "s")
        : count(number, noun);
  }

  /// A number with at most so many decimals, without zeros at the end.
  static String number(double number, int decimals) {
    var rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /// "25.4 %".
  static String percent(double share, int decimals) {
    return number(share * 100, decimals) + " %";
  }

  /// "~1.1 pm", "2 pm": person-months.
  static String effort(double personMonths, boolean estimated) {
    return (estimated ? "" : "~") + number(personMonths, estimated ? 2 : 1) + " pm";
  }

  /// Healthy, watch, at risk or unknown: the class of the mark and the word beside it.
  static Health health(Account account) {
    var health = account.health();
    return health == null ? Health.UNKNOWN : Health.of(health);
  }

  static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /// The name in front of the @, as a last resort for people whom nobody introduced.
  static String localPart(@Nullable String email) {
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

    static Health of(int health) {
      if (health < RISK_BELOW) {
        return RISK;
      }
      return health < WATCH_BELOW ? WATCH : HEALTHY;
    }
  }
}
