package heed.ranking;

import heed.feature.Feature;
import java.util.List;

/// Computes a feature's priority anew under another assumption, in the same order and with the same
/// operations as the ranking.
final class WhatIf {
  /// Efforts are kept to a hundredth of a person-month; a feature that costs less costs nothing.
  private static final int LEAST_HUNDREDTHS = 1;

  private static final int NOBODY = -1;

  private final Ranking ranking;
  private final Feature feature;
  private final List<Contribution> contributions;

  /// @param contributions in the order of the account keys
  WhatIf(Ranking ranking, Feature feature, List<Contribution> contributions) {
    this.ranking = ranking;
    this.feature = feature;
    this.contributions = contributions;
  }

  /// The priority if this account did not ask.
  double priorityWithout(int account) {
    return priority(ranking.efforts().of(feature), account);
  }

  /// The largest effort at which the feature would be first. More work never raises a priority: it
  /// divides by more, and may make the feature late for one account after another. So halving the
  /// interval finds the edge exactly, lateness included.
  ///
  /// @param id of the feature, which is not first
  FirstPlace firstPlace(int id) {
    if (!first(id, LEAST_HUNDREDTHS)) {
      return new FirstPlace.OutOfReach();
    }
    var enough = LEAST_HUNDREDTHS;
    var tooMuch = (int) Math.ceil(ranking.efforts().of(feature) * 100);
    while (tooMuch - enough > 1) {
      var middle = (enough + tooMuch) / 2;
      if (first(id, middle)) {
        enough = middle;
      } else {
        tooMuch = middle;
      }
    }
    return new FirstPlace.AtEffort(enough / 100.0);
  }

  private boolean first(int id, int hundredths) {
    return ranking.rankWith(id, priority(hundredths / 100.0, NOBODY)) == 1;
  }

  private double priority(double effort, int without) {
    var shipDay = ranking.efforts().shipDay(feature, effort);
    var lateFactor = ranking.policy().lateFactor();
    var protect = 0.0;
    var grow = 0.0;
    for (var one : contributions) {
      if (one.account() != without) {
        var late = shipDay > ranking.stakes().decisionDay(one.account());
        protect += late ? one.claim().amount() * lateFactor : one.claim().amount();
        grow += one.growth().amount();
      }
    }
    return (protect + grow) / ranking.efforts().divisor(effort);
  }
}
