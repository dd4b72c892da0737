package heed.loop;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Remembers who had the weekly list for which week.
final class WeeklyStore {
  /// The last week that somebody had it for.
  Optional<String> last(Handle handle, String recipient) {
    return handle
        .createQuery("SELECT week FROM weekly_listed WHERE recipient = :recipient")
        .bind("recipient", recipient)
        .mapTo(String.class)
        .findOne();
  }

  /// Notes that somebody has it for a week.
  ///
  /// @return false when they had it already, for that week or a later one
  boolean first(Handle handle, String recipient, String week) {
    return handle
            .createUpdate(
                """
                INSERT INTO weekly_listed (recipient, week) VALUES (:recipient, :week)
                ON CONFLICT (recipient) DO UPDATE SET week = excluded.week
                WHERE weekly_listed.week < excluded.week
                """)
            .bind("recipient", recipient)
            .bind("week", week)
            .execute()
        == 1;
  }
}
