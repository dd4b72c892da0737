package heed.people;

import heed.platform.Ids;
import heed.platform.database.Transaction;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Browser sessions in the database, by the hash of their secret. A session names a person; the
/// role is looked up at each request, so that a lowered role takes effect at once.
public final class SessionStore {
  /// How long a session lasts: a working day, so that signing in is a morning's matter.
  public static final Duration LASTS = Duration.ofHours(12);

  private final Ids ids;
  private final PersonStore people;

  public SessionStore(Ids ids, PersonStore people) {
    this.ids = ids;
    this.people = people;
  }

  /// Begins a session.
  ///
  /// @return its secret, for the cookie
  public String begin(Transaction transaction, Person person) {
    var secret = ids.secret();
    transaction
        .handle()
        .createUpdate("DELETE FROM session WHERE expires_at_ms < :now")
        .bind("now", transaction.atMs())
        .execute();
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO session (secret_hash, email, created_at_ms, expires_at_ms)
            VALUES (:hash, :email, :at, :until)
            """)
        .bind("hash", Secrets.hash(secret))
        .bind("email", person.email())
        .bind("at", transaction.atMs())
        .bind("until", transaction.atMs() + LASTS.toMillis())
        .execute();
    return secret;
  }

  public void end(Transaction transaction, String secret) {
    transaction
        .handle()
        .createUpdate("DELETE FROM session WHERE secret_hash = :hash")
        .bind("hash", Secrets.hash(secret))
        .execute();
  }

  /// Who the session belongs to, while it lasts.
  public Optional<Caller> caller(Handle handle, String secret, long nowMs) {
    return handle
        .createQuery("SELECT email FROM session WHERE secret_hash = :hash AND expires_at_ms > :now")
        .bind("hash", Secrets.hash(secret))
        .bind("now", nowMs)
        .mapTo(String.class)
        .findOne()
        .flatMap(email -> people.find(handle, email))
        .map(Caller::of);
  }
}
