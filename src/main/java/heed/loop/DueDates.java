package heed.loop;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// By when customers should hear, in days of the week and the calendar in UTC; public holidays are
/// not known.
final class DueDates {
  /// Customers decide this long before the contract ends. The same as the scoring policy's default.
  static final int DECISION_LEAD_DAYS = 60;

  private DueDates() {}

  /// The last day for telling one account.
  ///
  /// @param workingDays how many of them there are usually, 0 or more
  /// @param renewal when the account's contract ends, or null when unknown
  /// @param broken the day that it counts on in vain, or null
  /// @return today or later, and not after the account's decision date or the day that it counts on
  ///   while these are still ahead
  static LocalDate due(
      int workingDays, LocalDate today, @Nullable LocalDate renewal, @Nullable LocalDate broken) {
    var usual = workingDaysAfter(today, workingDays);
    var decision = renewal == null ? null : decisionDate(renewal, today);
    return earlier(earlier(usual, decision, today), broken, today);
  }

  private static LocalDate earlier(LocalDate usual, @Nullable LocalDate other, LocalDate today) {
    return other == null || other.isBefore(today) || other.isAfter(usual) ? usual : other;
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

  static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /// The day of an instant, in UTC.
  static LocalDate day(long atMs) {
    return LocalDate.ofInstant(java.time.Instant.ofEpochMilli(atMs), ZoneOffset.UTC);
  }

  /// The day that lies so many working days after a day.
  static LocalDate workingDaysAfter(LocalDate day, int workingDays) {
    var at = day;
    for (var left = workingDays; left > 0; ) {
      at = at.plusDays(1);
      if (isWorkingDay(at)) {
        left--;
      }
    }
    return at;
  }
}
