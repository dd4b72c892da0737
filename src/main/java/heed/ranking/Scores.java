package heed.ranking;

import heed.book.Book;
import java.time.LocalDate;

/// The scores of some features in columns, by their place in the key order. Money in major units a
/// year, effort in person-months. Sums run over accounts by key, each term from left to right, so
/// that the same facts give the same bits.
final class Scores {
  final double[] protect;
  final double[] grow;
  final double[] late;
  final double[] value;
  final double[] priority;
  final double[] effort;
  final int[] asks;
  final int[] requests;
  final int[] largestAccount;
  final double[] largestShare;
  final int[] nextDecisionDay;
  final boolean[] decidingNow;

  private final Book book;
  private final Stakes stakes;
  private final Weights weights;
  private final Cooling cooling;
  private final double lateFactor;
  private final double expansionChance;
  private final int today;

  private Scores(
      Book book,
      ScoringPolicy policy,
      LocalDate asOf,
      Stakes stakes,
      Weights weights,
      int features) {
    this.book = book;
    this.stakes = stakes;
    this.weights = weights;
    today = Math.toIntExact(asOf.toEpochDay());
    cooling = new Cooling(policy, today);
    lateFactor = policy.lateFactor();
    expansionChance = policy.expansionChance();
    protect = new double[features];
    grow = new double[features];
    late = new double[features];
    value = new double[features];
    priority = new double[features];
    effort = new double[features];
    asks = new int[features];
    requests = new int[features];
    largestAccount = new int[features];
    largestShare = new double[features];
    nextDecisionDay = new int[features];
    decidingNow = new boolean[features];
  }

  /// @param features ids in key order
  static Scores of(
      Book book,
      ScoringPolicy policy,
      LocalDate asOf,
      Stakes stakes,
      Weights weights,
      Efforts efforts,
      int[] features) {
    var scores = new Scores(book, policy, asOf, stakes, weights, features.length);
    for (var place = 0; place < features.length; place++) {
      var feature = book.feature(features[place]);
      var effort = efforts.of(feature);
      scores.effort[place] = effort;
      scores.add(place, features[place], efforts.shipDay(feature, effort));
      scores.value[place] = scores.protect[place] + scores.grow[place];
      scores.priority[place] = scores.value[place] / efforts.divisor(effort);
    }
    return scores;
  }

  /// Sums in locals, stored once: a store per ask into a column would cost more than the sum.
  private void add(int place, int feature, int shipDay) {
    var all = book.asks(feature);
    var protectSum = 0.0;
    var growSum = 0.0;
    var lateSum = 0.0;
    var counted = 0;
    var behind = 0;
    var largest = 0.0;
    var largestBy = -1;
    var nextDecision = Stakes.NEVER;
    var deciding = false;
    for (var ask = 0; ask < all.count(); ask++) {
      var account = all.account(ask);
      if (!stakes.counts(account)) {
        continue;
      }
      var claim = stakes.claim(account, weights.of(all.severity(ask), all.core(ask)));
      var decisionDay = stakes.decisionDay(account);
      var kept = shipDay > decisionDay ? claim * lateFactor : claim;
      var grown = grown(all.expansionMinor(ask), all.filedDay(ask));
      protectSum += kept;
      lateSum += claim - kept;
      growSum += grown;
      counted++;
      behind += all.requests(ask);
      if (kept + grown > largest) {
        largest = kept + grown;
        largestBy = account;
      }
      deciding |= decisionDay <= today;
      if (decisionDay >= today && decisionDay < nextDecision) {
        nextDecision = decisionDay;
      }
    }
    protect[place] = protectSum;
    grow[place] = growSum;
    late[place] = lateSum;
    asks[place] = counted;
    requests[place] = behind;
    largestAccount[place] = largestBy;
    largestShare[place] = largest / (protectSum + growSum);
    nextDecisionDay[place] = nextDecision;
    decidingNow[place] = deciding;
  }

  private double grown(long expansionMinor, int filedDay) {
    return expansionMinor == 0
        ? 0
        : book.currency().major(expansionMinor) * expansionChance * cooling.since(filedDay);
  }
}
