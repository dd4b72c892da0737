package heed.pages.frame;

import heed.feature.Status;
import heed.people.Preference;
import heed.people.Role;
import heed.platform.Language;
import heed.platform.Phrases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;

/// How pages speak to one reader: in which language, and by which clock. Each page’s own texts
/// stand in the phrases `page-NAME`; what every page says (days, distances, the field’s words) is
/// said here. Public for templates.
public final class Voice {
  private static final int DAYS_ARE_SAID = 14;
  private static final int WEEKS_ARE_SAID = 60;
  private static final int MONTHS_ARE_SAID = 700;
  private static final double DAYS_IN_WEEK = 7;
  private static final double DAYS_IN_MONTH = 30.4;
  private static final double DAYS_IN_YEAR = 365.25;

  private final Language language;
  private final ZoneId zone;
  private final Phrases says;
  private final Phrases words;
  private final DateTimeFormatter day;
  private final DateTimeFormatter minute;

  /// How pages speak in a language.
  ///
  /// @param zone of the reader’s clock, for moments; days of facts have no zone
  public Voice(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
    this.says = Phrases.of("page", language);
    this.words = Phrases.of("words", language);
    this.day = DateTimeFormatter.ofPattern(says.say("format.day"), language.locale());
    this.minute = DateTimeFormatter.ofPattern(says.say("format.minute"), language.locale());
  }

  /// Nobody in particular: English, by UTC.
  public static Voice usual() {
    return new Voice(Language.ENGLISH, ZoneOffset.UTC);
  }

  /// As somebody chose to be spoken to.
  ///
  /// @param otherwise the language for those who chose none
  static Voice of(Preference chosen, Language otherwise) {
    return new Voice(
        Language.of(chosen.language()).orElse(otherwise), chosen.at(Instant.EPOCH).getZone());
  }

  public Language language() {
    return language;
  }

  public ZoneId zone() {
    return zone;
  }

  /// The texts of one page, which stand in `phrases/page-NAME`.
  public Phrases on(String page) {
    return Phrases.of("page-" + page, language);
  }

  /// "1 Mar 2026".
  public String day(LocalDate date) {
    return day.format(date);
  }

  /// "Mar 2026".
  public String month(LocalDate date) {
    return DateTimeFormatter.ofPattern(says.say("format.month"), language.locale()).format(date);
  }

  /// "Mar": where the year is known.
  public String shortMonth(YearMonth month) {
    return DateTimeFormatter.ofPattern("MMM", language.locale()).format(month);
  }

  /// "1 Mar 2026, 09:30 CET": on the reader’s clock, which is named.
  public String moment(long atMs) {
    var at = Instant.ofEpochMilli(atMs).atZone(zone);
    var clock =
        zone.normalized() instanceof ZoneOffset
            ? zone.normalized().getDisplayName(TextStyle.SHORT, language.locale())
            : DateTimeFormatter.ofPattern("z", language.locale()).format(at);
    return minute.format(at) + " " + (clock.equals("Z") ? "UTC" : clock);
  }

  /// The day on the reader’s clock.
  public LocalDate dayOf(long atMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(atMs), zone);
  }

  /// "today", "in 3 days", "in 8 months", "2 weeks ago".
  public String distance(LocalDate from, LocalDate to) {
    var days = ChronoUnit.DAYS.between(from, to);
    if (days >= -1 && days <= 1) {
      return says.say(days == 0 ? "today" : days > 0 ? "tomorrow" : "yesterday");
    }
    return says.say(days > 0 ? "ahead" : "ago", span(Math.abs(days)));
  }

  /// "3 days", "5 weeks", "8 months".
  public String span(long days) {
    if (days < DAYS_ARE_SAID) {
      return says.say("days", days);
    }
    if (days < WEEKS_ARE_SAID) {
      return says.say("weeks", Math.round(days / DAYS_IN_WEEK));
    }
    return days < MONTHS_ARE_SAID
        ? says.say("months", Math.round(days / DAYS_IN_MONTH))
        : says.say("years", Math.round(days / DAYS_IN_YEAR));
  }

  /// "2.5 pm", "~1.1 pm" when it is a guess: person-months.
  public String effort(double personMonths, boolean estimated) {
    return says.say(
        estimated ? "effort" : "effort.guess", Spoken.number(personMonths, estimated ? 2 : 1));
  }

  /// "25.4 %".
  public String percent(double share, int decimals) {
    return says.say("percent", Spoken.number(share * 100, decimals));
  }

  /// A number at the start of a sentence: "Three", "42".
  public String first(long number) {
    return says.say("numeral", number);
  }

  /// "1st", "2nd", "第 3 位".
  public String place(int rank) {
    var last = rank % 100 / 10 == 1 ? 0 : rank % 10;
    return says.say("place", rank, last);
  }

  public String status(Status status) {
    return words.say("status." + status.word());
  }

  /// How bad it is, in a customer’s words.
  ///
  /// @param severity 1 to 5
  public String severity(int severity) {
    return words.say("severity." + severity);
  }

  public String health(Spoken.Health health) {
    return says.say("health." + health.style());
  }

  public String role(Role role) {
    return says.say("role." + role.word());
  }
}
