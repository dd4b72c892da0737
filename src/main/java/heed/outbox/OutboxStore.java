package heed.outbox;

import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Messages in the database, as doors and the use cases see them; [LeaseStore] is the dispatcher's
/// side of the same table.
public final class OutboxStore {
  static final String SELECT =
      """
      SELECT m.id, m.place, m.transport, m.recipient, m.kind, m.body, m.state, m.attempts,
             m.due_at_ms, m.created_at_ms, m.sent_at_ms, m.sent_to, m.last_problem
      FROM outbox m
      """;

  private static final String FIRST_UNLESS_THERE_IS_ONE =
      """
      CASE WHEN EXISTS (
        SELECT 1 FROM outbox first
        WHERE first.state = 'waiting'
          AND first.first_in_line = 1
          AND first.transport = :transport
          AND first.recipient = :recipient)
      THEN 0 ELSE 1 END
      """;

  /// What a list is narrowed to; null means all.
  public record Filter(
      @Nullable MessageState state, @Nullable String transport, @Nullable String recipient) {
    public static final Filter ALL = new Filter(null, null, null);
  }

  /// How many messages stand where.
  ///
  /// @param oldestWaitingMs when the oldest waiting one was written, epoch milliseconds
  public record Counts(long waiting, long sent, long parked, @Nullable Long oldestWaitingMs) {}

  private final CarriedStore carried = new CarriedStore();

  public Optional<Message> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "WHERE m.id = :id")
        .bind("id", id)
        .map((row, _) -> message(row))
        .findOne();
  }

  /// The messages that another one carries because they waited too long, in order of writing.
  public List<Message> carriedBy(Handle handle, String id) {
    return carried.with(handle, id);
  }

  /// A page of messages, newest first. What only changes an earlier one in place is no message to
  /// anybody; it is listed when it failed.
  ///
  /// @param before the place of the last message of the page before, or [Long#MAX_VALUE]
  public List<Message> page(Handle handle, Filter filter, long before, int limit) {
    var state = filter.state();
    return handle
        .createQuery(
            SELECT
                + """
                WHERE m.place < :before
                  AND (m.kind <> 'refresh' OR m.state = 'parked')
                  AND (:state IS NULL OR m.state = :state)
                  AND (:transport IS NULL OR m.transport = :transport)
                  AND (:recipient IS NULL OR m.recipient = :recipient)
                ORDER BY m.place DESC
                LIMIT :limit
                """)
        .bind("before", before)
        .bindByType("state", state == null ? null : state.word(), String.class)
        .bindByType("transport", filter.transport(), String.class)
        .bindByType("recipient", filter.recipient(), String.class)
        .bind("limit", limit)
        .map((row, _) -> message(row))
        .list();
  }

  /// For whom something waits by a transport.
  public List<String> recipientsWaiting(Handle handle, String transport) {
    return handle
        .createQuery(
            """
            SELECT recipient FROM outbox
            WHERE state = 'waiting' AND first_in_line = 1 AND transport = :transport
            ORDER BY recipient
            """)
        .bind("transport", transport)
        .mapTo(String.class)
        .list();
  }

  /// What waits for a recipient by a transport, oldest first, as much as one message carries.
  public List<Message> waitingFor(Handle handle, String transport, String recipient) {
    return handle
        .createQuery(
            SELECT
                + """
                WHERE m.state = 'waiting' AND m.transport = :transport AND m.recipient = :recipient
                ORDER BY m.place
                LIMIT :most
                """)
        .bind("transport", transport)
        .bind("recipient", recipient)
        .bind("most", CarriedStore.MOST)
        .map((row, _) -> message(row))
        .list();
  }

  /// How many messages stand where.
  public Counts counts(Handle handle) {
    var counts = new HashMap<String, Long>();
    handle
        .createQuery("SELECT state, COUNT(*) AS messages FROM outbox GROUP BY state")
        .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    var oldest =
        handle
            .createQuery("SELECT MIN(created_at_ms) AS at_ms FROM outbox WHERE state = 'waiting'")
            .map((row, _) -> Optional.ofNullable(Columns.amount(row, "at_ms")))
            .one();
    return new Counts(
        counts.getOrDefault(MessageState.WAITING.word(), 0L),
        counts.getOrDefault(MessageState.SENT.word(), 0L),
        counts.getOrDefault(MessageState.PARKED.word(), 0L),
        oldest.orElse(null));
  }

  boolean waits(Handle handle, String transport, String recipient, String kind) {
    return handle
            .createQuery(
                """
                SELECT COUNT(*) FROM outbox
                WHERE transport = :transport AND recipient = :recipient AND state = 'waiting'
                  AND kind = :kind
                """)
            .bind("transport", transport)
            .bind("recipient", recipient)
            .bind("kind", kind)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /// The next place in the order of writing. All writers take turns, so it is nobody else's.
  long nextPlace(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(place), 0) + 1 FROM outbox")
        .mapTo(Long.class)
        .one();
  }

  void insert(Handle handle, Message message) {
    handle
        .createUpdate(
            """
            INSERT INTO outbox (id, place, transport, recipient, kind, body, state, first_in_line,
              attempts, due_at_ms, created_at_ms)
            VALUES (:id, :place, :transport, :recipient, :kind, :body, :state,
            """
                + FIRST_UNLESS_THERE_IS_ONE
                + """
                  , :attempts, :dueAtMs, :createdAtMs)
                """)
        .bind("id", message.id())
        .bind("place", message.place())
        .bind("transport", message.transport())
        .bind("recipient", message.recipient())
        .bind("kind", message.kind())
        .bind("body", message.body())
        .bind("state", message.state().word())
        .bind("attempts", message.attempts())
        .bind("dueAtMs", message.dueAtMs())
        .bind("createdAtMs", message.createdAtMs())
        .execute();
  }

  /// Makes a parked message wait anew, behind the one that its recipient is to get now.
  void revive(Handle handle, Message parked, long nowMs) {
    handle
        .createUpdate(
            """
            UPDATE outbox
            SET state = 'waiting', attempts = 0, due_at_ms = :now,
              first_in_line =
            """
                + FIRST_UNLESS_THERE_IS_ONE
                + "WHERE id = :id AND state = 'parked'")
        .bind("id", parked.id())
        .bind("transport", parked.transport())
        .bind("recipient", parked.recipient())
        .bind("now", nowMs)
        .execute();
  }

  /// Makes the first in a line due.
  void hurry(Handle handle, String transport, String recipient, long nowMs) {
    handle
        .createUpdate(
            """
            UPDATE outbox SET due_at_ms = :now
            WHERE state = 'waiting' AND first_in_line = 1
              AND transport = :transport AND recipient = :recipient AND due_at_ms > :now
            """)
        .bind("transport", transport)
        .bind("recipient", recipient)
        .bind("now", nowMs)
        .execute();
  }

  /// Parks a waiting message, whoever may be sending it: their mark will come too late.
  void park(Handle handle, Message waiting, String problem) {
    var first = isFirst(handle, waiting);
    handle
        .createUpdate(
            """
            UPDATE outbox
            SET state = 'parked', last_problem = :problem, lease = NULL, lease_until_ms = NULL
            WHERE id = :id AND state = 'waiting'
            """)
        .bind("id", waiting.id())
        .bind("problem", problem)
        .execute();
    if (first) {
      letNextGo(handle, List.of(waiting));
    }
  }

  /// Makes the next waiting message the first, in lines whose first has just left.
  static void letNextGo(Handle handle, List<Message> left) {
    if (left.isEmpty()) {
      return;
    }
    try (var batch =
        handle.prepareBatch(
            """
            UPDATE outbox
            SET first_in_line = 1
            WHERE place = (
                SELECT MIN(behind.place) FROM outbox behind
                WHERE behind.state = 'waiting'
                  AND behind.first_in_line = 0
                  AND behind.transport = :transport
                  AND behind.recipient = :recipient)
            """)) {
      for (var message : left) {
        batch.bind("transport", message.transport()).bind("recipient", message.recipient()).add();
      }
      batch.execute();
    }
  }

  /// The same for a line whose first may be there still.
  static void letNextGoUnlessOneDoes(Handle handle, Message left) {
    var firsts =
        handle
            .createQuery(
                """
                SELECT COUNT(*) FROM outbox
                WHERE state = 'waiting' AND first_in_line = 1
                  AND transport = :transport AND recipient = :recipient
                """)
            .bind("transport", left.transport())
            .bind("recipient", left.recipient())
            .mapTo(Integer.class)
            .one();
    if (firsts == 0) {
      letNextGo(handle, List.of(left));
    }
  }

  private static boolean isFirst(Handle handle, Message message) {
    return handle
            .createQuery("SELECT first_in_line FROM outbox WHERE id = :id")
            .bind("id", message.id())
            .mapTo(Integer.class)
            .one()
        == 1;
  }

  static Message message(ResultSet row) throws SQLException {
    return new Message(
        row.getString("id"),
        row.getLong("place"),
        row.getString("transport"),
        row.getString("recipient"),
        row.getString("kind"),
        row.getString("body"),
        MessageState.of(row.getString("state")),
        row.getInt("attempts"),
        row.getLong("due_at_ms"),
        row.getLong("created_at_ms"),
        Columns.amount(row, "sent_at_ms"),
        row.getString("sent_to"),
        row.getString("last_problem"));
  }
}
