package heed.ranking;

import heed.book.Book;
import heed.feature.Feature;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalDouble;

/// What features cost, in person-months, and when they could be there at the earliest.
final class Efforts {
  /// Work that ends after this day, at the end of the calendar, is taken to end then.
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  private static final double DAYS_PER_MONTH = 30.4;

  private final ScoringPolicy policy;
  private final int today;
  private final OptionalDouble median;

  Efforts(Book book, ScoringPolicy policy, LocalDate asOf) {
    this.policy = policy;
    this.today = Math.toIntExact(asOf.toEpochDay());
    this.median = median(book);
  }

  /// Median of the known efforts of all open features, empty when none is known.
  OptionalDouble median() {
    return median;
  }

  /// The feature's own effort, or what stands in for it.
  double of(Feature feature) {
    var effort = feature.effort();
    return effort == null ? median.orElse(policy.effortIfNoneKnown()) : effort.personMonths();
  }

  double divisor(double effort) {
    return Math.max(policy.effortFloor(), effort);
  }

  /// First day on which a feature of this effort could be there, in days since 1970-01-01.
  int shipDay(Feature feature, double effort) {
    var target = feature.targetDate();
    return target == null ? shipDay(effort) : Math.toIntExact(target.toEpochDay());
  }

  private int shipDay(double effort) {
    var days = effort * policy.overrun() / policy.peoplePerFeature() * DAYS_PER_MONTH;
    return (int) Math.min(LAST_DAY, today + (long) Math.ceil(days));
  }

  private static OptionalDouble median(Book book) {
    var known = new int[book.featureCount()];
    var count = 0;
    for (var id = 0; id < known.length; id++) {
      var feature = book.feature(id);
      if (feature.open() && feature.effort() != null) {
        known[count++] = feature.effort().totalHundredths();
      }
    }
    if (count == 0) {
      return OptionalDouble.empty();
    }
    Arrays.sort(known, 0, count);
    var upper = known[count / 2] / 100.0;
    var lower = known[(count - 1) / 2] / 100.0;
    return OptionalDouble.of((lower + upper) / 2);
  }
}
