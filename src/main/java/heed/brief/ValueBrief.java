package heed.brief;

import heed.account.Account;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// What came of everything that an account asked for.
///
/// @param today the day it was written (UTC)
/// @param outcomes by part, and within it what is told first
public record ValueBrief(Account account, LocalDate today, List<Outcome> outcomes) {
  private static final LocalDate LAST = LocalDate.MAX;

  /// What shipped lately, what comes next, what is looked at again soonest, what hurts most; ties
  /// by key.
  private static final Comparator<Outcome> ORDER =
      Comparator.comparing(Outcome::part)
          .thenComparingLong(ValueBrief::urgency)
          .thenComparing(outcome -> outcome.feature().key());

  public ValueBrief {
    outcomes = outcomes.stream().sorted(ORDER).toList();
  }

  public List<Outcome> of(Part part) {
    return outcomes.stream().filter(outcome -> outcome.part() == part).toList();
  }

  private static long urgency(Outcome outcome) {
    var feature = outcome.feature();
    return switch (outcome.part()) {
      case SHIPPED -> outcome.decidedDate() == null ? 0 : -outcome.decidedDate().toEpochDay();
      case PLANNED -> (feature.targetDate() == null ? LAST : feature.targetDate()).toEpochDay();
      case DECLINED -> (feature.revisitDate() == null ? LAST : feature.revisitDate()).toEpochDay();
      case OPEN -> -outcome.severity();
    };
  }
}
