package heed.history;

import java.time.LocalDate;

/// Where a feature stood from a day on, until the next place that is written down.
///
/// @param day in UTC
/// @param rank from 1; 0 when it was not ranked
/// @param ofAll how many features were ranked
/// @param priorityMinor money a year and person-month, in minor units of the book's currency
public record Place(LocalDate day, int rank, int ofAll, long priorityMinor) {
  /// A place among the first so many is told apart to the rank; further down, one that moves by
  /// less than this part of its rank is the same.
  private static final int RANKS_APART = 50;

  /// A priority that moves by less than this is the same: it cools a little every day.
  private static final double PRIORITY_APART = 0.05;

  public boolean ranked() {
    return rank > 0;
  }

  /// Whether it is worth writing down after the one before.
  boolean differsFrom(Place before) {
    if (ranked() != before.ranked()) {
      return true;
    }
    return Math.abs(rank - before.rank) > before.rank / RANKS_APART
        || Math.abs(priorityMinor - before.priorityMinor) > before.priorityMinor * PRIORITY_APART;
  }
}
