package heed.account;

import heed.platform.Refused;
import heed.platform.database.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sets the health of an account by its four questions, and takes that back. Who may is for the
/// doors to say.
public final class ReadingHealth {
  /// The latest reading and the one before it.
  private static final int TWO = 2;

  private final AccountStore accounts;
  private final HealthStore readings;

  public ReadingHealth(AccountStore accounts, HealthStore readings) {
    this.accounts = accounts;
    this.readings = readings;
  }

  /// What was answered.
  ///
  /// @param sequence of the reading, by which it can be taken back
  public record Read(Account account, long sequence) {}

  /// Sets the health that follows from the answers. The same answers by the same person on the same
  /// day are one reading: a click may come twice.
  ///
  /// @throws Refused NOT_FOUND
  public Read answer(Transaction transaction, String key, HealthAnswers answers) {
    var handle = transaction.handle();
    var known = find(transaction, key);
    var health = answers.health(known.usageHundredths());
    var latest = readings.of(handle, key, 1);
    if (!latest.isEmpty() && again(latest.getFirst(), answers, health, known, transaction)) {
      return new Read(known, latest.getFirst().sequence());
    }
    var account = known.withHealth(health);
    var sequence = transaction.nextSequence();
    accounts.update(handle, account, sequence);
    transaction.record("updated", KeepingAccounts.SUBJECT, key, account, answers);
    readings.insert(handle, key, sequence, health, answers, transaction.atMs());
    return new Read(account, sequence);
  }

  /// Takes back the latest reading; what was known before it holds again.
  ///
  /// @throws Refused NOT_FOUND; CONFLICT when something newer is known
  public Account takeBack(Transaction transaction, String key, long sequence) {
    var handle = transaction.handle();
    var known = find(transaction, key);
    var latest = readings.of(handle, key, TWO);
    if (latest.isEmpty() || latest.getFirst().sequence() != sequence) {
      throw Refused.because(
          Refused.Kind.CONFLICT,
          "This answer is not the latest one any more, so there is nothing to take back.");
    }
    var before = latest.size() < TWO ? null : latest.getLast().health();
    var account = known.withHealth(before);
    accounts.update(handle, account, transaction.nextSequence());
    transaction.record(
        "updated", KeepingAccounts.SUBJECT, key, account, Map.of("takenBack", sequence));
    readings.remove(handle, key, sequence);
    return account;
  }

  private Account find(Transaction transaction, String key) {
    return accounts
        .find(transaction.handle(), key)
        .orElseThrow(() -> Refused.notFound("account", key))
        .value();
  }

  private static boolean again(
      HealthReading latest,
      HealthAnswers answers,
      @Nullable Integer health,
      Account known,
      Transaction transaction) {
    var today = LocalDate.ofInstant(Instant.ofEpochMilli(transaction.atMs()), ZoneOffset.UTC);
    return answers.equals(latest.answers())
        && latest.date().equals(today)
        && latest.by().equals(transaction.actor())
        && java.util.Objects.equals(health, known.health());
  }
}
