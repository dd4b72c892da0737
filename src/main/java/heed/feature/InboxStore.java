package heed.feature;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The features about which nobody has decided anything yet.
public final class InboxStore {
  /// A new feature.
  ///
  /// @param sinceMs when it was first stored
  public record New(String key, long sinceMs) {}

  /// The latest ones, newest first. What is merged into another is no longer waiting.
  public List<New> newest(Handle handle, int limit) {
    return handle
        .createQuery(
            """
            SELECT c.key, c.at_ms
            FROM change c
            JOIN (SELECT o.key, MIN(o.sequence) AS made
                  FROM change o
                  JOIN feature f ON f.key = o.key AND f.status = 'new' AND f.merged_into IS NULL
                  WHERE o.subject = :subject
                  GROUP BY o.key) first ON first.made = c.sequence
            ORDER BY c.sequence DESC
            LIMIT :limit
            """)
        .bind("subject", KeepingFeatures.SUBJECT)
        .bind("limit", limit)
        .map((row, _) -> new New(row.getString("key"), row.getLong("at_ms")))
        .list();
  }

  /// When some features were first stored, by key.
  ///
  /// @param keys not empty
  public Map<String, Long> since(Handle handle, List<String> keys) {
    return handle
        .createQuery(
            """
            SELECT key, MIN(at_ms) AS at_ms
            FROM change
            WHERE subject = :subject AND key IN (<keys>)
            GROUP BY key
            """)
        .bind("subject", KeepingFeatures.SUBJECT)
        .bindList("keys", keys)
        .map((row, _) -> Map.entry(row.getString("key"), row.getLong("at_ms")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
