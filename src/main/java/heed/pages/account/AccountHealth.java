package heed.pages.account;

import heed.account.Account;
import heed.account.Freshness;
import heed.account.HealthAnswers;
import heed.account.HealthReading;
import heed.pages.chart.Axis;
import heed.pages.chart.Caption;
import heed.pages.chart.Course;
import heed.pages.chart.Sheet;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Phrases;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the health of one account into words, questions and a line.
final class AccountHealth {
  private static final int MOST_MARKS = 4;
  private static final List<Integer> MONTH_STEPS = List.of(1, 2, 3, 6, 12, 24, 60);

  private final Account account;
  private final List<HealthReading> readings;
  private final Freshness freshness;
  private final Voice voice;
  private final Phrases says;
  private final LocalDate today;
  private final Map<String, String> names;

  /// @param readings the latest first
  /// @param names of people by address
  AccountHealth(
      Account account,
      List<HealthReading> readings,
      Freshness freshness,
      Voice voice,
      LocalDate today,
      Map<String, String> names) {
    this.account = account;
    this.readings = readings;
    this.freshness = freshness;
    this.voice = voice;
    this.says = voice.on("account");
    this.today = today;
    this.names = names;
  }

  /// A CSM answers for the own accounts, PMs and admins for all.
  static boolean mayAnswer(Caller reader, Account account) {
    return reader.may(Role.PM) || reader.is(account.csm());
  }

  boolean stale() {
    return freshness.stale(account, readings.isEmpty() ? null : readings.getFirst().date(), today);
  }

  HealthView view(Caller reader) {
    var latest = account.health() == null || readings.isEmpty() ? null : readings.getFirst();
    var answers = latest == null ? null : latest.answers();
    var may = mayAnswer(reader, account);
    return new HealthView(
        Spoken.text(account.name()),
        Spoken.health(account),
        account.health(),
        from(latest),
        answers == null || answers.note() == null ? null : Spoken.text(answers.note()),
        stale() ? staleness(latest) : null,
        answers == null ? null : answers(answers),
        may ? questions(answers) : List.of(),
        may ? null : refused(),
        Links.account(account.key()) + "/health",
        result(answers),
        readings.size() < 2 ? null : course());
  }

  /// What the health would be with these answers.
  ///
  /// @param answers null while one of them is missing
  String result(@Nullable HealthAnswers answers) {
    if (answers == null) {
      return says.say("result.none");
    }
    var health = answers.health(account.usageHundredths());
    var feels = voice.health(Spoken.Health.of(health));
    var before = account.health();
    var result =
        before == null
            ? says.say("result", health, feels)
            : says.say("result.before", health, feels, before);
    var usage = account.usageHundredths();
    return usage == null
        ? result
        : says.say("join", result, says.say("result.usage", voice.percent(usage / 10_000.0, 0)));
  }

  private String from(@Nullable HealthReading latest) {
    if (account.health() == null) {
      return says.say("health.unknown");
    }
    if (latest == null) {
      return says.say("health.undated");
    }
    return says.say(
        "health.by",
        says.say("health.said", voice.day(latest.date()), voice.distance(today, latest.date())),
        name(latest.by()));
  }

  private String staleness(@Nullable HealthReading latest) {
    if (latest == null) {
      return says.say("health.stale.undated");
    }
    return says.say(
        freshness.big(account) ? "health.stale.big" : "health.stale",
        ChronoUnit.DAYS.between(latest.date(), today));
  }

  private String refused() {
    var csm = account.csm();
    return csm == null ? says.say("health.refused.nobody") : says.say("health.refused", name(csm));
  }

  private List<HealthView.Question> questions(@Nullable HealthAnswers last) {
    return List.of(
        question("problem", last == null ? 0 : last.problem()),
        question("features", last == null ? 0 : last.features()),
        question("usable", last == null ? 0 : last.usable()),
        question("reliable", last == null ? 0 : last.reliable()));
  }

  private HealthView.Question question(String name, int chosen) {
    return new HealthView.Question(
        name, says.say("question." + name), says.say("question." + name + ".words"), chosen);
  }

  private Course course() {
    var first = readings.getLast();
    var points = new ArrayList<Course.Point>();
    for (var reading : readings) {
      if (reading.health() != null) {
        points.add(
            new Course.Point(
                reading.date().toEpochDay(),
                reading.health(),
                says.say("course.point", voice.day(reading.date()), reading.health()),
                null));
      }
    }
    var from = first.date();
    var to = today.isAfter(from) ? today : from.plusDays(1);
    return Course.of(
        new Caption(
            "health-course",
            headline(first),
            null,
            says.say("course.spoken", readings.size(), voice.day(from), voice.day(today)),
            says.say("course.table")),
        points,
        Axis.between(0, 100, 0.0, 40.0, 70.0, 100.0),
        value -> Spoken.number(value, 0),
        Axis.between((double) from.toEpochDay(), (double) to.toEpochDay(), months(from, to)),
        value -> voice.month(LocalDate.ofEpochDay((long) value)),
        sheet());
  }

  private String headline(HealthReading first) {
    var now = number(account.health());
    var then = number(first.health());
    return then.equals(now)
        ? says.say("course.head.same", now, voice.day(first.date()))
        : says.say("course.head", then, voice.day(first.date()), now);
  }

  /// The first days of months, so far apart that few are said.
  private static Double[] months(LocalDate from, LocalDate to) {
    for (var step : MONTH_STEPS) {
      var marks = new ArrayList<Double>();
      for (var at = from.withDayOfMonth(1).plusMonths(1);
          !at.isAfter(to);
          at = at.plusMonths(step)) {
        marks.add((double) at.toEpochDay());
      }
      if (marks.size() <= MOST_MARKS) {
        return marks.toArray(new Double[0]);
      }
    }
    return new Double[] {(double) from.toEpochDay(), (double) to.toEpochDay()};
  }

  private Sheet sheet() {
    return new Sheet(
        List.of(
            Sheet.Head.text(says.say("column.day")),
            Sheet.Head.number(says.say("column.health")),
            Sheet.Head.text(says.say("column.answers")),
            Sheet.Head.text(says.say("column.by")),
            Sheet.Head.text(says.say("column.note"))),
        readings.stream().map(this::row).toList());
  }

  private List<Sheet.Cell> row(HealthReading reading) {
    var answers = reading.answers();
    return List.of(
        Sheet.Cell.of(voice.day(reading.date())),
        Sheet.Cell.of(number(reading.health())),
        Sheet.Cell.of(answers == null ? says.say("answers.none") : answers(answers)),
        Sheet.Cell.of(name(reading.by())),
        Sheet.Cell.of(
            answers == null || answers.note() == null ? "" : Spoken.text(answers.note())));
  }

  private String answers(HealthAnswers answers) {
    return says.say(
        "answers", answers.problem(), answers.features(), answers.usable(), answers.reliable());
  }

  private String number(@Nullable Integer health) {
    return health == null ? says.say("unknown") : Integer.toString(health);
  }

  private String name(String actor) {
    return Spoken.text(names.getOrDefault(actor, Spoken.localPart(actor)));
  }
}
