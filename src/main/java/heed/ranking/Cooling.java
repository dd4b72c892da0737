package heed.ranking;

import heed.book.Asks;
import java.util.Arrays;

/// How much of an opportunity is left since it was filed: half after each half-life. The powers of
/// the last ten years are kept once computed, for asks share their filing days. They come from
/// [StrictMath], so that a ranking is the same on every machine.
final class Cooling {
  private static final int KEPT_DAYS = 3653;

  private final double halfLifeDays;
  private final int today;
  private final double[] left = new double[KEPT_DAYS];

  Cooling(ScoringPolicy policy, int today) {
    this.halfLifeDays = policy.expansionHalfLifeDays();
    this.today = today;
    Arrays.fill(left, Double.NaN);
  }

  /// Share that is left, 0 to 1; 1 when the filing day is unknown or still to come.
  double since(int filedDay) {
    if (filedDay == Asks.UNKNOWN_DAY || filedDay >= today) {
      return 1;
    }
    var days = today - filedDay;
    if (days >= KEPT_DAYS) {
      return power(days);
    }
    if (Double.isNaN(left[days])) {
      left[days] = power(days);
    }
    return left[days];
  }

  private double power(int days) {
    return StrictMath.pow(0.5, days / halfLifeDays);
  }
}
