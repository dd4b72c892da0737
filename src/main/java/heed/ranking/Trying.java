package heed.ranking;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.book.Asks;
import heed.book.Book;
import heed.ranking.MissingFacts.Swing;
import heed.ranking.StandIn.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tries every unknown fact at its plausible values.
final class Trying {
  /// A fact, and what came of it.
  record Tried(
      Fact fact, @Nullable Integer account, @Nullable Integer feature, List<Swing> swings) {}

  /// One open ask of an account.
  private record Asked(int feature, int ask) {}

  /// What one account's stake would be worth.
  ///
  /// @param decisionDay days since 1970-01-01
  private record Stand(double amount, int decisionDay) {}

  private final Ranking ranking;
  private final Book book;
  private final ScoringPolicy policy;
  private final Weights weights;
  private final Cooling cooling;
  private final Plausible plausible;
  private final int today;

  Trying(Ranking ranking) {
    this.ranking = ranking;
    book = ranking.book();
    policy = ranking.policy();
    weights = new Weights(policy);
    today = Math.toIntExact(ranking.asOf().toEpochDay());
    cooling = new Cooling(policy, today);
    plausible = new Plausible(book, policy);
  }

  List<Tried> all() {
    var all = new ArrayList<Tried>();
    var byAccount = new TreeMap<Integer, List<Asked>>();
    for (var rank = 1; rank <= ranking.count(); rank++) {
      var feature = ranking.feature(rank);
      if (book.feature(feature).effort() == null) {
        all.add(new Tried(Fact.EFFORT, null, feature, List.of(effort(feature))));
      }
      var asks = book.asks(feature);
      for (var ask = 0; ask < asks.count(); ask++) {
        var account = asks.account(ask);
        if (!ranking.stakes().counts(account)) {
          continue;
        }
        if (asks.filedDay(ask) == Asks.UNKNOWN_DAY && asks.expansionMinor(ask) > 0) {
          all.add(new Tried(Fact.FILING_DATE, account, feature, List.of(filed(feature, ask))));
        }
        if (isAtRisk(book.account(account))) {
          byAccount.computeIfAbsent(account, _ -> new ArrayList<>()).add(new Asked(feature, ask));
        }
      }
    }
    byAccount.forEach((account, asked) -> {
      if (book.account(account).health() == null) {
        all.add(new Tried(Fact.HEALTH, account, null, swings(asked, healths(account))));
      }
      if (book.account(account).renewalDate() == null) {
        all.add(new Tried(Fact.RENEWAL, account, null, swings(asked, renewals(account, asked))));
      }
    });
    return all;
  }

  private static boolean isAtRisk(Account account) {
    return account.lifecycle() == Lifecycle.CUSTOMER
        && account.arrMinor() > 0
        && (account.health() == null || account.renewalDate() == null);
  }

  /// More work never raises a priority, so the ends are the extremes.
  private Swing effort(int feature) {
    var highest = priorityAt(feature, plausible.leastEffort());
    var lowest = priorityAt(feature, plausible.mostEffort());
    return new Swing(
        feature,
        ranking.rankWith(feature, highest),
        ranking.rankWith(feature, lowest),
        lowest,
        highest);
  }

  private double priorityAt(int feature, double effort) {
    var shipDay = ranking.efforts().shipDay(book.feature(feature), effort);
    var asks = book.asks(feature);
    var protect = 0.0;
    for (var ask = 0; ask < asks.count(); ask++) {
      var account = asks.account(ask);
      if (ranking.stakes().counts(account)) {
        var claim = ranking.stakes().claim(account, weights.of(asks.severity(ask), asks.core(ask)));
        protect +=
            shipDay > ranking.stakes().decisionDay(account) ? claim * policy.lateFactor() : claim;
      }
    }
    var grow = ranking.score(ranking.rankOf(feature)).grow();
    return (protect + grow) / ranking.efforts().divisor(effort);
  }

  private Swing filed(int feature, int ask) {
    var rank = ranking.rankOf(feature);
    var fresh =
        book.currency().major(book.asks(feature).expansionMinor(ask)) * policy.expansionChance();
    var cooled = fresh * cooling.since(today - Plausible.FILED_WITHIN_DAYS);
    var highest = ranking.priority(rank);
    var lowest = moved(feature, cooled - fresh);
    return new Swing(feature, rank, ranking.rankWith(feature, lowest), lowest, highest);
  }

  private List<Stand> healths(int account) {
    var atRisk = book.currency().major(book.account(account).arrMinor());
    var decision = ranking.stake(account).decision();
    return List.of(
        new Stand(
            atRisk * policy.chanceOfLoss(0) * policy.preventableShare() * decision.urgency(),
            ranking.stakes().decisionDay(account)),
        new Stand(
            atRisk * policy.chanceOfLoss(100) * policy.preventableShare() * decision.urgency(),
            ranking.stakes().decisionDay(account)));
  }

  /// A value of a renewal between straight lines lies at an end of one, or where a feature comes to
  /// be too late: just before its day, and on it.
  private List<Stand> renewals(int account, List<Asked> asked) {
    var last = policy.urgency().getLast().days();
    var days = new TreeSet<Integer>();
    days.add(0);
    policy.urgency().forEach(point -> days.add(point.days()));
    for (var one : asked) {
      var ships = shipDay(one.feature()) - today;
      days.add(ships - 1);
      days.add(ships);
    }
    var atRisk = book.currency().major(book.account(account).arrMinor());
    var chance = policy.chanceOfLoss(book.account(account).health());
    return days.subSet(0, true, last, true).stream()
        .map(day ->
            new Stand(
                atRisk * chance * policy.preventableShare() * policy.urgencyIn(day), today + day))
        .toList();
  }

  /// What becomes of all features that an account asks for, when its stake is one or another.
  private List<Swing> swings(List<Asked> asked, List<Stand> stands) {
    var count = asked.size();
    var best = new int[count];
    var worst = new int[count];
    var lowest = new double[count];
    var highest = new double[count];
    for (var stand : stands) {
      var priorities = new double[count];
      for (var place = 0; place < count; place++) {
        priorities[place] = priority(asked.get(place), stand);
      }
      for (var place = 0; place < count; place++) {
        var rank = rank(asked, priorities, place);
        var first = stand.equals(stands.getFirst());
        best[place] = first ? rank : Math.min(best[place], rank);
        worst[place] = first ? rank : Math.max(worst[place], rank);
        lowest[place] = first ? priorities[place] : Math.min(lowest[place], priorities[place]);
        highest[place] = first ? priorities[place] : Math.max(highest[place], priorities[place]);
      }
    }
    var swings = new ArrayList<Swing>();
    for (var place = 0; place < count; place++) {
      swings.add(
          new Swing(
              asked.get(place).feature(),
              best[place],
              worst[place],
              lowest[place],
              highest[place]));
    }
    return swings;
  }

  private double priority(Asked asked, Stand stand) {
    var asks = book.asks(asked.feature());
    var account = asks.account(asked.ask());
    var weight = weights.of(asks.severity(asked.ask()), asks.core(asked.ask()));
    var shipDay = shipDay(asked.feature());
    var share = weight / Math.max(1, ranking.stakes().sumWeights(account));
    var now =
        ranking.stakes().claim(account, weight)
            * late(shipDay, ranking.stakes().decisionDay(account));
    return moved(
        asked.feature(), stand.amount() * share * late(shipDay, stand.decisionDay()) - now);
  }

  private double late(int shipDay, int decisionDay) {
    return shipDay > decisionDay ? policy.lateFactor() : 1;
  }

  /// The priority of a feature whose value is more by so much. What does not change it leaves the
  /// priority as it is, to the bit, so that equals stay equals.
  private double moved(int feature, double by) {
    var rank = ranking.rankOf(feature);
    return by == 0
        ? ranking.priority(rank)
        : (ranking.value(rank) + by) / ranking.efforts().divisor(ranking.effort(rank));
  }

  /// The rank of one of several features that have other priorities than in the ranking.
  private int rank(List<Asked> asked, double[] priorities, int which) {
    var own = asked.get(which).feature();
    var rank = 1 + ranking.before(own, priorities[which]);
    for (var place = 0; place < priorities.length; place++) {
      var other = asked.get(place).feature();
      var before = ranking.priority(ranking.rankOf(other));
      rank -= ranking.precedes(other, before, own, priorities[which]) ? 1 : 0;
      rank +=
          place != which && ranking.precedes(other, priorities[place], own, priorities[which])
              ? 1
              : 0;
    }
    return rank;
  }

  private int shipDay(int id) {
    var feature = book.feature(id);
    return ranking.efforts().shipDay(feature, ranking.efforts().of(feature));
  }
}
