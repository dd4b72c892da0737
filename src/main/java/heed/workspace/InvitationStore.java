package heed.workspace;

import heed.people.Secrets;
import heed.platform.database.Transaction;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Leave to bring a workspace, by the hash of its secret. It stands in no change log: it lasts
/// minutes, and what comes of it does.
final class InvitationStore {
  /// @param browserHash of the browser that began, for a state
  /// @param linkHash of the link that began it, for a state without a signed-in admin
  record Row(String by, @Nullable String browserHash, @Nullable String linkHash) {}

  void putLink(Transaction transaction, String secret, String by, long untilMs) {
    put(transaction, secret, "link", new Row(by, null, null), untilMs);
  }

  void putState(Transaction transaction, String secret, Row row, long untilMs) {
    put(transaction, secret, "state", row, untilMs);
  }

  /// The link of this secret, while it is good.
  Optional<Row> link(Handle handle, String secretHash, long nowMs) {
    return handle
        .createQuery(
            """
            SELECT invited_by, browser_hash, link_hash
            FROM slack_invitation
            WHERE secret_hash = :hash AND kind = 'link' AND expires_at_ms > :now
            """)
        .bind("hash", secretHash)
        .bind("now", nowMs)
        .map((row, _) -> new Row(row.getString(1), row.getString(2), row.getString(3)))
        .findOne();
  }

  /// Takes a state away for good, and gives it when it was still good.
  Optional<Row> takeState(Transaction transaction, String secret) {
    var hash = Secrets.hash(secret);
    var found =
        transaction
            .handle()
            .createQuery(
                """
                SELECT invited_by, browser_hash, link_hash
                FROM slack_invitation
                WHERE secret_hash = :hash AND kind = 'state' AND expires_at_ms > :now
                """)
            .bind("hash", hash)
            .bind("now", transaction.atMs())
            .map((row, _) -> new Row(row.getString(1), row.getString(2), row.getString(3)))
            .findOne();
    delete(transaction, hash);
    return found;
  }

  void delete(Transaction transaction, String secretHash) {
    transaction
        .handle()
        .createUpdate("DELETE FROM slack_invitation WHERE secret_hash = :hash")
        .bind("hash", secretHash)
        .execute();
  }

  private static void put(
      Transaction transaction, String secret, String kind, Row row, long untilMs) {
    transaction
        .handle()
        .createUpdate("DELETE FROM slack_invitation WHERE expires_at_ms <= :now")
        .bind("now", transaction.atMs())
        .execute();
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO slack_invitation
              (secret_hash, kind, invited_by, browser_hash, link_hash, expires_at_ms)
            VALUES (:hash, :kind, :by, :browser, :link, :until)
            """)
        .bind("hash", Secrets.hash(secret))
        .bind("kind", kind)
        .bind("by", row.by())
        .bindByType("browser", row.browserHash(), String.class)
        .bindByType("link", row.linkHash(), String.class)
        .bind("until", untilMs)
        .execute();
  }
}
