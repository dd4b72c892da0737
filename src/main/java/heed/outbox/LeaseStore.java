package heed.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

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
  /// recipient, the first in their line, and only when their latest one is long enough ago.
  List<Message> due(Handle handle, Courier courier, long nowMs, int limit) {
    return handle
        .createQuery(
            OutboxStore.SELECT
                + """
                WHERE m.state = 'waiting'
                  AND m.first_in_line = 1
                  AND m.transport = :transport
                  AND m.due_at_ms <= :now
                  AND (m.lease_until_ms IS NULL OR m.lease_until_ms <= :now)
                  AND COALESCE((
                    SELECT MAX(latest.sent_at_ms) FROM outbox latest
                    WHERE latest.transport = m.transport
                      AND latest.recipient = m.recipient
                      AND latest.sent_at_ms <= :now), 0) <= :spaced
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

  /// What is written down about an attempt.
  ///
  /// @param text where it was put, or why it was not
  /// @param attempts how many count against it so far
  record Mark(Leased leased, String text, long atMs, int attempts) {}

  /// Marks messages as sent.
  ///
  /// @return those whose lease was no longer the marker's, and that were left as they are
  List<Mark> sent(Handle handle, List<Mark> marks) {
    return markAndLetNextGo(
        handle,
        marks,
        """
        UPDATE outbox
        SET state = 'sent', attempts = :attempts, sent_at_ms = :at, sent_to = :text,
          last_problem = NULL, lease = NULL, lease_until_ms = NULL
        WHERE id = :id AND lease = :lease AND state = 'waiting'
        """);
  }

  /// Marks messages to be tried again, as [#sent].
  List<Mark> postponed(Handle handle, List<Mark> marks) {
    return mark(
        handle,
        marks,
        """
        UPDATE outbox
        SET due_at_ms = :at, attempts = :attempts, last_problem = :text, lease = NULL,
          lease_until_ms = NULL
        WHERE id = :id AND lease = :lease AND state = 'waiting'
        """);
  }

  /// Marks messages as given up, as [#sent].
  List<Mark> parked(Handle handle, List<Mark> marks) {
    return markAndLetNextGo(
        handle,
        marks,
        """
        UPDATE outbox
        SET state = 'parked', due_at_ms = :at, attempts = :attempts, last_problem = :text,
          lease = NULL, lease_until_ms = NULL
        WHERE id = :id AND lease = :lease AND state = 'waiting'
        """);
  }

  private static List<Mark> markAndLetNextGo(Handle handle, List<Mark> marks, String sql) {
    var late = mark(handle, marks, sql);
    OutboxStore.letNextGo(
        handle,
        marks.stream()
            .filter(mark -> !late.contains(mark))
            .map(mark -> mark.leased().message())
            .toList());
    return late;
  }

  private static List<Mark> mark(Handle handle, List<Mark> marks, String sql) {
    if (marks.isEmpty()) {
      return List.of();
    }
    try (var batch = handle.prepareBatch(sql)) {
      for (var mark : marks) {
        batch
            .bind("id", mark.leased().message().id())
            .bind("lease", mark.leased().lease())
            .bind("at", mark.atMs())
            .bind("attempts", mark.attempts())
            .bind("text", mark.text())
            .add();
      }
      var marked = batch.execute();
      return IntStream.range(0, marked.length)
          .filter(place -> marked[place] == 0)
          .mapToObj(marks::get)
          .toList();
    }
  }

  /// Leaves a transport alone until then, or longer where that was known.
  ///
  /// @return whether it was not left alone before
  boolean pause(Handle handle, String transport, long untilMs, String why) {
    var known =
        handle
            .createUpdate(
                """
                UPDATE outbox_pause
                SET until_ms = CASE WHEN until_ms < :until THEN :until ELSE until_ms END, why = :why
                WHERE transport = :transport
                """)
            .bind("transport", transport)
            .bind("until", untilMs)
            .bind("why", why)
            .execute();
    if (known == 0) {
      handle
          .createUpdate(
              """
              INSERT INTO outbox_pause (transport, until_ms, why)
              VALUES (:transport, :until, :why)
              """)
          .bind("transport", transport)
          .bind("until", untilMs)
          .bind("why", why)
          .execute();
    }
    return known == 0;
  }

  /// Ends a pause that is over.
  ///
  /// @return whether there was one
  boolean resume(Handle handle, String transport, long nowMs) {
    return handle
            .createUpdate(
                "DELETE FROM outbox_pause WHERE transport = :transport AND until_ms <= :now")
            .bind("transport", transport)
            .bind("now", nowMs)
            .execute()
        > 0;
  }
}
