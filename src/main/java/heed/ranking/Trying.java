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
import java.util.stream.IntStream;
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
    return new Swing(feature, rank(feature, highest), rank(feature, lowest), lowest, highest);
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
    return new Swing(feature, rank, rank(feature, lowest), lowest, highest);
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
    var features = asked.stream().mapToInt(Asked::feature).toArray();
    var now = new double[features.length];
    var best = new int[features.length];
    var worst = new int[features.length];
    var lowest = new double[features.length];
    var highest = new double[features.length];
    for (var place = 0; place < features.length; place++) {
      now[place] = ranking.priority(ranking.rankOf(features[place]));
      best[place] = Integer.MAX_VALUE;
      lowest[place] = Double.POSITIVE_INFINITY;
    }
    var priorities = new double[features.length];
    for (var stand : stands) {
      for (var place = 0; place < features.length; place++) {
        priorities[place] = priority(asked.get(place), stand);
      }
      for (var place = 0; place < features.length; place++) {
        var rank = rank(features, now, priorities, place);
        best[place] = Math.min(best[place], rank);
        worst[place] = Math.max(worst[place], rank);
        lowest[place] = Math.min(lowest[place], priorities[place]);
        highest[place] = Math.max(highest[place], priorities[place]);
      }
    }
    return IntStream.range(0, features.length)
        .mapToObj(place ->
            new Swing(features[place], best[place], worst[place], lowest[place], highest[place]))
        .toList();
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

  /// The rank that a feature would have with another priority, all others keeping theirs.
  private int rank(int feature, double priority) {
    var now = ranking.priority(ranking.rankOf(feature));
    var itself = ranking.precedes(feature, now, feature, priority) ? 1 : 0;
    return 1 + ranking.before(feature, priority) - itself;
  }

  /// The rank of one of several features that have other priorities than in the ranking. Equals go
  /// by key, as everywhere.
  private int rank(int[] features, double[] now, double[] then, int which) {
    var own = then[which];
    var rank = 1 + ranking.before(features[which], own);
    for (var place = 0; place < features.length; place++) {
      if (now[place] > own || (now[place] == own && isFirst(features, place, which))) {
        rank--;
      }
      if (then[place] > own || (then[place] == own && isFirst(features, place, which))) {
        rank++;
      }
    }
    return rank;
  }

  private boolean isFirst(int[] features, int place, int other) {
    return place != other && ranking.isFirstByKey(features[place], features[other]);
  }

  private int shipDay(int id) {
    var feature = book.feature(id);
    return ranking.efforts().shipDay(feature, ranking.efforts().of(feature));
  }
}
