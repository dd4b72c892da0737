package heed.loop;

import heed.feature.Status;
import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads the days that customers were told of from the loops by which they were told.
public final class PromiseStore {
  /// What a list is narrowed to; null means all.
  ///
  /// @param csm who looks after the account now
  /// @param feature promises about it and about features merged into it
  /// @param unheard see [Promise#isUnheard]; true for those alone, false for all others
  public record Filter(
      @Nullable PromiseState state,
      @Nullable String csm,
      @Nullable String account,
      @Nullable String feature,
      @Nullable Boolean unheard) {

    private boolean takes(Promise promise, LocalDate today) {
      return (state == null || promise.state(today) == state)
          && (unheard == null || promise.isUnheard(today) == unheard);
    }
  }

  /// Where a page ended.
  public record Cursor(LocalDate promisedDate, String loop) {
    /// Before the first promise.
    public static final Cursor START = new Cursor(LocalDate.EPOCH, "");
  }

  /// A page of promises, by the day that was promised and then by loop. What became of each depends
  /// on the day, so the rows are looked at one by one.
  public List<Promise> page(
      Handle handle, Filter filter, LocalDate today, Cursor after, int limit) {
    try (var rows =
        handle
            .createQuery(
                """
                SELECT l.id, l.account, a.name, r.key AS feature, r.title, l.milestone,
                       l.promised_date, l.ended_at_ms, l.ended_by, l.how, l.url, r.status,
                       r.target_date, a.csm,
                       (SELECT MIN(s.opened_at_ms)
                        FROM loop s JOIN feature g ON g.key = s.feature
                        WHERE s.account = l.account AND g.root = f.root
                          AND s.milestone = 'shipped' AND s.opened_at_ms >= l.opened_at_ms)
                         AS shipped_at_ms,
                       CASE WHEN EXISTS (
                         SELECT 1 FROM loop n JOIN feature g ON g.key = n.feature
                         WHERE n.account = l.account AND g.root = f.root AND n.state = 'told'
                           AND n.change > l.change) THEN 1 ELSE 0 END AS heard
                FROM loop l
                JOIN account a ON a.key = l.account
                JOIN feature f ON f.key = l.feature
                JOIN feature r ON r.key = f.root
                WHERE l.promised_date IS NOT NULL
                  AND (l.promised_date > :day OR (l.promised_date = :day AND l.id > :loop))
                  AND (:csm IS NULL OR a.csm = :csm)
                  AND (:account IS NULL OR l.account = :account)
                  AND (:feature IS NULL OR l.feature = :feature OR f.root = :feature)
                ORDER BY l.promised_date, l.id
                """)
            .bind("day", after.promisedDate().toString())
            .bind("loop", after.loop())
            .bindByType("csm", filter.csm(), String.class)
            .bindByType("account", filter.account(), String.class)
            .bindByType("feature", filter.feature(), String.class)
            .map((row, _) -> promise(row))
            .stream()) {
      return rows.filter(promise -> filter.takes(promise, today)).limit(limit).toList();
    }
  }

  private static Promise promise(ResultSet row) throws SQLException {
    var shipped = Columns.amount(row, "shipped_at_ms");
    return new Promise(
        row.getString("id"),
        row.getString("account"),
        row.getString("name"),
        row.getString("feature"),
        row.getString("title"),
        row.getString("csm"),
        Milestone.of(row.getString("milestone")),
        LocalDate.parse(row.getString("promised_date")),
        DueDates.day(row.getLong("ended_at_ms")),
        row.getString("ended_by"),
        row.getString("how"),
        row.getString("url"),
        Status.of(row.getString("status")),
        Columns.date(row, "target_date"),
        shipped == null ? null : DueDates.day(shipped),
        row.getInt("heard") == 1);
  }
}
