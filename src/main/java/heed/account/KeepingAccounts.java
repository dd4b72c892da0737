package heed.account;

import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Transaction;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stores accounts by the caller's own key, so that sending the same facts twice changes nothing.
public final class KeepingAccounts {
  /// What accounts are called in the change log.
  public static final String SUBJECT = "account";

  private final AccountStore accounts;
  private final HealthStore readings = new HealthStore();

  public KeepingAccounts(AccountStore accounts) {
    this.accounts = accounts;
  }

  /// An account as it is stored.
  public Optional<Account> find(Transaction transaction, String key) {
    return accounts.find(transaction.handle(), key).map(Versioned::value);
  }

  /// The keys of all accounts.
  public Set<String> keys(Transaction transaction) {
    return accounts.keys(transaction.handle());
  }

  /// Stores an account.
  ///
  /// @param expected the version that the caller saw, or null
  /// @throws Refused STALE when it was changed since
  public Kept<Account> put(Transaction transaction, Account account, @Nullable Long expected) {
    var known = accounts.find(transaction.handle(), account.key());
    if (known.isEmpty()) {
      if (expected != null) {
        throw Refused.notFound("account", account.key());
      }
      accounts.insert(transaction.handle(), account, transaction.nextSequence());
      var change = transaction.record("created", SUBJECT, account.key(), account);
      if (account.health() != null) {
        read(transaction, account, change.sequence());
      }
      return new Kept<>(account, Kept.Outcome.CREATED, change.sequence());
    }
    var before = known.get();
    before.refuseStale(expected);
    if (before.value().equals(account)) {
      return new Kept<>(account, Kept.Outcome.UNCHANGED, before.version());
    }
    accounts.update(transaction.handle(), account, transaction.nextSequence());
    var change = transaction.record("updated", SUBJECT, account.key(), account);
    if (!Objects.equals(before.value().health(), account.health())) {
      read(transaction, account, change.sequence());
    }
    return new Kept<>(account, Kept.Outcome.UPDATED, change.sequence());
  }

  /// A health that somebody entered or a sync brought is a reading too, of the day it came.
  private void read(Transaction transaction, Account account, long sequence) {
    readings.insert(
        transaction.handle(), account.key(), sequence, account.health(), null, transaction.atMs());
  }
}
