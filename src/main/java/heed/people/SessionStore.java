package heed.people;

import heed.platform.Ids;
import heed.platform.Texts;
import heed.platform.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Browser sessions in the database, by the hash of their secret. A session names a person; the
/// role is looked up at each request, so that a lowered role takes effect at once.
public final class SessionStore {
  /// How long a session lasts at most: a working day, so that signing in is a morning's matter.
  public static final Duration LASTS = Duration.ofHours(12);

  /// How long a session outlives its last use: a long lunch, not an evening.
  public static final Duration IDLE = Duration.ofHours(4);

  /// How often the use of a session is noted: a write for each request would be one too many.
  public static final Duration NOTED_EVERY = Duration.ofMinutes(5);

  private static final int LONGEST_BROWSER = 300;
  private static final String LIVES = " AND expires_at_ms > :now AND seen_at_ms > :idle ";

  private final Ids ids;
  private final PersonStore people;

  public SessionStore(Ids ids, PersonStore people) {
    this.ids = ids;
    this.people = people;
  }

  /// Whoever is signed in.
  ///
  /// @param session its id
  /// @param unnoted whether its use should be noted, by [#note]
  public record Found(Person person, String session, boolean unnoted) {
    public Caller caller() {
      return Caller.of(person);
    }
  }

  /// Begins a session that nothing more is known of.
  ///
  /// @return its secret, for the cookie
  public String begin(Transaction transaction, Person person) {
    return begin(transaction, person, "link", "");
  }

  /// Begins a session.
  ///
  /// @param way how the person signed in
  /// @param browser as the browser calls itself
  /// @return its secret, for the cookie
  public String begin(Transaction transaction, Person person, String way, String browser) {
    var secret = ids.secret();
    transaction
        .handle()
        .createUpdate("DELETE FROM session WHERE expires_at_ms < :now OR seen_at_ms < :idle")
        .bind("now", transaction.atMs())
        .bind("idle", transaction.atMs() - IDLE.toMillis())
        .execute();
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO session
              (secret_hash, id, email, way, browser, created_at_ms, seen_at_ms, expires_at_ms)
            VALUES (:hash, :id, :email, :way, :browser, :at, :at, :until)
            """)
        .bind("hash", Secrets.hash(secret))
        .bind("id", ids.next("s"))
        .bind("email", person.email())
        .bind("way", way)
        .bind("browser", Texts.clip(browser.replace('\0', ' '), LONGEST_BROWSER))
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

  /// Ends one of a person's sessions; nobody else's.
  ///
  /// @return whether there was one
  public boolean end(Transaction transaction, String email, String id) {
    return transaction
            .handle()
            .createUpdate("DELETE FROM session WHERE email = :email AND id = :id")
            .bind("email", email)
            .bind("id", id)
            .execute()
        > 0;
  }

  /// Ends every session of a person.
  ///
  /// @return how many there were
  public int endAll(Transaction transaction, String email) {
    return transaction
        .handle()
        .createUpdate("DELETE FROM session WHERE email = :email")
        .bind("email", email)
        .execute();
  }

  /// Notes that a session is in use.
  public void note(Transaction transaction, String id) {
    transaction
        .handle()
        .createUpdate("UPDATE session SET seen_at_ms = :now WHERE id = :id AND seen_at_ms < :now")
        .bind("now", transaction.atMs())
        .bind("id", id)
        .execute();
  }

  /// Who the session belongs to, while it lasts.
  public Optional<Caller> caller(Handle handle, String secret, long nowMs) {
    return find(handle, secret, nowMs).map(Found::caller);
  }

  /// As [#caller], with the session.
  public Optional<Found> find(Handle handle, String secret, long nowMs) {
    return handle
        .createQuery(
            "SELECT id, email, way, browser, created_at_ms, seen_at_ms FROM session"
                + " WHERE secret_hash = :hash"
                + LIVES)
        .bind("hash", Secrets.hash(secret))
        .bind("now", nowMs)
        .bind("idle", nowMs - IDLE.toMillis())
        .map((row, _) -> session(row))
        .findOne()
        .flatMap(session ->
            people
                .find(handle, session.email())
                .map(person ->
                    new Found(
                        person,
                        session.id(),
                        nowMs - session.seenAtMs() >= NOTED_EVERY.toMillis())));
  }

  /// Every session of a person that lasts, the one used last first.
  public List<Session> of(Handle handle, String email, long nowMs) {
    return handle
        .createQuery(
            "SELECT id, email, way, browser, created_at_ms, seen_at_ms FROM session"
                + " WHERE email = :email"
                + LIVES
                + "ORDER BY seen_at_ms DESC, id")
        .bind("email", email)
        .bind("now", nowMs)
        .bind("idle", nowMs - IDLE.toMillis())
        .map((row, _) -> session(row))
        .list();
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("id"),
        row.getString("email"),
        row.getString("way"),
        row.getString("browser"),
        row.getLong("created_at_ms"),
        row.getLong("seen_at_ms"));
  }
}
