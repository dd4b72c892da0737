package heed.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The dispatcher's side of the outbox. A message is sent under a lease: a token nobody else ever
/// has, good until an instant. Whoever holds an older token can no longer mark it, so a node that
/// slept through its lease cannot undo what another did meanwhile.
final class LeaseStore {
  /// A due message in the hands of one dispatcher.
  record Leased(Message message, String lease, long untilMs) {}

  /// Transports that are left alone, until when, by name.
  Map<String, Long> pauses(Handle handle) {
    var pauses = new HashMap<String, Long>();
    handle
        .createQuery("SELECT transport, until_ms FROM outbox_pause")
        .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(pause -> pauses.put(pause.getKey(), pause.getValue()));
    return pauses;
  }

  /// The messages of a transport that may be sent now, longest due first: at most one for each
  /// recipient, the first in their line, and only when their last one is long enough ago.
  List<Message> due(Handle handle, Courier courier, long nowMs, int limit) {
    return handle
        .createQuery(
            OutboxStore.SELECT
                + """
                WHERE m.state = 'waiting'
                  AND m.transport = :transport
                  AND m.due_at_ms <= :now
                  AND (m.lease_until_ms IS NULL OR m.lease_until_ms <= :now)
                  AND NOT EXISTS (
                    SELECT 1 FROM outbox earlier
                    WHERE earlier.state = 'waiting'
                      AND earlier.transport = m.transport
                      AND earlier.recipient = m.recipient
                      AND earlier.place < m.place)
                  AND NOT EXISTS (
                    SELECT 1 FROM outbox latest
                    WHERE latest.transport = m.transport
                      AND latest.recipient = m.recipient
                      AND latest.sent_at_ms > :spaced
                      AND latest.sent_at_ms <= :now)
                ORDER BY m.due_at_ms, m.place
                LIMIT :limit
                """)
        .bind("transport", courier.transport())
        .bind("now", nowMs)
        .bind("spaced", nowMs - courier.spacing().toMillis())
        .bind("limit", limit)
        .map((row, _) -> OutboxStore.message(row))
        .list();
  }

  /// Takes messages that are still due.
  ///
  /// @return those that were got; others were faster with the rest
  List<Leased> lease(
      Handle handle, List<Message> messages, String lease, long nowMs, long untilMs) {
    if (messages.isEmpty()) {
      return List.of();
    }
    var batch =
        handle.prepareBatch(
            """
            UPDATE outbox
            SET lease = :lease, lease_until_ms = :until, attempts = attempts + 1
            WHERE id = :id
              AND state = 'waiting'
              AND due_at_ms <= :now
              AND (lease_until_ms IS NULL OR lease_until_ms <= :now)
            """);
    for (var message : messages) {
      batch
          .bind("id", message.id())
          .bind("lease", lease)
          .bind("now", nowMs)
          .bind("until", untilMs)
          .add();
    }
    var got = batch.execute();
    var leased = new ArrayList<Leased>();
    for (var i = 0; i < got.length; i++) {
      if (got[i] == 1) {
        leased.add(new Leased(messages.get(i), lease, untilMs));
      }
    }
    return leased;
  }

  PreparedBatch sent(Handle handle) {
    return handle.prepareBatch(
        """
        UPDATE outbox
        SET state = 'sent', sent_at_ms = :at, sent_to = :where, last_problem = NULL, lease = NULL,
          lease_until_ms = NULL
        WHERE id = :id AND lease = :lease AND state = 'waiting'
        """);
  }

  PreparedBatch postponed(Handle handle) {
    return handle.prepareBatch(
        """
        UPDATE outbox
        SET due_at_ms = :due, attempts = :attempts, last_problem = :why, lease = NULL,
          lease_until_ms = NULL
        WHERE id = :id AND lease = :lease AND state = 'waiting'
        """);
  }

  PreparedBatch parked(Handle handle) {
    return handle.prepareBatch(
        """
        UPDATE outbox
        SET state = 'parked', last_problem = :why, lease = NULL, lease_until_ms = NULL
        WHERE id = :id AND lease = :lease AND state = 'waiting'
        """);
  }

  void pause(Handle handle, String transport, long untilMs, String why) {
    handle
        .createUpdate(
            """
            INSERT INTO outbox_pause (transport, until_ms, why)
            VALUES (:transport, :until, :why)
            ON CONFLICT (transport) DO UPDATE
            SET until_ms = excluded.until_ms, why = excluded.why
            WHERE outbox_pause.until_ms < excluded.until_ms
            """)
        .bind("transport", transport)
        .bind("until", untilMs)
        .bind("why", why)
        .execute();
  }

  /// Ends a pause that is over.
  void resume(Handle handle, String transport, long nowMs) {
    handle
        .createUpdate("DELETE FROM outbox_pause WHERE transport = :transport AND until_ms <= :now")
        .bind("transport", transport)
        .bind("now", nowMs)
        .execute();
  }
}
