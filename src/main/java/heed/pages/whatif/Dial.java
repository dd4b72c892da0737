package heed.pages.whatif;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// One number of the scoring policy as a page shows and takes it: shares in percent, everything
/// else as the policy has it. Of the urgency, which is a curve, the shares of three days.
enum Dial {
  LOSS_AT_ZERO(Group.LOSS, "lossAtZeroHealth", Unit.PERCENT, 0, 100, 1),
  LOSS_AT_FULL(Group.LOSS, "lossAtFullHealth", Unit.PERCENT, 0, 100, 1),
  LOSS_UNKNOWN(Group.LOSS, "lossUnknownHealth", Unit.PERCENT, 0, 100, 1),
  PREVENTABLE(Group.LOSS, "preventableShare", Unit.PERCENT, 0, 100, 1),
  DECISION_LEAD(Group.TIME, "decisionLeadDays", Unit.DAYS, 0, 365, 3650, 1),
  URGENCY_NOW("urgencyNow", 0),
  URGENCY_IN_A_YEAR("urgencyInAYear", 365),
  URGENCY_IN_TWO_YEARS("urgencyInTwoYears", 730),
  URGENCY_UNKNOWN(Group.TIME, "urgencyUnknown", Unit.PERCENT, 0, 100, 1),
  LATE(Group.TIME, "lateFactor", Unit.PERCENT, 0, 100, 1),
  SEVERITY_1(Group.SEVERITY, 1),
  SEVERITY_2(Group.SEVERITY, 2),
  SEVERITY_3(Group.SEVERITY, 3),
  SEVERITY_4(Group.SEVERITY, 4),
  SEVERITY_5(Group.SEVERITY, 5),
  NON_CORE(Group.SEVERITY, "nonCoreFactor", Unit.PERCENT, 0, 100, 1),
  EXPANSION_CHANCE(Group.GROWTH, "expansionChance", Unit.PERCENT, 0, 100, 1),
  EXPANSION_HALF_LIFE(Group.GROWTH, "expansionHalfLifeDays", Unit.DAYS, 1, 1460, 36_500, 1),
  OVERRUN(Group.WORK, "overrun", Unit.TIMES, 0, 5, 100, 0.1),
  PEOPLE(Group.WORK, "peoplePerFeature", Unit.PEOPLE, 0.1, 20, 1000, 0.1),
  EFFORT_FLOOR(Group.WORK, "effortFloor", Unit.PERSON_MONTHS, 0.01, 6, 10_000, 0.01),
  EFFORT_IF_NONE(Group.WORK, "effortIfNoneKnown", Unit.PERSON_MONTHS, 0.01, 12, 10_000, 0.01);

  /// What a number is about.
  enum Group {
    LOSS("loss"),
    TIME("time"),
    SEVERITY("severity"),
    GROWTH("growth"),
    WORK("work");

    final String word;

    Group(String word) {
      this.word = word;
    }

    List<Dial> dials() {
      return Arrays.stream(Dial.values()).filter(dial -> dial.group == this).toList();
    }
  }

  /// What a number counts.
  enum Unit {
    PERCENT("percent"),
    DAYS("days"),
    TIMES("times"),
    PEOPLE("people"),
    PERSON_MONTHS("person-months");

    final String word;

    Unit(String word) {
      this.word = word;
    }
  }

  private static final String WEIGHTS = "severityWeights";

  /// Of the number as it is shown; a policy from the API may have more.
  private static final int DECIMALS = 4;

  final Group group;
  final String name;
  final Unit unit;
  final double least;

  /// Where the slider ends; a number beyond it can be typed.
  final double sliderMost;

  final double most;
  final double step;
  private final String field;
  private final OptionalInt place;

  Dial(Group group, String field, Unit unit, double least, double most, double step) {
    this(group, field, unit, least, most, most, step);
  }

  Dial(
      Group group,
      String field,
      Unit unit,
      double least,
      double sliderMost,
      double most,
      double step) {
    this(group, field, field, OptionalInt.empty(), unit, least, sliderMost, most, step);
  }

  Dial(String name, int urgencyDays) {
    this(
        Group.TIME,
        name,
        PolicyNumbers.URGENCY,
        OptionalInt.of(urgencyDays),
        Unit.PERCENT,
        0,
        100,
        100,
        1);
  }

  Dial(Group group, int severity) {
    this(
        group,
        "severity" + severity,
        WEIGHTS,
        OptionalInt.of(severity - 1),
        Unit.PERCENT,
        0,
        100,
        100,
        1);
  }

  Dial(
      Group group,
      String name,
      String field,
      OptionalInt place,
      Unit unit,
      double least,
      double sliderMost,
      double most,
      double step) {
    this.group = group;
    this.name = name;
    this.field = field;
    this.place = place;
    this.unit = unit;
    this.least = least;
    this.sliderMost = sliderMost;
    this.most = most;
    this.step = step;
  }

  /// The number that a policy has, in this dial’s unit, rounded half up.
  BigDecimal of(PolicyNumbers numbers) {
    var number = numbers.get(field, place);
    return plain(unit == Unit.PERCENT ? number.movePointRight(2) : number);
  }

  /// Sets the number of a policy, unless it is what is shown of the one it has.
  void set(PolicyNumbers numbers, BigDecimal value) {
    if (value.compareTo(of(numbers)) != 0) {
      numbers.set(field, place, unit == Unit.PERCENT ? value.movePointLeft(2) : value);
    }
  }

  boolean takes(BigDecimal value) {
    return value.compareTo(BigDecimal.valueOf(least)) >= 0
        && value.compareTo(BigDecimal.valueOf(most)) <= 0
        && (unit != Unit.DAYS || value.stripTrailingZeros().scale() <= 0);
  }

  private static BigDecimal plain(BigDecimal number) {
    var stripped = number.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
