package heed.feature;

import heed.platform.Json;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Which promises moved to a later day, read from the change log.
public final class SlipStore {
  /// Most decisions that are looked at.
  private static final int LOOKED_AT = 500;

  /// A promise that moved by a decision.
  ///
  /// @param atMs when
  public record Slip(String feature, LocalDate from, LocalDate to, long atMs) {}

  /// The latest slip of each feature that slipped since an instant, newest first.
  public List<Slip> since(Handle handle, long sinceMs) {
    var latest = new LinkedHashMap<String, Slip>();
    handle
        .createQuery(
            """
            SELECT c.key, c.at_ms, c.facts,
                   (SELECT b.facts
                    FROM change b
                    WHERE b.subject = c.subject AND b.key = c.key AND b.sequence < c.sequence
                    ORDER BY b.sequence DESC
                    LIMIT 1) AS before
            FROM change c
            WHERE c.subject = :subject AND c.action = 'status' AND c.at_ms >= :since
            ORDER BY c.sequence DESC
            LIMIT :limit
            """)
        .bind("subject", KeepingFeatures.SUBJECT)
        .bind("since", sinceMs)
        .bind("limit", LOOKED_AT)
        .map((row, _) ->
            slip(
                row.getString("key"),
                row.getLong("at_ms"),
                row.getString("before"),
                row.getString("facts")))
        .stream()
        .flatMap(Optional::stream)
        .forEach(slip -> latest.putIfAbsent(slip.feature(), slip));
    return List.copyOf(latest.values());
  }

  private static Optional<Slip> slip(
      String feature, long atMs, @Nullable String before, @Nullable String after) {
    var from = before == null ? null : promised(Json.tree(before));
    var to = after == null ? null : promised(Json.tree(after));
    return from != null && to != null && to.isAfter(from)
        ? Optional.of(new Slip(feature, from, to, atMs))
        : Optional.empty();
  }

  /// The day it is promised for while its answer is still to come.
  private static @Nullable LocalDate promised(JsonNode facts) {
    var open = Status.of(facts.path("status").asString(Status.NEW.word())).open();
    var date = facts.path("targetDate").asString(null);
    return open && date != null ? LocalDate.parse(date) : null;
  }
}
