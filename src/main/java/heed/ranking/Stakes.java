package heed.ranking;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.book.Book;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The stakes of all accounts by account id, and the weights their open asks share them by. Money
/// in major units a year, days since 1970-01-01.
///
/// What one ask needs of its account lies side by side, because asks visit accounts in no order the
/// processor could foresee: one trip to memory per ask instead of four.
final class Stakes {
  /// Decision day of an account whose renewal is unknown: nothing is ever too late for it.
  static final int NEVER = Integer.MAX_VALUE;

  private static final int WIDTH = 4;
  private static final int COUNTS = 0;
  private static final int AMOUNT = 1;
  private static final int DECISION_DAY = 2;
  private static final int SUM_WEIGHTS = 3;

  private final double[] facts;

  private Stakes(int accounts) {
    facts = new double[accounts * WIDTH];
  }

  static Stakes of(Book book, ScoringPolicy policy, LocalDate asOf, Weights weights, int[] open) {
    var stakes = new Stakes(book.accountCount());
    for (var id = 0; id < book.accountCount(); id++) {
      stakes.put(
          id, book.account(id), book.currency().major(book.account(id).arrMinor()), policy, asOf);
    }
    stakes.addWeights(book, weights, open);
    return stakes;
  }

  private void put(int id, Account account, double arr, ScoringPolicy policy, LocalDate asOf) {
    var decisionDay = decisionDay(account.renewalDate(), policy, asOf);
    var urgency =
        decisionDay == NEVER
            ? policy.urgencyUnknown()
            : policy.urgencyIn(decisionDay - asOf.toEpochDay());
    var atRisk = account.lifecycle() == Lifecycle.CUSTOMER ? arr : 0;
    facts[id * WIDTH + COUNTS] = account.counts() ? 1 : 0;
    facts[id * WIDTH + AMOUNT] =
        atRisk * policy.chanceOfLoss(account.health()) * policy.preventableShare() * urgency;
    facts[id * WIDTH + DECISION_DAY] = decisionDay;
  }

  private static int decisionDay(
      @Nullable LocalDate renewal, ScoringPolicy policy, LocalDate asOf) {
    return renewal == null
        ? NEVER
        : Math.toIntExact(
            Decision.nextRenewal(renewal, asOf).toEpochDay() - policy.decisionLeadDays());
  }

  private void addWeights(Book book, Weights weights, int[] open) {
    for (var feature : open) {
      var asks = book.asks(feature);
      for (var ask = 0; ask < asks.count(); ask++) {
        var account = asks.account(ask);
        facts[account * WIDTH + SUM_WEIGHTS] += weights.of(asks.severity(ask), asks.core(ask));
      }
    }
  }

  /// Whether the account's requests count: all but those of churned ones do.
  boolean counts(int account) {
    return facts[account * WIDTH + COUNTS] != 0;
  }

  double amount(int account) {
    return facts[account * WIDTH + AMOUNT];
  }

  int decisionDay(int account) {
    return (int) facts[account * WIDTH + DECISION_DAY];
  }

  /// Sum of the weights of the account's open asks, in the order of the feature keys.
  double sumWeights(int account) {
    return counts(account) ? facts[account * WIDTH + SUM_WEIGHTS] : 0;
  }

  /// The part of its account's stake that an ask of this weight claims: all asks of an account
  /// together never more than the stake, and a lone trivial one only a little.
  double claim(int account, double weight) {
    return amount(account) * weight / Math.max(1, facts[account * WIDTH + SUM_WEIGHTS]);
  }

  /// The stakes of the whole book.
  double total(Book book) {
    var total = 0.0;
    for (var place = 0; place < book.accountCount(); place++) {
      total += amount(book.accountByKeyOrder(place));
    }
    return total;
  }
}
