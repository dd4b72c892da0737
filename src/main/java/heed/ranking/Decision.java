package heed.ranking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// When a customer decides whether to stay, and how much that counts today.
///
/// @param renewal the day the contract ends, as it was told; null when unknown
/// @param nextRenewal the same day in the first year in which it is not over; null when unknown
/// @param date the day of the decision, some time before that; null when unknown
/// @param days days until then, 0 when it has passed; null when unknown
/// @param now whether the decision date is reached and the renewal is not over
/// @param urgency share of the stake that counts, 0 to 1
public record Decision(
    @Nullable LocalDate renewal,
    @Nullable LocalDate nextRenewal,
    @Nullable LocalDate date,
    @Nullable Integer days,
    boolean now,
    double urgency) {

  static Decision of(@Nullable LocalDate renewal, ScoringPolicy policy, LocalDate asOf) {
    if (renewal == null) {
      return new Decision(null, null, null, null, false, policy.urgencyUnknown());
    }
    var next = nextRenewal(renewal, asOf);
    var date = next.minusDays(policy.decisionLeadDays());
    var days = Math.max(0, ChronoUnit.DAYS.between(asOf, date));
    return new Decision(
        renewal, next, date, Math.toIntExact(days), !date.isAfter(asOf), policy.urgencyIn(days));
  }

  /// A contract that ended is taken to have been renewed by whole years. They are counted from the
  /// original day, so that 29 February comes back in leap years.
  static LocalDate nextRenewal(LocalDate renewal, LocalDate asOf) {
    if (!renewal.isBefore(asOf)) {
      return renewal;
    }
    var years = asOf.getYear() - renewal.getYear();
    var next = renewal.plusYears(years);
    return next.isBefore(asOf) ? renewal.plusYears(years + 1L) : next;
  }
}
