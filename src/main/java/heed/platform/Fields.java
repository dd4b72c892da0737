package heed.platform;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one validation behind every door: named values as somebody sent them, read into facts, with
/// every complaint kept until [#refuseProblems()]. A door only says how it writes a field down
/// ([Source]); what a field may hold is said once, by the room that owns it.
public final class Fields {
  /// Dates outside 1900 to 2199 are typing errors or sentinels, and would sort as due.
  public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  public static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  /// The largest amount, in major units: a trillion.
  public static final BigDecimal MOST = new BigDecimal("1000000000000");

  private static final int LARGEST_EXPONENT = 18;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern ABBREVIATIONS =
      Pattern.compile("\\b(?:arr|csm|url)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern E_MAIL =
      Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@<>,;:\"()\\[\\]\\\\]{1,253}");

  /// How a door wrote a value down.
  public sealed interface Raw {
    /// Not given, or given as nothing: the fact is unknown.
    record Absent() implements Raw {}

    /// Given as text; `loose` when numbers and truths are written as text too, as in CSV.
    record Text(String value, boolean loose) implements Raw {}

    record Numeric(BigDecimal value) implements Raw {}

    record Truth(boolean value) implements Raw {}

    /// A list or an object, where only a plain value is of use.
    record Other() implements Raw {}
  }

  /// Where the values come from.
  public interface Source {
    /// The value of a field, named in camelCase as in the API.
    Raw value(String field);

    /// The field's name in the form that the sender used.
    default String nameOf(String field) {
      return field;
    }
  }

  private final Source source;
  private final Currency currency;
  private final List<FieldError> problems = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();

  public Fields(Source source, Currency currency) {
    this.source = source;
    this.currency = currency;
  }

  /// Adds a complaint of the caller's own. Only the first about a field is kept.
  public void refuse(String field, String message) {
    if (refused.add(field)) {
      problems.add(new FieldError(source.nameOf(field), message));
    }
  }

  /// Whether this field was refused already.
  public boolean refused(String field) {
    return refused.contains(field);
  }

  public List<FieldError> problems() {
    return List.copyOf(problems);
  }

  /// Ends the reading.
  ///
  /// @throws Refused with every complaint, when there is one
  public void refuseProblems() {
    if (!problems.isEmpty()) {
      throw Refused.fields(problems);
    }
  }

  /// Whether the sender gave the field a value.
  public boolean given(String field) {
    return !(source.value(field) instanceof Raw.Absent);
  }

  /// The caller's own identifier of something.
  public String key(String field) {
    var key = requiredLine(field, Texts.KEY);
    if (refused(field)) {
      return key;
    }
    if (key.contains("/") || key.contains("\\") || key.equals(".") || key.equals("..")) {
      refuse(field, label(field) + " may not contain / or \\.");
    } else if (!key.equals(key.strip())) {
      refuse(field, label(field) + " may not begin or end with a space.");
    }
    return key;
  }

  /// A visible text in one line. Returns a stand-in when it is refused.
  public String requiredLine(String field, int longest) {
    var line = line(field, longest);
    if (line == null && !refused(field)) {
      refuse(field, label(field) + " is missing.");
    }
    return line == null ? "?" : line;
  }

  /// A text in one line, or null when unknown.
  public @Nullable String line(String field, int longest) {
    var text = text(field, longest);
    if (text != null && Texts.hasControl(text)) {
      refuse(field, label(field) + " must be one line without control characters.");
      return null;
    }
    return text;
  }

  /// A text of any lines, kept byte for byte, or null when unknown.
  public @Nullable String text(String field, int longest) {
    return switch (source.value(field)) {
      case Raw.Absent() -> null;
      case Raw.Text(var value, var loose) -> {
        if (loose && value.isBlank()) {
          yield null;
        }
        yield keepable(field, value, longest) ? value : null;
      }
      case Raw.Numeric _, Raw.Truth _, Raw.Other _ -> {
        refuse(field, label(field) + " must be text.");
        yield null;
      }
    };
  }

  /// An e-mail address, in lower case, or null when unknown.
  public @Nullable String email(String field) {
    var text = line(field, 254);
    if (text == null) {
      return null;
    }
    if (!isEmail(text)) {
      refuse(field, label(field) + " must be an e-mail address, such as ann@example.com.");
      return null;
    }
    return text.toLowerCase(Locale.ROOT);
  }

  /// Whether a text is one e-mail address.
  public static boolean isEmail(String text) {
    return E_MAIL.matcher(text).matches();
  }

  /// An http or https address, or null when unknown.
  public @Nullable String link(String field) {
    var text = line(field, 2000);
    if (text == null) {
      return null;
    }
    try {
      var link = new URI(text);
      var scheme = link.getScheme();
      if (link.getRawAuthority() != null
          && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
        return text;
      }
    } catch (java.net.URISyntaxException notAnAddress) {
      // said below
    }
    refuse(field, label(field) + " must be a link that begins with https:// or http://.");
    return null;
  }

  /// A whole number, or null when unknown.
  public @Nullable Integer whole(String field, int least, int most) {
    var number = number(field);
    if (number == null) {
      return null;
    }
    if (outside(number, BigDecimal.valueOf(least), BigDecimal.valueOf(most))
        || decimals(number) > 0) {
      refuse(field, label(field) + " must be a whole number from " + least + " to " + most + ".");
      return null;
    }
    return number.intValueExact();
  }

  /// A number with at most two decimals, in hundredths, or null when unknown.
  public @Nullable Integer hundredths(String field, int most) {
    var number = number(field);
    if (number == null) {
      return null;
    }
    if (outside(number, BigDecimal.ZERO, BigDecimal.valueOf(most)) || decimals(number) > 2) {
      refuse(field, label(field) + " must be from 0 to " + most + ", with at most two decimals.");
      return null;
    }
    return number.movePointRight(2).intValueExact();
  }

  /// An amount of the book's currency, in minor units, or null when unknown.
  public @Nullable Long money(String field) {
    var number = number(field);
    if (number == null) {
      return null;
    }
    if (number.signum() < 0) {
      refuse(field, label(field) + " may not be negative.");
      return null;
    }
    if (outside(number, BigDecimal.ZERO, MOST)) {
      refuse(field, label(field) + " may be at most 1,000,000,000,000.");
      return null;
    }
    if (decimals(number) > currency.digits()) {
      refuse(
          field,
          label(field)
              + (currency.digits() == 0
                  ? " may have no decimals in " + currency.code() + "."
                  : " may have at most "
                      + currency.digits()
                      + " decimals in "
                      + currency.code()
                      + "."));
      return null;
    }
    return number.movePointRight(currency.digits()).longValueExact();
  }

  /// A day, or null when unknown.
  public @Nullable LocalDate date(String field) {
    var text = line(field, 40);
    if (text == null) {
      return null;
    }
    try {
      var date = LocalDate.parse(text, DAY);
      if (!date.isBefore(EARLIEST) && !date.isAfter(LATEST)) {
        return date;
      }
    } catch (DateTimeException notADate) {
      // said below
    }
    refuse(field, label(field) + " must be a date from 1900 to 2199, written YYYY-MM-DD.");
    return null;
  }

  /// A day or an instant, in its canonical form (`2026-11-22` or a UTC instant), or null when
  /// unknown.
  public @Nullable String dateOrInstant(String field) {
    var text = line(field, 40);
    if (text == null) {
      return null;
    }
    try {
      if (text.length() == 10) {
        var day = LocalDate.parse(text, DAY);
        if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
          return day.toString();
        }
      } else {
        var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        var day = instant.atOffset(java.time.ZoneOffset.UTC).toLocalDate();
        if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
          return instant.toString();
        }
      }
    } catch (DateTimeException notADate) {
      // said below
    }
    refuse(
        field,
        label(field)
            + " must be a date (2026-11-22) or an instant (2026-11-22T09:30:00Z) from 1900 to"
            + " 2199.");
    return null;
  }

  /// Yes or no, or null when unknown. Loose doors also write 1, 0, yes and no.
  public @Nullable Boolean truth(String field) {
    return switch (source.value(field)) {
      case Raw.Absent() -> null;
      case Raw.Truth(var value) -> value;
      case Raw.Text(var value, var loose) when loose && value.isBlank() -> null;
      case Raw.Text(var value, var loose) when loose && isYes(value) -> true;
      case Raw.Text(var value, var loose) when loose && isNo(value) -> false;
      case Raw.Text(_, var loose) -> {
        refuse(
            field,
            label(field)
                + (loose ? " must be true, false, yes, no, 1 or 0." : " must be true or false."));
        yield null;
      }
      case Raw.Numeric _, Raw.Other _ -> {
        refuse(field, label(field) + " must be true or false.");
        yield null;
      }
    };
  }

  /// One of some words, or null when unknown.
  public <T> @Nullable T oneOf(String field, Map<String, T> words) {
    var text = line(field, 100);
    if (text == null) {
      return null;
    }
    var found = words.get(text);
    if (found == null) {
      refuse(field, label(field) + " must be one of " + String.join(", ", words.keySet()) + ".");
    }
    return found;
  }

  /// The field's name at the start of a sentence: `renewalDate` becomes "Renewal date".
  public static String label(String field) {
    var words = field.replace('.', ' ').replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    var label = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return ABBREVIATIONS.matcher(label).replaceAll(found -> found.group().toUpperCase(Locale.ROOT));
  }

  private boolean keepable(String field, String value, int longest) {
    var trouble = Texts.unkeepable(value);
    if (trouble != null) {
      refuse(field, label(field) + " " + trouble + ".");
    } else if (Texts.length(value) > longest) {
      refuse(field, label(field) + " may have at most " + longest + " characters.");
    } else if (Texts.invisible(value)) {
      refuse(field, label(field) + " has nothing in it that can be seen.");
    }
    return !refused(field);
  }

  private @Nullable BigDecimal number(String field) {
    return switch (source.value(field)) {
      case Raw.Absent() -> null;
      case Raw.Numeric(var value) -> value;
      case Raw.Text(var value, var loose) when loose -> {
        if (value.isBlank()) {
          yield null;
        }
        if (value.length() > Json.LONGEST_NUMBER || !value.matches("-?[0-9]+(\\.[0-9]+)?")) {
          refuse(
              field,
              label(field)
                  + " must be a plain number such as 1200 or 1200.50, without signs or"
                  + " separators.");
          yield null;
        }
        yield new BigDecimal(value);
      }
      case Raw.Text _, Raw.Truth _, Raw.Other _ -> {
        refuse(field, label(field) + " must be a number, without quotes.");
        yield null;
      }
    };
  }

  /// Looks at the magnitude before anything is computed: `1e10000000` is ten characters long and
  /// would take seconds to scale.
  private static boolean outside(BigDecimal number, BigDecimal least, BigDecimal most) {
    var magnitude = number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
    return magnitude > LARGEST_EXPONENT
        || number.compareTo(least) < 0
        || number.compareTo(most) > 0;
  }

  private static int decimals(BigDecimal number) {
    return number.signum() == 0 ? 0 : Math.max(0, number.stripTrailingZeros().scale());
  }

  private static boolean isYes(String value) {
    return Set.of("true", "1", "yes").contains(value.toLowerCase(Locale.ROOT));
  }

  private static boolean isNo(String value) {
    return Set.of("false", "0", "no").contains(value.toLowerCase(Locale.ROOT));
  }

  /// Seconds precision is enough for people; milliseconds is what both databases keep.
  public static String canonical(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
