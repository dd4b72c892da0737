package heed.outbox;

import heed.platform.database.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Which messages are about what, so that they can be found when it changes.
final class AboutStore {
  /// Most things asked for in one query.
  private static final int AT_ONCE = 500;

  /// Transports whose messages stay as they were told: a page of facts, and letters.
  private static final List<String> UNCHANGING =
      List.of(PageCourier.TRANSPORT, Outbox.DIGEST, "mail");

  void insert(Handle handle, String message, Collection<String> about) {
    if (about.isEmpty()) {
      return;
    }
    try (var batch =
        handle.prepareBatch(
            """
            INSERT INTO outbox_about (about, message) VALUES (:about, :message)
            ON CONFLICT (about, message) DO NOTHING
            """)) {
      for (var each : about) {
        batch.bind("about", each).bind("message", message).add();
      }
      batch.execute();
    }
  }

  List<String> of(Handle handle, String message) {
    return handle
        .createQuery(
            """
            SELECT about FROM outbox_about
            WHERE message = :message AND about NOT LIKE 'with:%'
            ORDER BY about
            """)
        .bind("message", message)
        .mapTo(String.class)
        .list();
  }

  /// The latest message about this that has not been sent, if there is one.
  Optional<Message> unsent(Handle handle, String about) {
    return handle
        .createQuery(
            OutboxStore.SELECT
                + """
                WHERE m.id IN (SELECT b.message FROM outbox_about b WHERE b.about = :about)
                  AND m.state <> 'sent'
                ORDER BY m.place DESC
                LIMIT 1
                """)
        .bind("about", about)
        .map((row, _) -> OutboxStore.message(row))
        .findOne();
  }

  /// The messages about any of these that their recipients see already, or that are being sent just
  /// now in the words of before; in order of writing. What merely waits is put into words later.
  List<Message> shown(Transaction transaction, List<String> about) {
    var found = new ArrayList<Message>();
    for (var from = 0; from < about.size(); from += AT_ONCE) {
      found.addAll(
          transaction
              .handle()
              .createQuery(
                  OutboxStore.SELECT
                      + """
                      WHERE m.id IN (
                          SELECT b.message FROM outbox_about b WHERE b.about IN (<about>))
                        AND m.transport NOT IN (<unchanging>)
                        AND (m.state = 'sent' OR (m.state = 'waiting' AND m.lease IS NOT NULL))
                      ORDER BY m.place
                      """)
              .bindList("about", about.subList(from, Math.min(about.size(), from + AT_ONCE)))
              .bindList("unchanging", UNCHANGING)
              .map((row, _) -> OutboxStore.message(row))
              .list());
    }
    return found;
  }

  /// Whether such a message waits already and nobody has begun to send it.
  boolean waits(Handle handle, Message to, String kind, String body) {
    return handle
            .createQuery(
                """
                SELECT COUNT(*) FROM outbox
                WHERE transport = :transport AND recipient = :recipient AND state = 'waiting'
                  AND kind = :kind AND body = :body AND lease IS NULL
                """)
            .bind("transport", to.transport())
            .bind("recipient", to.recipient())
            .bind("kind", kind)
            .bind("body", body)
            .mapTo(Integer.class)
            .one()
        > 0;
  }
}
