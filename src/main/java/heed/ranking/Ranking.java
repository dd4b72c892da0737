package heed.ranking;

import heed.book.Book;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The open features in order of priority, as of a day. Immutable. Money is in major units of the
/// book's currency a year, unrounded; effort in person-months; ranks count from 1. The rule is in
/// `docs/scoring.md`.
public final class Ranking {
  private final Book book;
  private final ScoringPolicy policy;
  private final LocalDate asOf;
  private final Efforts efforts;
  private final Stakes stakes;
  private final int[] features;
  private final Scores scores;
  private final int[] placeOfRank;
  private final int[] rankOfFeature;

  private Ranking(Book book, ScoringPolicy policy, LocalDate asOf, int[] features) {
    this.book = book;
    this.policy = policy;
    this.asOf = asOf;
    this.features = features;
    var weights = new Weights(policy);
    efforts = new Efforts(book, policy, asOf);
    stakes = Stakes.of(book, policy, asOf, weights, features);
    scores = Scores.of(book, policy, asOf, stakes, weights, efforts, features);
    placeOfRank = Places.byPriority(scores.priority);
    rankOfFeature = new int[book.featureCount()];
    for (var rank = 1; rank <= features.length; rank++) {
      rankOfFeature[features[placeOfRank[rank - 1]]] = rank;
    }
  }

  /// Ranks a book. The date moves renewals, decisions and cooling; the facts are the book's.
  ///
  /// @param asOf from year 1 to year 9999
  /// @throws IllegalArgumentException when the date is outside
  public static Ranking of(Book book, ScoringPolicy policy, LocalDate asOf) {
    return new Ranking(book, policy, inCalendar(asOf), open(book, -1));
  }

  /// The ranking that there would be if one more feature were open: what a shipped or declined one
  /// would be worth today.
  static Ranking asIfOpen(Ranking ranking, int feature) {
    return new Ranking(ranking.book, ranking.policy, ranking.asOf, open(ranking.book, feature));
  }

  public Book book() {
    return book;
  }

  public ScoringPolicy policy() {
    return policy;
  }

  public LocalDate asOf() {
    return asOf;
  }

  /// How many features are ranked.
  public int count() {
    return features.length;
  }

  /// Id of the feature at a rank.
  public int feature(int rank) {
    return features[place(rank)];
  }

  /// Rank of a feature, 0 when it is not open and therefore not ranked.
  public int rankOf(int feature) {
    return rankOfFeature[feature];
  }

  public Score score(int rank) {
    var place = place(rank);
    return new Score(
        scores.priority[place],
        scores.value[place],
        scores.protect[place],
        scores.grow[place],
        scores.late[place]);
  }

  public double priority(int rank) {
    return scores.priority[place(rank)];
  }

  public double value(int rank) {
    return scores.value[place(rank)];
  }

  /// Effort that was reckoned with, before the floor: the feature's own or the median.
  public double effort(int rank) {
    return scores.effort[place(rank)];
  }

  /// Whether the effort is the feature's own.
  public boolean estimated(int rank) {
    return book.feature(feature(rank)).effort() != null;
  }

  /// How many accounts ask, churned ones left out.
  public int asks(int rank) {
    return scores.asks[place(rank)];
  }

  /// How many requests stand behind those asks.
  public int requests(int rank) {
    return scores.requests[place(rank)];
  }

  /// Id of the account that brings most of the value, the first by key among equals; empty when the
  /// value is 0.
  public OptionalInt largestAccount(int rank) {
    var account = scores.largestAccount[place(rank)];
    return account < 0 ? OptionalInt.empty() : OptionalInt.of(account);
  }

  /// Its part of the value, 0 to 1; empty when the value is 0.
  public OptionalDouble largestAccountShare(int rank) {
    return largestAccount(rank).isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(scores.largestShare[place(rank)]);
  }

  /// Whether an asking account is between its decision date and its renewal.
  public boolean decidingNow(int rank) {
    return scores.decidingNow[place(rank)];
  }

  /// The earliest decision date of an asking account that is not over.
  public Optional<LocalDate> nextDecision(int rank) {
    var day = scores.nextDecisionDay[place(rank)];
    return day == Stakes.NEVER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
  }

  /// The stake of an account with its factors.
  public Stake stake(int account) {
    return Stake.of(
        book.account(account), book.currency(), policy, asOf, stakes.sumWeights(account));
  }

  /// The stakes of all accounts, whether they ask for anything or not.
  public double totalStakes() {
    return stakes.total(book);
  }

  /// What all open features together could protect; never more than the stakes.
  public double totalProtect() {
    return sum(scores.protect);
  }

  /// What all open features together could open.
  public double totalGrow() {
    return sum(scores.grow);
  }

  /// Median of the known efforts of the open features, which stands in for unknown ones; empty when
  /// none is known.
  public OptionalDouble medianEffort() {
    return efforts.median();
  }

  Efforts efforts() {
    return efforts;
  }

  Stakes stakes() {
    return stakes;
  }

  /// The rank that a feature would have with another priority, all others keeping theirs.
  int rankWith(int feature, double priority) {
    var rank = 1;
    var own = place(rankOf(feature));
    for (var place = 0; place < features.length; place++) {
      var other = scores.priority[place];
      if (place != own && (other > priority || (other == priority && place < own))) {
        rank++;
      }
    }
    return rank;
  }

  /// How many features of this ranking stand before one that had another priority; itself, as it
  /// stands now, may be among them.
  int before(int feature, double priority) {
    var low = 0;
    var high = features.length;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (precedes(
          features[placeOfRank[middle]], scores.priority[placeOfRank[middle]], feature, priority)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Whether one feature with a priority stands before another with one; equals go by key.
  boolean precedes(int feature, double priority, int other, double otherPriority) {
    return priority > otherPriority || (priority == otherPriority && isFirstByKey(feature, other));
  }

  boolean isFirstByKey(int feature, int other) {
    return place(rankOf(feature)) < place(rankOf(other));
  }

  private int place(int rank) {
    return placeOfRank[rank - 1];
  }

  private static double sum(double[] column) {
    var sum = 0.0;
    for (var term : column) {
      sum += term;
    }
    return sum;
  }

  private static int[] open(Book book, int also) {
    var open = new int[book.featureCount()];
    var count = 0;
    for (var place = 0; place < open.length; place++) {
      var id = book.featureByKeyOrder(place);
      if (id == also || book.feature(id).open()) {
        open[count++] = id;
      }
    }
    return Arrays.copyOf(open, count);
  }

  private static LocalDate inCalendar(LocalDate asOf) {
    if (asOf.getYear() < 1 || asOf.getYear() > 9999) {
      throw new IllegalArgumentException(asOf + " is not in the years 1 to 9999");
    }
    return asOf;
  }
}
