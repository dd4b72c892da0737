package heed.loop;

import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// The rows of loops: how they are written and read back, many at a time.
final class LoopRecordStore {
  /// Rows sent to the database at once.
  private static final int BATCH = 1000;

  /// The columns of a loop; what follows names the table `l`.
  static final String LOOP =
      """
      SELECT l.id, l.account, l.feature, l.milestone, l.owner, l.state, l.due_date, l.how, l.note,
             l.url, l.reason, l.until, l.opened_by, l.opened_at_ms, l.ended_by, l.ended_at_ms,
             l.change, l.draft, l.promised_date, l.broken_date, l.version
      """;

  /// Stores new loops, with consecutive versions.
  void insert(Handle handle, List<Loop> loops, long firstVersion) {
    write(
        handle,
        loops,
        firstVersion,
        """
        INSERT INTO loop (id, account, feature, milestone, owner, state, due_date, how, note, url,
          reason, until, opened_by, opened_at_ms, ended_by, ended_at_ms, change, draft,
          promised_date, broken_date, version)
        VALUES (:id, :account, :feature, :milestone, :owner, :state, :dueDate, :how, :note, :url,
          :reason, :until, :openedBy, :openedAtMs, :endedBy, :endedAtMs, :change, :draft,
          :promisedDate, :brokenDate, :version)
        """);
  }

  /// Stores what became of loops, with consecutive versions. What a loop is about never changes.
  void update(Handle handle, List<Loop> loops, long firstVersion) {
    write(
        handle,
        loops,
        firstVersion,
        """
        UPDATE loop
        SET owner = :owner, state = :state, due_date = :dueDate, how = :how, note = :note,
          url = :url, reason = :reason, until = :until, ended_by = :endedBy,
          ended_at_ms = :endedAtMs, draft = :draft, promised_date = :promisedDate,
          version = :version
        WHERE id = :id
        """);
  }

  private static void write(Handle handle, List<Loop> loops, long firstVersion, String sql) {
    var version = firstVersion;
    try (var batch = handle.prepareBatch(sql)) {
      for (var loop : loops) {
        bound(batch, loop).bind("version", version++).add();
        if (batch.size() == BATCH) {
          batch.execute();
        }
      }
      batch.execute();
    }
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Loop loop) {
    return statement
        .bind("id", loop.id())
        .bind("account", loop.account())
        .bind("feature", loop.feature())
        .bind("milestone", loop.milestone().word())
        .bindByType("owner", loop.owner(), String.class)
        .bind("state", loop.state().word())
        .bind("dueDate", loop.dueDate().toString())
        .bindByType("how", loop.how(), String.class)
        .bindByType("note", loop.note(), String.class)
        .bindByType("url", loop.url(), String.class)
        .bindByType("reason", loop.reason(), String.class)
        .bindByType("until", Columns.text(loop.until()), String.class)
        .bind("openedBy", loop.openedBy())
        .bind("openedAtMs", loop.openedAtMs())
        .bindByType("endedBy", loop.endedBy(), String.class)
        .bindByType("endedAtMs", loop.endedAtMs(), Long.class)
        .bind("change", loop.change())
        .bindByType("draft", loop.draft(), String.class)
        .bindByType("promisedDate", Columns.text(loop.promisedDate()), String.class)
        .bindByType("brokenDate", Columns.text(loop.brokenDate()), String.class);
  }

  static Loop loop(ResultSet row) throws SQLException {
    return new Loop(
        row.getString("id"),
        row.getString("account"),
        row.getString("feature"),
        Milestone.of(row.getString("milestone")),
        row.getString("owner"),
        LoopState.of(row.getString("state")),
        LocalDate.parse(row.getString("due_date")),
        row.getString("how"),
        row.getString("note"),
        row.getString("url"),
        row.getString("reason"),
        Columns.date(row, "until"),
        row.getString("opened_by"),
        row.getLong("opened_at_ms"),
        row.getString("ended_by"),
        Columns.amount(row, "ended_at_ms"),
        row.getLong("change"),
        row.getString("draft"),
        Columns.date(row, "promised_date"),
        Columns.date(row, "broken_date"));
  }
}
