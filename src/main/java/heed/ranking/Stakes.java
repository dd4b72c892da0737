package heed.ranking;

import heed.book.Book;
import java.time.LocalDate;

/// The stakes of all accounts in columns by account id, and the weights their open asks share them
/// by. Money in major units a year, days since 1970-01-01.
final class Stakes {
  /// Decision day of an account whose renewal is unknown: nothing is ever too late for it.
  static final int NEVER = Integer.MAX_VALUE;

  private final boolean[] counts;
  private final double[] amount;
  private final int[] decisionDay;
  private final double[] sumWeights;

  private Stakes(int accounts) {
    counts = new boolean[accounts];
    amount = new double[accounts];
    decisionDay = new int[accounts];
    sumWeights = new double[accounts];
  }

  static Stakes of(Book book, ScoringPolicy policy, LocalDate asOf, Weights weights, int[] open) {
    var stakes = new Stakes(book.accountCount());
    for (var id = 0; id < stakes.amount.length; id++) {
      var account = book.account(id);
      var stake = Stake.of(account, book.currency(), policy, asOf, 0);
      var decides = stake.decision().date();
      stakes.counts[id] = account.counts();
      stakes.amount[id] = stake.amount();
      stakes.decisionDay[id] = decides == null ? NEVER : Math.toIntExact(decides.toEpochDay());
    }
    stakes.addWeights(book, weights, open);
    return stakes;
  }

  private void addWeights(Book book, Weights weights, int[] open) {
    for (var feature : open) {
      var asks = book.asks(feature);
      for (var ask = 0; ask < asks.count(); ask++) {
        var account = asks.account(ask);
        if (counts[account]) {
          sumWeights[account] += weights.of(asks.severity(ask), asks.core(ask));
        }
      }
    }
  }

  /// Whether the account's requests count: all but those of churned ones do.
  boolean counts(int account) {
    return counts[account];
  }

  double amount(int account) {
    return amount[account];
  }

  int decisionDay(int account) {
    return decisionDay[account];
  }

  double sumWeights(int account) {
    return sumWeights[account];
  }

  /// The part of its account's stake that an ask of this weight claims: all asks of an account
  /// together never more than the stake, and a lone trivial one only a little.
  double claim(int account, double weight) {
    return amount[account] * weight / Math.max(1, sumWeights[account]);
  }

  /// The stakes of the whole book.
  double total(Book book) {
    var total = 0.0;
    for (var place = 0; place < amount.length; place++) {
      total += amount[book.accountByKeyOrder(place)];
    }
    return total;
  }
}
