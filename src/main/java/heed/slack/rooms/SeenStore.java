package heed.slack.rooms;

import heed.platform.database.Transaction;
import java.time.Duration;

/// What this door already acted on. Slack repeats itself when an answer is slow, and people click
/// twice; the mark and the act commit together, so there is one effect.
public final class SeenStore {
  private static final String DOOR = "slack";

  /// Slack repeats within minutes; a form may stay open over a weekend.
  private static final Duration KEPT = Duration.ofDays(7);

  /// Marks something as acted on.
  ///
  /// @return false when it was already
  public boolean first(Transaction transaction, String id) {
    transaction
        .handle()
        .createUpdate("DELETE FROM seen WHERE at_ms < :before")
        .bind("before", transaction.atMs() - KEPT.toMillis())
        .execute();
    var added =
        transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO seen (door, id, at_ms)
                VALUES (:door, :id, :at)
                ON CONFLICT (door, id) DO NOTHING
                """)
            .bind("door", DOOR)
            .bind("id", id)
            .bind("at", transaction.atMs())
            .execute();
    return added == 1;
  }
}
