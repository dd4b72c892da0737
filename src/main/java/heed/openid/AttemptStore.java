package heed.openid;

import heed.platform.database.Transaction;
import java.util.Optional;

/// Attempts in the database, by the hash of their state.
final class AttemptStore {
  void put(
      Transaction transaction, String state, String browser, Attempt attempt, long expiresAtMs) {
    transaction
        .handle()
        .createUpdate("DELETE FROM sign_in_attempt WHERE expires_at_ms <= :now")
        .bind("now", transaction.atMs())
        .execute();
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO sign_in_attempt
              (state_hash, browser_hash, provider, nonce, verifier, next, expires_at_ms)
            VALUES (:state, :browser, :provider, :nonce, :verifier, :next, :until)
            """)
        .bind("state", state)
        .bind("browser", browser)
        .bind("provider", attempt.provider())
        .bind("nonce", attempt.nonce())
        .bind("verifier", attempt.verifier())
        .bind("next", attempt.next())
        .bind("until", expiresAtMs)
        .execute();
  }

  /// Takes the one of this state away; answers it when it is this browser’s and not too old.
  Optional<Attempt> take(Transaction transaction, String state, String browser) {
    var handle = transaction.handle();
    var found =
        handle
            .createQuery(
                """
                SELECT provider, nonce, verifier, next
                FROM sign_in_attempt
                WHERE state_hash = :state AND browser_hash = :browser AND expires_at_ms > :now
                """)
            .bind("state", state)
            .bind("browser", browser)
            .bind("now", transaction.atMs())
            .map((row, _) ->
                new Attempt(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
            .findOne();
    handle
        .createUpdate("DELETE FROM sign_in_attempt WHERE state_hash = :state")
        .bind("state", state)
        .execute();
    return found;
  }
}
