package heed.webhook;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Sealed keys in the database.
final class KeyStore {
  /// Lets the present key of an endpoint sign until then, and forgets keys before it.
  void retire(Handle handle, String endpoint, long untilMs) {
    handle
        .createUpdate(
            """
            DELETE FROM webhook_key WHERE webhook = :webhook AND until_ms IS NOT NULL
            """)
        .bind("webhook", endpoint)
        .execute();
    handle
        .createUpdate("UPDATE webhook_key SET until_ms = :until WHERE webhook = :webhook")
        .bind("webhook", endpoint)
        .bind("until", untilMs)
        .execute();
  }

  void insert(Handle handle, String endpoint, long sequence, String sealed) {
    handle
        .createUpdate(
            "INSERT INTO webhook_key (webhook, made, sealed) VALUES (:webhook, :made, :sealed)")
        .bind("webhook", endpoint)
        .bind("made", sequence)
        .bind("sealed", sealed)
        .execute();
  }

  /// Every key, valid or not.
  List<Sealed> all(Handle handle) {
    return handle
        .createQuery("SELECT webhook, sealed FROM webhook_key ORDER BY webhook, made")
        .map((row, _) -> new Sealed(row.getString(1), row.getString(2)))
        .list();
  }

  /// A key as it is stored, and whose it is.
  record Sealed(String webhook, String text) {}

  List<String> valid(Handle handle, String endpoint, long nowMs) {
    return handle
        .createQuery(
            """
            SELECT sealed FROM webhook_key
            WHERE webhook = :webhook AND (until_ms IS NULL OR until_ms > :now)
            ORDER BY made DESC
            """)
        .bind("webhook", endpoint)
        .bind("now", nowMs)
        .mapTo(String.class)
        .list();
  }
}
