package heed.loop;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// By when customers should hear. A policy, in days of the week and the calendar in UTC; public
/// holidays are not known.
final class DueDates {
  /// A customer should not read the news elsewhere first, and a CSM has other work: a working week.
  private static final int SHIPPED_WORKING_DAYS = 5;

  /// Bad news does not improve by waiting, but it needs a call: a working week as well.
  private static final int DECLINED_WORKING_DAYS = 5;

  private static final int SLIPPED_WORKING_DAYS = 5;
  private static final int PLANNED_WORKING_DAYS = 5;
  private static final int STARTED_WORKING_DAYS = 5;

  /// Customers decide this long before the contract ends. The same as the scoring policy's default.
  static final int DECISION_LEAD_DAYS = 60;

  private DueDates() {}

  /// The last day for telling one account.
  ///
  /// @param renewal when the account's contract ends, or null when unknown
  /// @return today or later, and not after the account's decision date while that is still ahead
  static LocalDate due(Milestone milestone, LocalDate today, @Nullable LocalDate renewal) {
    var usual = workingDaysAfter(today, workingDays(milestone));
    if (renewal == null) {
      return usual;
    }
    var decision = decisionDate(renewal, today);
    return decision.isBefore(today) || decision.isAfter(usual) ? usual : decision;
  }

  /// When the account decides about the renewal that comes next: it is in the past while the
  /// account is deciding. A renewal before today moves on by whole years, counted from its original
  /// day.
  static LocalDate decisionDate(LocalDate renewal, LocalDate today) {
    var next = renewal;
    if (next.isBefore(today)) {
      var years = ChronoUnit.YEARS.between(renewal, today);
      next = renewal.plusYears(years);
      if (next.isBefore(today)) {
        next = renewal.plusYears(years + 1);
      }
    }
    return next.minusDays(DECISION_LEAD_DAYS);
  }

  /// The day of an instant, in UTC.
  static LocalDate day(long atMs) {
    return LocalDate.ofInstant(java.time.Instant.ofEpochMilli(atMs), ZoneOffset.UTC);
  }

  private static int workingDays(Milestone milestone) {
    return switch (milestone) {
      case SHIPPED -> SHIPPED_WORKING_DAYS;
      case DECLINED -> DECLINED_WORKING_DAYS;
      case SLIPPED -> SLIPPED_WORKING_DAYS;
      case PLANNED -> PLANNED_WORKING_DAYS;
      case STARTED -> STARTED_WORKING_DAYS;
    };
  }

  private static LocalDate workingDaysAfter(LocalDate day, int workingDays) {
    var at = day;
    for (var left = workingDays; left > 0; ) {
      at = at.plusDays(1);
      if (at.getDayOfWeek() != DayOfWeek.SATURDAY && at.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return at;
  }
}
