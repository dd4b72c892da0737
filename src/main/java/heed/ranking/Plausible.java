package heed.ranking;

import heed.book.Book;
import java.util.Arrays;

/// Between what a fact may lie that nobody knows. Wide enough to be believed, narrow enough to mean
/// something.
final class Plausible {
  /// An opportunity that nobody dated was named within the last two years.
  static final int FILED_WITHIN_DAYS = 730;

  /// Of ten estimates of this company, the least and the greatest are left out.
  private static final double TAIL = 0.1;

  /// Where nothing is estimated yet: a quarter to four times what the policy says.
  private static final double NONE_KNOWN = 4;

  private final double leastEffort;
  private final double mostEffort;

  Plausible(Book book, ScoringPolicy policy) {
    var known = new int[book.featureCount()];
    var count = 0;
    for (var id = 0; id < known.length; id++) {
      var effort = book.feature(id).effort();
      if (book.feature(id).open() && effort != null) {
        known[count++] = effort.totalHundredths();
      }
    }
    if (count == 0) {
      leastEffort = policy.effortIfNoneKnown() / NONE_KNOWN;
      mostEffort = policy.effortIfNoneKnown() * NONE_KNOWN;
      return;
    }
    Arrays.sort(known, 0, count);
    leastEffort = known[(int) Math.ceil(TAIL * count) - 1] / 100.0;
    mostEffort = known[(int) Math.ceil((1 - TAIL) * count) - 1] / 100.0;
  }

  /// Person-months.
  double leastEffort() {
    return leastEffort;
  }

  /// Person-months.
  double mostEffort() {
    return mostEffort;
  }
}
