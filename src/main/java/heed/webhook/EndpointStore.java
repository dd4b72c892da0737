package heed.webhook;

import heed.platform.Versioned;
import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Endpoints in the database, with how they fare.
public final class EndpointStore {
  private static final String SELECT =
      """
      SELECT w.id, w.url, w.description, w.events, w.owner, w.enabled, w.stopped, w.since, w.version,
             t.since_ms, t.warned_at_ms
      FROM webhook w LEFT JOIN webhook_trouble t ON t.webhook = w.id
      """;

  /// An endpoint as it stands.
  ///
  /// @param since the sequence after which changes are announced to it
  /// @param version of its last change
  /// @param failingSinceMs since when no delivery went through, epoch milliseconds; null when the
  ///   last one did
  /// @param warnedMs when its owner was told so, or null
  public record Standing(
      Endpoint endpoint,
      long since,
      long version,
      @Nullable Long failingSinceMs,
      @Nullable Long warnedMs) {}

  public Optional<Standing> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "WHERE w.id = :id")
        .bind("id", id)
        .map((row, _) -> standing(row))
        .findOne();
  }

  /// The endpoints after an id, in the order of their ids.
  public List<Standing> page(Handle handle, String after, int limit) {
    return handle
        .createQuery(SELECT + "WHERE w.id > :after ORDER BY w.id LIMIT :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((row, _) -> standing(row))
        .list();
  }

  /// Every endpoint with the version of its row.
  public List<Versioned<Endpoint>> all(Handle handle) {
    return page(handle, "", Integer.MAX_VALUE).stream()
        .map(one -> new Versioned<>(one.endpoint(), one.version()))
        .toList();
  }

  List<Standing> listening(Handle handle) {
    return handle
        .createQuery(SELECT + "WHERE w.enabled = 1 ORDER BY w.id")
        .map((row, _) -> standing(row))
        .list();
  }

  void put(Handle handle, Endpoint endpoint, long since, long version) {
    handle
        .createUpdate(
            """
            INSERT INTO webhook
              (id, url, description, events, owner, enabled, stopped, since, version)
            VALUES
              (:id, :url, :description, :events, :owner, :enabled, :stopped, :since, :version)
            ON CONFLICT (id) DO UPDATE
            SET url = excluded.url, description = excluded.description, events = excluded.events,
              owner = excluded.owner, enabled = excluded.enabled, stopped = excluded.stopped,
              since = excluded.since, version = excluded.version
            """)
        .bind("id", endpoint.id())
        .bind("url", endpoint.url())
        .bindByType("description", endpoint.description(), String.class)
        .bind("events", String.join(",", endpoint.events().stream().map(EventType::word).toList()))
        .bindByType("owner", endpoint.owner(), String.class)
        .bind("enabled", endpoint.enabled() ? 1 : 0)
        .bindByType("stopped", endpoint.stopped(), String.class)
        .bind("since", since)
        .bind("version", version)
        .execute();
  }

  void delete(Handle handle, String id) {
    for (var sql :
        List.of(
            "DELETE FROM webhook_key WHERE webhook = :id",
            "DELETE FROM webhook_trouble WHERE webhook = :id",
            "DELETE FROM webhook WHERE id = :id")) {
      handle.createUpdate(sql).bind("id", id).execute();
    }
  }

  /// Notes that deliveries fail, unless that is known.
  void fails(Handle handle, String id, long nowMs) {
    handle
        .createUpdate(
            """
            INSERT INTO webhook_trouble (webhook, since_ms) VALUES (:id, :now)
            ON CONFLICT (webhook) DO NOTHING
            """)
        .bind("id", id)
        .bind("now", nowMs)
        .execute();
  }

  /// Notes that the owner was told.
  ///
  /// @return whether nobody had told them before
  boolean warned(Handle handle, String id, long nowMs) {
    return handle
            .createUpdate(
                """
                UPDATE webhook_trouble SET warned_at_ms = :now
                WHERE webhook = :id AND warned_at_ms IS NULL
                """)
            .bind("id", id)
            .bind("now", nowMs)
            .execute()
        == 1;
  }

  void recovers(Handle handle, String id) {
    handle.createUpdate("DELETE FROM webhook_trouble WHERE webhook = :id").bind("id", id).execute();
  }

  /// Up to which sequence the change log was announced; 0 while nobody ever listened.
  long place(Handle handle) {
    return handle
        .createQuery("SELECT sequence FROM webhook_place")
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  void movePlace(Handle handle, long sequence) {
    handle
        .createUpdate(
            """
            INSERT INTO webhook_place (one, sequence) VALUES (1, :sequence)
            ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence
            """)
        .bind("sequence", sequence)
        .execute();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        new Endpoint(
            row.getString("id"),
            row.getString("url"),
            row.getString("description"),
            Stream.of(row.getString("events").split(",", -1)).map(EndpointStore::type).toList(),
            row.getString("owner"),
            row.getInt("enabled") == 1,
            row.getString("stopped")),
        row.getLong("since"),
        row.getLong("version"),
        Columns.amount(row, "since_ms"),
        Columns.amount(row, "warned_at_ms"));
  }

  private static EventType type(String word) {
    var type = EventType.BY_WORD.get(word);
    if (type == null) {
      throw new IllegalArgumentException("No event is called " + word);
    }
    return type;
  }
}
