package heed.loop;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Remembers which loops woke, and who was reminded when.
final class ReminderStore {
  void woke(Handle handle, Collection<Loop> loops, long atMs) {
    if (loops.isEmpty()) {
      return;
    }
    try (var batch =
        handle.prepareBatch(
            """
            INSERT INTO loop_woken (loop, at_ms) VALUES (:loop, :at)
            ON CONFLICT (loop) DO UPDATE SET at_ms = excluded.at_ms
            """)) {
      for (var loop : loops) {
        batch.bind("loop", loop.id()).bind("at", atMs).add();
      }
      batch.execute();
    }
  }

  /// The loops that woke since their owners were last reminded.
  Set<String> woken(Handle handle) {
    return new HashSet<>(
        handle.createQuery("SELECT loop FROM loop_woken").mapTo(String.class).list());
  }

  /// Their owners know, or need not.
  void settle(Handle handle, Collection<String> loops) {
    if (loops.isEmpty()) {
      return;
    }
    try (var batch = handle.prepareBatch("DELETE FROM loop_woken WHERE loop = :loop")) {
      for (var loop : loops) {
        batch.bind("loop", loop).add();
      }
      batch.execute();
    }
  }

  boolean isReminded(Handle handle, String recipient, LocalDate day) {
    return handle
            .createQuery(
                "SELECT COUNT(*) FROM reminded WHERE recipient = :recipient AND day >= :day")
            .bind("recipient", recipient)
            .bind("day", day.toString())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /// Notes that somebody is reminded on a day.
  ///
  /// @return false when they were already, on that day or a later one
  boolean first(Handle handle, String recipient, LocalDate day) {
    return handle
            .createUpdate(
                """
                INSERT INTO reminded (recipient, day) VALUES (:recipient, :day)
                ON CONFLICT (recipient) DO UPDATE SET day = excluded.day
                WHERE reminded.day < excluded.day
                """)
            .bind("recipient", recipient)
            .bind("day", day.toString())
            .execute()
        == 1;
  }
}
