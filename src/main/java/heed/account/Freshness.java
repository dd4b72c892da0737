package heed.account;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// For how long a health may be believed: 30 days for a big account, 90 for others. Big are the
/// largest customers that together pay half of the book’s ARR: those whose loss nobody could
/// overlook.
///
/// @param bigFromMinor ARR in minor units from which an account is big
public record Freshness(long bigFromMinor) {
  public static final int DAYS_IF_BIG = 30;
  public static final int DAYS = 90;

  /// For the accounts of a book, in any order.
  public static Freshness of(List<Account> accounts) {
    var paying =
        accounts.stream()
            .filter(account -> account.lifecycle() == Lifecycle.CUSTOMER)
            .map(Account::arrMinor)
            .sorted(Comparator.reverseOrder())
            .toList();
    var half = paying.stream().mapToDouble(Long::doubleValue).sum() / 2;
    var sum = 0.0;
    for (var arr : paying) {
      sum += arr;
      if (sum >= half && arr > 0) {
        return new Freshness(arr);
      }
    }
    return new Freshness(Long.MAX_VALUE);
  }

  public boolean big(Account account) {
    return account.arrMinor() >= bigFromMinor;
  }

  /// How old its health may be, in days.
  public int days(Account account) {
    return big(account) ? DAYS_IF_BIG : DAYS;
  }

  /// Whether its health is too old to be believed. Unknown health is not stale but unknown, and
  /// that of somebody who has left does not matter any more.
  ///
  /// @param read the day of the latest reading; null when nobody knows, which is stale
  public boolean stale(Account account, @Nullable LocalDate read, LocalDate today) {
    return account.health() != null
        && account.counts()
        && (read == null || ChronoUnit.DAYS.between(read, today) > days(account));
  }
}
