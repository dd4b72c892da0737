package heed.loop;

import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads how well the loop is closed.
public final class ClosureStore {
  /// Which loops are looked at; null means all.
  ///
  /// @param from opened on this day (UTC) or later
  /// @param to opened on this day (UTC) or before
  /// @param csm who owes the word now; [Loop#POOL] for the loops of nobody in particular
  public record Scope(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String csm) {
    public static final Scope ALL = new Scope(null, null, null);

    long fromMs() {
      return from == null ? Long.MIN_VALUE : startOf(from);
    }

    /// The first instant that is too late.
    long untilMs() {
      return to == null ? Long.MAX_VALUE : startOf(to.plusDays(1));
    }

    private static long startOf(LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
  }

  private static final String IN_SCOPE =
      """
      AND l.opened_at_ms >= :from AND l.opened_at_ms < :until
      AND (:csm IS NULL OR COALESCE(l.owner, a.csm, '') = :csm)
      """;

  /// The figures, in one pass over narrow rows.
  public ClosureFigures figures(Handle handle, Scope scope, LocalDate today) {
    var tally = new ClosureTally();
    try (var rows =
        in(
                scope,
                handle.createQuery(
                    """
                    SELECT NULLIF(COALESCE(l.owner, a.csm), ''), a.segment, l.state,
                           CASE WHEN l.state = 'owed' AND l.due_date < :today THEN 1 ELSE 0 END,
                           l.opened_at_ms, COALESCE(l.ended_at_ms - l.opened_at_ms, 0)
                    FROM loop l JOIN account a ON a.key = l.account
                    WHERE l.state <> 'superseded'
                    """
                        + IN_SCOPE))
            .bind("today", today.toString())
            .map((row, _) -> row(row))
            .iterator()) {
      rows.forEachRemaining(tally::add);
    }
    return tally.figures();
  }

  /// The debts that are open for longest, by opening and id.
  public List<LedgerLine> oldest(Handle handle, Scope scope, int limit) {
    return in(
            scope,
            handle.createQuery(
                LoopStore.LINE_COLUMNS
                    + """
                    FROM loop l
                    JOIN account a ON a.key = l.account
                    JOIN feature f ON f.key = l.feature
                    WHERE l.state IN ('owed', 'snoozed')
                    """
                    + IN_SCOPE
                    + "ORDER BY l.opened_at_ms, l.id LIMIT :limit"))
        .bind("limit", limit)
        .map((row, _) -> LoopStore.line(row))
        .list();
  }

  /// The accounts that should have heard before today, the one that waits longest before the
  /// others.
  public List<SilentAccount> silent(Handle handle, Scope scope, LocalDate today, int limit) {
    return in(
            scope,
            handle.createQuery(
                """
                SELECT a.key, a.name, a.csm, a.segment, a.arr_minor, COUNT(*) AS overdue,
                       MIN(l.due_date) AS since
                FROM loop l JOIN account a ON a.key = l.account
                WHERE l.state = 'owed' AND l.due_date < :today
                """
                    + IN_SCOPE
                    + """
                    GROUP BY a.key, a.name, a.csm, a.segment, a.arr_minor
                    ORDER BY since, a.key
                    LIMIT :limit
                    """))
        .bind("today", today.toString())
        .bind("limit", limit)
        .map((row, _) ->
            new SilentAccount(
                row.getString("key"),
                row.getString("name"),
                row.getString("csm"),
                row.getString("segment"),
                row.getLong("arr_minor"),
                row.getInt("overdue"),
                Objects.requireNonNull(Columns.date(row, "since"))))
        .list();
  }

  /// How many loops stand in a state.
  public long count(Handle handle, LoopState state) {
    return handle
        .createQuery("SELECT COUNT(*) FROM loop WHERE state = :state")
        .bind("state", state.word())
        .mapTo(Long.class)
        .one();
  }

  /// How many loops are owed that were due before today.
  public long overdue(Handle handle, LocalDate today) {
    return handle
        .createQuery("SELECT COUNT(*) FROM loop WHERE state = 'owed' AND due_date < :today")
        .bind("today", today.toString())
        .mapTo(Long.class)
        .one();
  }

  private static Query in(Scope scope, Query query) {
    return query
        .bind("from", scope.fromMs())
        .bind("until", scope.untilMs())
        .bindByType("csm", scope.csm(), String.class);
  }

  /// By place and not by name: looking names up a hundred thousand times takes long.
  private static ClosureTally.Row row(ResultSet row) throws SQLException {
    return new ClosureTally.Row(
        row.getString(1),
        row.getString(2),
        LoopState.of(row.getString(3)),
        row.getInt(4) == 1,
        row.getLong(5),
        Math.max(0, row.getLong(6)));
  }
}
