package heed.request;

import heed.platform.Versioned;
import heed.platform.database.Columns;
import heed.platform.database.Like;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Requests in the database.
public final class RequestStore {
  private static final String COLUMNS =
      """
      SELECT r.key, r.place, r.account, r.feature, r.severity, r.core_use_case,
             r.expansion_arr_minor, r.quote, r.contact, r.filed_by, r.filed_at, r.source_url,
             r.version
      """;

  /// What a list is narrowed to; null means all.
  ///
  /// @param feature requests that count for it, those of features merged into it among them
  public record Filter(
      @Nullable String account, @Nullable String feature, @Nullable String filedBy) {
    public static final Filter ALL = new Filter(null, null, null);
  }

  public Optional<Versioned<Request>> find(Handle handle, String key) {
    return handle
        .createQuery(COLUMNS + "FROM request r WHERE r.key = :key")
        .bind("key", key)
        .map((row, _) -> request(row))
        .findOne();
  }

  /// Those of some requests that are stored, by key.
  Map<String, Versioned<Request>> findAll(Handle handle, Collection<String> keys) {
    var found = new HashMap<String, Versioned<Request>>();
    if (!keys.isEmpty()) {
      handle
          .createQuery(COLUMNS + "FROM request r WHERE r.key IN (<keys>)")
          .bindList("keys", List.copyOf(keys))
          .map((row, _) -> request(row))
          .forEach(request -> found.put(request.value().key(), request));
    }
    return found;
  }

  /// A page of requests in the order in which they were received.
  ///
  /// @param afterPlace the last place of the page before, or 0
  public List<Versioned<Request>> page(Handle handle, Filter filter, long afterPlace, int limit) {
    return handle
        .createQuery(
            COLUMNS
                + """
                FROM request r JOIN feature f ON f.key = r.feature
                WHERE r.place > :after
                  AND (:account IS NULL OR r.account = :account)
                  AND (:feature IS NULL OR f.root = :feature OR r.feature = :feature)
                  AND (:filedBy IS NULL OR r.filed_by = :filedBy)
                ORDER BY r.place
                LIMIT :limit
                """)
        .bind("after", afterPlace)
        .bindByType("account", filter.account(), String.class)
        .bindByType("feature", filter.feature(), String.class)
        .bindByType("filedBy", filter.filedBy(), String.class)
        .bind("limit", limit)
        .map((row, _) -> request(row))
        .list();
  }

  /// The newest requests of one person, newest first.
  public List<Request> latestOf(Handle handle, String filedBy, int limit) {
    return handle
        .createQuery(
            COLUMNS
                + """
                FROM request r
                WHERE r.filed_by = :filedBy
                ORDER BY r.place DESC
                LIMIT :limit
                """)
        .bind("filedBy", filedBy)
        .bind("limit", limit)
        .map((row, _) -> request(row).value())
        .list();
  }

  /// The newest requests whose quote holds a word, newest first, as far as somebody reads them.
  /// Case is the database's matter: SQLite knows that of ASCII letters only.
  ///
  /// @param word in lower case
  public List<Request> quoting(Handle handle, String word, Predicate<String> also, int limit) {
    try (var found =
        handle
            .createQuery(
                COLUMNS
                    + """
                    FROM request r
                    WHERE LOWER(r.quote) LIKE :pattern ESCAPE '!'
                    ORDER BY r.place DESC
                    """)
            .bind("pattern", Like.holding(word))
            .map((row, _) -> request(row).value())
            .stream()) {
      return found
          .filter(request -> request.quote() != null && also.test(request.quote()))
          .limit(limit)
          .toList();
    }
  }

  /// All requests behind the asks for a feature, those of features merged into it among them, by
  /// account and then newest first, as the rules say: the latest date, any date before none, the
  /// one received last.
  public List<Request> behind(Handle handle, String feature) {
    return handle
        .createQuery(
            COLUMNS
                + """
                FROM request r JOIN feature f ON f.key = r.feature
                WHERE f.root = :feature
                ORDER BY r.account, COALESCE(SUBSTR(r.filed_at, 1, 10), '') DESC, r.place DESC
                """)
        .bind("feature", feature)
        .map((row, _) -> request(row).value())
        .list();
  }

  /// Hands every request to a reader, in the order received.
  public void forEach(Handle handle, Consumer<Versioned<Request>> reader) {
    try (var rows =
        handle
            .createQuery(COLUMNS + "FROM request r ORDER BY r.place")
            .map((row, _) -> request(row))
            .iterator()) {
      rows.forEachRemaining(reader);
    }
  }

  void insert(Handle handle, Request request, long version) {
    write(
        handle,
        request,
        version,
        """
        INSERT INTO request (key, place, account, feature, severity, core_use_case,
          expansion_arr_minor, quote, contact, filed_by, filed_at, source_url, version)
        VALUES (:key, :place, :account, :feature, :severity, :core, :expansion, :quote, :contact,
          :filedBy, :filedAt, :sourceUrl, :version)
        """);
  }

  void update(Handle handle, Request request, long version) {
    write(
        handle,
        request,
        version,
        """
        UPDATE request
        SET place = :place, account = :account, feature = :feature, severity = :severity,
          core_use_case = :core, expansion_arr_minor = :expansion, quote = :quote,
          contact = :contact, filed_by = :filedBy, filed_at = :filedAt, source_url = :sourceUrl,
          version = :version
        WHERE key = :key
        """);
  }

  void delete(Handle handle, String key) {
    handle.createUpdate("DELETE FROM request WHERE key = :key").bind("key", key).execute();
  }

  private static void write(Handle handle, Request request, long version, String sql) {
    handle
        .createUpdate(sql)
        .bind("key", request.key())
        .bind("place", request.place())
        .bind("account", request.account())
        .bind("feature", request.feature())
        .bind("severity", request.severity())
        .bind("core", request.coreUseCase() ? 1 : 0)
        .bindByType("expansion", request.expansionArrMinor(), Long.class)
        .bindByType("quote", request.quote(), String.class)
        .bindByType("contact", request.contact(), String.class)
        .bindByType("filedBy", request.filedBy(), String.class)
        .bindByType("filedAt", request.filedAt(), String.class)
        .bindByType("sourceUrl", request.sourceUrl(), String.class)
        .bind("version", version)
        .execute();
  }

  private static Versioned<Request> request(ResultSet row) throws SQLException {
    return new Versioned<>(
        new Request(
            row.getString("key"),
            row.getLong("place"),
            row.getString("account"),
            row.getString("feature"),
            row.getInt("severity"),
            row.getInt("core_use_case") == 1,
            Columns.amount(row, "expansion_arr_minor"),
            row.getString("quote"),
            row.getString("contact"),
            row.getString("filed_by"),
            row.getString("filed_at"),
            row.getString("source_url")),
        row.getLong("version"));
  }
}
