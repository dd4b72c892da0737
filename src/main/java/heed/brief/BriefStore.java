package heed.brief;

import heed.loop.Milestone;
import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads what one account asked for, and what it was told.
final class BriefStore {
  /// One ask, its requests together.
  ///
  /// @param feature the one that stands for it
  /// @param severity of the newest request
  /// @param quote the newest words
  /// @param firstDate when it was asked first, or null when no request has a date
  record Ask(String feature, int severity, @Nullable String quote, @Nullable LocalDate firstDate) {
    /// The same ask with an older request beside the newer ones.
    Ask with(Ask older) {
      return new Ask(
          feature,
          severity,
          quote == null ? older.quote : quote,
          older.firstDate == null ? firstDate : older.firstDate);
    }
  }

  /// Word that was or is owed.
  ///
  /// @param told null: not told
  record Word(
      Milestone milestone,
      LocalDate owedDate,
      Outcome.@Nullable Told told,
      @Nullable LocalDate promisedDate) {}

  /// Every ask of an account, by feature.
  List<Ask> asks(Handle handle, String account) {
    var asks = new LinkedHashMap<String, Ask>();
    handle
        .createQuery(
            """
            SELECT f.root, r.severity, r.quote, SUBSTR(r.filed_at, 1, 10) AS day
            FROM request r JOIN feature f ON f.key = r.feature
            WHERE r.account = :account
            ORDER BY f.root, COALESCE(SUBSTR(r.filed_at, 1, 10), '') DESC, r.place DESC
            """)
        .bind("account", account)
        .map((row, _) ->
            new Ask(
                row.getString("root"),
                row.getInt("severity"),
                row.getString("quote"),
                Columns.date(row, "day")))
        .forEach(ask -> asks.merge(ask.feature(), ask, Ask::with));
    return new ArrayList<>(asks.values());
  }

  /// What the account was to hear, by the feature that stands for it, oldest first. What a newer
  /// decision took the place of was never word to anybody.
  Map<String, List<Word>> words(Handle handle, String account) {
    var words = new HashMap<String, List<Word>>();
    handle
        .createQuery(
            """
            SELECT f.root, l.milestone, l.opened_at_ms, l.state, l.ended_by, l.ended_at_ms, l.how,
                   l.promised_date
            FROM loop l JOIN feature f ON f.key = l.feature
            WHERE l.account = :account AND l.state <> 'superseded'
            ORDER BY l.change, l.id
            """)
        .bind("account", account)
        .map((row, _) -> Map.entry(row.getString("root"), word(row)))
        .forEach(word ->
            words.computeIfAbsent(word.getKey(), _ -> new ArrayList<>()).add(word.getValue()));
    return words;
  }

  private static Word word(ResultSet row) throws SQLException {
    var told = row.getString("state").equals("told");
    return new Word(
        Milestone.of(row.getString("milestone")),
        day(row.getLong("opened_at_ms")),
        told
            ? new Outcome.Told(
                day(row.getLong("ended_at_ms")), row.getString("ended_by"), row.getString("how"))
            : null,
        Columns.date(row, "promised_date"));
  }

  private static LocalDate day(long atMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(atMs), ZoneOffset.UTC);
  }
}
