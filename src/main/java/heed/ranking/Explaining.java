package heed.ranking;

import heed.book.Asks;
import heed.book.Book;
import heed.feature.Feature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Takes the score of one feature apart, with the very operations that made it.
final class Explaining {
  private final Ranking ranking;
  private final int id;
  private final boolean ranked;
  private final Book book;
  private final ScoringPolicy policy;
  private final Feature feature;
  private final Asks asks;
  private final int today;
  private final Cooling cooling;

  /// @param ranking one in which the feature is ranked
  /// @param ranked whether it is so in truth, or only for the sake of the explanation
  Explaining(Ranking ranking, int id, boolean ranked) {
    this.ranking = ranking;
    this.id = id;
    this.ranked = ranked;
    book = ranking.book();
    policy = ranking.policy();
    feature = book.feature(id);
    asks = book.asks(id);
    today = Math.toIntExact(ranking.asOf().toEpochDay());
    cooling = new Cooling(policy, today);
  }

  Explanation explain() {
    var rank = ranking.rankOf(id);
    var contributions = contributions();
    var largestFirst = new ArrayList<>(contributions);
    largestFirst.sort(Comparator.comparingDouble(Contribution::amount).reversed());
    return new Explanation(
        id,
        ranked ? rank : null,
        ranking.score(rank),
        divisor(),
        shipping(),
        List.copyOf(largestFirst),
        asks.count() - contributions.size(),
        counterfactuals(rank, contributions));
  }

  private Divisor divisor() {
    var efforts = ranking.efforts();
    var effort = efforts.of(feature);
    var divisor = efforts.divisor(effort);
    return new Divisor(divisor, effort, effortSource(), divisor > effort);
  }

  private Divisor.Source effortSource() {
    if (feature.effort() != null) {
      return Divisor.Source.ESTIMATE;
    }
    return ranking.medianEffort().isPresent() ? Divisor.Source.MEDIAN : Divisor.Source.NONE_KNOWN;
  }

  private Shipping shipping() {
    return new Shipping(
        LocalDate.ofEpochDay(shipDay()),
        feature.targetDate() == null ? Shipping.Source.EFFORT : Shipping.Source.TARGET);
  }

  private int shipDay() {
    return ranking.efforts().shipDay(feature, ranking.efforts().of(feature));
  }

  /// In the order of the account keys, in which they are added up.
  private List<Contribution> contributions() {
    var shipDay = shipDay();
    var contributions = new ArrayList<Contribution>();
    for (var ask = 0; ask < asks.count(); ask++) {
      var account = asks.account(ask);
      if (ranking.stakes().counts(account)) {
        contributions.add(
            new Contribution(
                account,
                asks.severity(ask),
                asks.core(ask),
                asks.requests(ask),
                ranking.stake(account),
                claim(ask, shipDay > ranking.stakes().decisionDay(account)),
                growth(ask)));
      }
    }
    return contributions;
  }

  private Claim claim(int ask, boolean late) {
    var account = asks.account(ask);
    var severityWeight = policy.severityWeight(asks.severity(ask));
    var coreFactor = policy.coreFactor(asks.core(ask));
    var weight = severityWeight * coreFactor;
    var amount = ranking.stakes().claim(account, weight);
    var lateFactor = late ? policy.lateFactor() : 1;
    var protect = amount * lateFactor;
    return new Claim(
        severityWeight,
        coreFactor,
        weight,
        weight / Math.max(1, ranking.stakes().sumWeights(account)),
        amount,
        late,
        lateFactor,
        protect,
        amount - protect);
  }

  private Growth growth(int ask) {
    var expansionArr = book.currency().major(asks.expansionMinor(ask));
    var filedDay = asks.filedDay(ask);
    var known = filedDay != Asks.UNKNOWN_DAY;
    var left = cooling.since(filedDay);
    return new Growth(
        expansionArr,
        policy.expansionChance(),
        known ? LocalDate.ofEpochDay(filedDay) : null,
        known ? Math.max(0, today - filedDay) : null,
        left,
        expansionArr * policy.expansionChance() * left);
  }

  private Counterfactuals counterfactuals(int rank, List<Contribution> contributions) {
    var whatIf = new WhatIf(ranking, feature, contributions);
    var largest = ranking.largestAccount(rank);
    if (largest.isEmpty()) {
      return new Counterfactuals(null, null, null, firstPlace(whatIf, rank));
    }
    return new Counterfactuals(
        largest.getAsInt(),
        ranking.largestAccountShare(rank).getAsDouble(),
        ranked ? ranking.rankWith(id, whatIf.priorityWithout(largest.getAsInt())) : null,
        firstPlace(whatIf, rank));
  }

  private FirstPlace firstPlace(WhatIf whatIf, int rank) {
    if (!ranked) {
      return new FirstPlace.NotRanked();
    }
    return rank == 1 ? new FirstPlace.Reached() : whatIf.firstPlace(id);
  }
}
