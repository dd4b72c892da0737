package heed.http;

import heed.platform.database.Transaction;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What was answered to a caller's key, so that the same POST has its effect once.
final class IdempotencyStore {
  /// How long an answer is kept. A key that comes later is a new one.
  static final Duration KEPT = Duration.ofHours(24);

  /// An answer as it was given.
  ///
  /// @param requestHash of the method, the address and the body that it answered
  record Stored(String requestHash, int status, String body) {}

  Optional<Stored> find(Handle handle, String caller, String key, long nowMs) {
    return handle
        .createQuery(
            """
            SELECT body_hash, status, body
            FROM idempotency
            WHERE caller = :caller AND key = :key AND at_ms >= :oldest
            """)
        .bind("caller", caller)
        .bind("key", key)
        .bind("oldest", nowMs - KEPT.toMillis())
        .map((row, _) -> new Stored(row.getString(1), row.getInt(2), row.getString(3)))
        .findOne();
  }

  void keep(Transaction transaction, String caller, String key, Stored answer) {
    transaction
        .handle()
        .createUpdate("DELETE FROM idempotency WHERE at_ms < :oldest")
        .bind("oldest", transaction.atMs() - KEPT.toMillis())
        .execute();
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO idempotency (caller, key, body_hash, status, body, at_ms)
            VALUES (:caller, :key, :hash, :status, :body, :at)
            """)
        .bind("caller", caller)
        .bind("key", key)
        .bind("hash", answer.requestHash())
        .bind("status", answer.status())
        .bind("body", answer.body())
        .bind("at", transaction.atMs())
        .execute();
  }
}
