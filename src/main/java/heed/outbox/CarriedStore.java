package heed.outbox;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Messages that travel with another one. Which they are stands beside what messages are about:
/// they are about `with:` and the id of their carrier.
final class CarriedStore {
  private static final String WITH = "with:";

  /// Most that one message carries: years of notices, and few enough for one transaction.
  static final int MOST = 500;

  /// What waits for the recipient of a message behind it, and was never begun to be sent; in order.
  List<Message> behind(Handle handle, Message first) {
    return handle
        .createQuery(
            OutboxStore.SELECT
                + """
                WHERE m.state = 'waiting'
                  AND m.first_in_line = 0
                  AND m.transport = :transport
                  AND m.recipient = :recipient
                  AND m.place > :place
                  AND m.lease IS NULL
                ORDER BY m.place
                LIMIT :most
                """)
        .bind("transport", first.transport())
        .bind("recipient", first.recipient())
        .bind("place", first.place())
        .bind("most", MOST)
        .map((row, _) -> OutboxStore.message(row))
        .list();
  }

  /// Lets a waiting message travel with another one, and all that it carries itself.
  void carry(Handle handle, Message message, Message carrier, long nowMs) {
    end(handle, message, "with " + carrier.id(), nowMs);
    move(handle, message.id(), carrier.id());
    handle
        .createUpdate("UPDATE outbox_about SET about = :to WHERE about = :from")
        .bind("from", WITH + message.id())
        .bind("to", WITH + carrier.id())
        .execute();
    handle
        .createUpdate("INSERT INTO outbox_about (about, message) VALUES (:about, :message)")
        .bind("about", WITH + carrier.id())
        .bind("message", message.id())
        .execute();
  }

  /// Whatever changes is shown in the message that people see.
  private static void move(Handle handle, String from, String to) {
    handle
        .createUpdate(
            """
            INSERT INTO outbox_about (about, message)
            SELECT known.about, :to FROM outbox_about known
            WHERE known.message = :from AND known.about NOT LIKE 'with:%'
            ON CONFLICT (about, message) DO NOTHING
            """)
        .bind("from", from)
        .bind("to", to)
        .execute();
    handle
        .createUpdate("DELETE FROM outbox_about WHERE message = :from AND about NOT LIKE 'with:%'")
        .bind("from", from)
        .execute();
  }

  /// Ends a waiting message that is not sent by itself.
  void end(Handle handle, Message message, String where, long nowMs) {
    handle
        .createUpdate(
            """
            UPDATE outbox
            SET state = 'sent', sent_at_ms = :now, sent_to = :where, last_problem = NULL,
              lease = NULL, lease_until_ms = NULL
            WHERE id = :id AND state = 'waiting'
            """)
        .bind("id", message.id())
        .bind("now", nowMs)
        .bind("where", where)
        .execute();
  }

  /// The messages that a message carries, in order of writing.
  List<Message> with(Handle handle, String carrier) {
    return handle
        .createQuery(
            OutboxStore.SELECT
                + """
                WHERE m.id IN (SELECT a.message FROM outbox_about a WHERE a.about = :about)
                ORDER BY m.place
                """)
        .bind("about", WITH + carrier)
        .map((row, _) -> OutboxStore.message(row))
        .list();
  }
}
