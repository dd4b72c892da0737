package heed.openid;

import heed.platform.database.Transaction;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Accounts at providers in the database.
public final class SignInAccountStore {
  /// What they are called in the change log.
  public static final String SUBJECT = "sign_in_account";

  private static final String SELECT = "SELECT issuer, subject, person FROM sign_in_account ";

  public Optional<SignInAccount> find(Handle handle, String issuer, String subject) {
    return handle
        .createQuery(SELECT + "WHERE issuer = :issuer AND subject = :subject")
        .bind("issuer", issuer)
        .bind("subject", subject)
        .map((row, _) -> new SignInAccount(row.getString(1), row.getString(2), row.getString(3)))
        .findOne();
  }

  /// The account of a person at an issuer.
  public Optional<SignInAccount> of(Handle handle, String issuer, String person) {
    return of(handle, person).stream()
        .filter(account -> account.issuer().equals(issuer))
        .findFirst();
  }

  /// Every account of a person.
  public List<SignInAccount> of(Handle handle, String person) {
    return handle
        .createQuery(SELECT + "WHERE person = :person ORDER BY issuer, subject")
        .bind("person", person)
        .map((row, _) -> new SignInAccount(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  public List<SignInAccount> all(Handle handle) {
    return handle
        .createQuery(SELECT + "ORDER BY issuer, subject")
        .map((row, _) -> new SignInAccount(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  void put(Transaction transaction, SignInAccount account) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO sign_in_account (issuer, subject, person, version)
            VALUES (:issuer, :subject, :person, :version)
            """)
        .bind("issuer", account.issuer())
        .bind("subject", account.subject())
        .bind("person", account.person())
        .bind("version", transaction.nextSequence())
        .execute();
    transaction.record("tied", SUBJECT, account.key(), account);
  }

  /// Forgets every account of a person: the next one that signs in with their address is theirs.
  ///
  /// @return how many there were
  public int forget(Transaction transaction, String person) {
    var known = of(transaction.handle(), person);
    for (var account : known) {
      transaction
          .handle()
          .createUpdate("DELETE FROM sign_in_account WHERE issuer = :issuer AND subject = :subject")
          .bind("issuer", account.issuer())
          .bind("subject", account.subject())
          .execute();
      transaction.record("forgotten", SUBJECT, account.key(), null);
    }
    return known.size();
  }
}
