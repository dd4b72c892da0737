package heed.platform.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads the change log backwards, page by page, narrowed to what somebody looks for. Rows are only
/// ever added, so pages that are read one after the other fit together.
public final class LogPages {
  private LogPages() {}

  /// What the log is narrowed to; null means all.
  ///
  /// @param fromMs first instant, epoch milliseconds
  /// @param untilMs first instant that no longer belongs, epoch milliseconds
  public record Filter(
      @Nullable String actor,
      @Nullable String subject,
      @Nullable String key,
      @Nullable Long fromMs,
      @Nullable Long untilMs) {}

  /// The changes before a sequence, newest first.
  public static List<Change> before(Handle handle, Filter filter, long sequence, int limit) {
    // Only what is asked for stands in the query, so that the index of subject and key is used.
    var conditions = new ArrayList<String>();
    var values = new LinkedHashMap<String, Object>();
    add(conditions, values, "actor = :actor", "actor", filter.actor());
    add(conditions, values, "subject = :subject", "subject", filter.subject());
    add(conditions, values, "key = :key", "key", filter.key());
    add(conditions, values, "at_ms >= :fromMs", "fromMs", filter.fromMs());
    add(conditions, values, "at_ms < :untilMs", "untilMs", filter.untilMs());
    add(conditions, values, "sequence < :before", "before", sequence);
    return handle
        .createQuery(
            "SELECT "
                + ChangeLog.COLUMNS
                + " FROM change WHERE "
                + String.join(" AND ", conditions)
                + " ORDER BY sequence DESC LIMIT :limit")
        .bindMap(values)
        .bind("limit", limit)
        .map((row, _) -> ChangeLog.change(row))
        .list();
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
  }
}
