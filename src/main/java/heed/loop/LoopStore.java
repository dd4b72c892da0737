package heed.loop;

import heed.platform.Versioned;
import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Loops in the database. Whose a loop is, is read with the account each time: a loop follows it.
public final class LoopStore {
  /// Rows sent to the database at once.
  private static final int BATCH = 1000;

  static final String LOOP =
      """
      SELECT l.id, l.account, l.feature, l.milestone, l.owner, l.state, l.due_date, l.how, l.note,
             l.url, l.reason, l.until, l.opened_by, l.opened_at_ms, l.ended_by, l.ended_at_ms,
             l.change, l.version
      """;
  static final String LINE_COLUMNS =
      LOOP.stripTrailing()
          + """
          ,
                 NULLIF(COALESCE(l.owner, a.csm), '') AS csm, a.name, a.renewal_date, f.title
          """;
  private static final String LINE =
      LINE_COLUMNS
          + """
          FROM loop l
          JOIN account a ON a.key = l.account
          JOIN feature f ON f.key = l.feature
          """;

  /// What a list is narrowed to; null means all.
  ///
  /// @param open whether word is still owed (owed or snoozed), or no longer
  /// @param csm who owes the word now; [Loop#POOL] for the loops of nobody in particular
  /// @param feature loops of it and of features merged into it
  public record Filter(
      @Nullable LoopState state,
      @Nullable Boolean open,
      @Nullable String csm,
      @Nullable String account,
      @Nullable String feature) {
    public static final Filter ALL = new Filter(null, null, null, null, null);

    /// What somebody still owes; [Loop#POOL] for what nobody in particular owes.
    public static Filter owedBy(String csm) {
      return new Filter(null, true, csm, null, null);
    }
  }

  /// Where a page ended.
  public record Cursor(LocalDate dueDate, String id) {
    /// Before the first loop.
    public static final Cursor START = new Cursor(LocalDate.EPOCH, "");

    public static Cursor after(LedgerLine line) {
      return new Cursor(line.loop().dueDate(), line.loop().id());
    }
  }

  public Optional<LedgerLine> find(Handle handle, String id) {
    return handle
        .createQuery(LINE + "WHERE l.id = :id")
        .bind("id", id)
        .map((row, _) -> line(row))
        .findOne();
  }

  /// A page of loops, by due date and then by id.
  public List<LedgerLine> page(Handle handle, Filter filter, Cursor after, int limit) {
    var state = filter.state();
    return handle
        .createQuery(
            LINE
                + """
                WHERE (l.due_date > :dueDate OR (l.due_date = :dueDate AND l.id > :id))
                  AND (:state IS NULL OR l.state = :state)
                  AND (:open IS NULL
                       OR CASE WHEN l.state IN ('owed', 'snoozed') THEN 1 ELSE 0 END = :open)
                  AND (:csm IS NULL OR COALESCE(l.owner, a.csm, '') = :csm)
                  AND (:account IS NULL OR l.account = :account)
                  AND (:feature IS NULL OR l.feature = :feature OR f.root = :feature)
                ORDER BY l.due_date, l.id
                LIMIT :limit
                """)
        .bind("dueDate", after.dueDate().toString())
        .bind("id", after.id())
        .bindByType("state", state == null ? null : state.word(), String.class)
        .bindByType("open", filter.open() == null ? null : filter.open() ? 1 : 0, Integer.class)
        .bindByType("csm", filter.csm(), String.class)
        .bindByType("account", filter.account(), String.class)
        .bindByType("feature", filter.feature(), String.class)
        .bind("limit", limit)
        .map((row, _) -> line(row))
        .list();
  }

  /// What somebody owes now, the account that decides first before all others, unknown decisions
  /// last.
  ///
  /// @param csm their address, or [Loop#POOL] for the loops of nobody in particular
  public List<LedgerLine> owedBy(Handle handle, String csm, LocalDate today, int limit) {
    return handle
        .createQuery(
            LINE
                + """
                WHERE l.state = 'owed' AND COALESCE(l.owner, a.csm, '') = :csm
                """)
        .bind("csm", csm)
        .map((row, _) -> line(row))
        .stream()
        .sorted(byDecision(today))
        .limit(limit)
        .toList();
  }

  /// How many loops are open, and how many of them should have ended before today, by who owes
  /// them.
  public LoopFigures figures(Handle handle, LocalDate today) {
    return new LoopFigures(
        handle
            .createQuery(
                """
                SELECT COALESCE(l.owner, a.csm, '') AS csm, COUNT(*) AS open,
                       SUM(CASE WHEN l.state = 'owed' AND l.due_date < :today THEN 1 ELSE 0 END)
                         AS overdue
                FROM loop l JOIN account a ON a.key = l.account
                WHERE l.state IN ('owed', 'snoozed')
                GROUP BY COALESCE(l.owner, a.csm, '')
                ORDER BY csm
                """)
            .bind("today", today.toString())
            .map((row, _) ->
                new LoopFigures.Owed(
                    row.getString("csm"), row.getLong("open"), row.getLong("overdue")))
            .list());
  }

  /// Hands every loop to a reader, by id.
  public void forEach(Handle handle, Consumer<Versioned<Loop>> reader) {
    try (var rows =
        handle
            .createQuery(LOOP + "FROM loop l ORDER BY l.id")
            .map((row, _) -> new Versioned<>(loop(row), row.getLong("version")))
            .iterator()) {
      rows.forEachRemaining(reader);
    }
  }

  /// Who looks after an account, if anybody does.
  Optional<String> csmOf(Handle handle, String account) {
    return handle
        .createQuery("SELECT csm FROM account WHERE key = :account AND csm IS NOT NULL")
        .bind("account", account)
        .mapTo(String.class)
        .findOne();
  }

  /// The snoozed loops whose day has come.
  List<Loop> toWake(Handle handle, LocalDate today, int limit) {
    return handle
        .createQuery(
            LOOP
                + """
                FROM loop l
                WHERE l.state = 'snoozed' AND l.until <= :today
                ORDER BY l.id
                LIMIT :limit
                """)
        .bind("today", today.toString())
        .bind("limit", limit)
        .map((row, _) -> loop(row))
        .list();
  }

  /// The loops whose owners are to be reminded: late ones, and those that woke.
  List<LedgerLine> toRemind(Handle handle, LocalDate today) {
    return handle
        .createQuery(
            LINE
                + """
                WHERE l.state = 'owed'
                  AND (l.due_date < :today
                       OR EXISTS (SELECT 1 FROM loop_woken w WHERE w.loop = l.id))
                ORDER BY l.id
                """)
        .bind("today", today.toString())
        .map((row, _) -> line(row))
        .list();
  }

  /// Stores new loops, with consecutive versions.
  void insert(Handle handle, List<Loop> loops, long firstVersion) {
    write(
        handle,
        loops,
        firstVersion,
        """
        INSERT INTO loop (id, account, feature, milestone, owner, state, due_date, how, note, url,
          reason, until, opened_by, opened_at_ms, ended_by, ended_at_ms, change, version)
        VALUES (:id, :account, :feature, :milestone, :owner, :state, :dueDate, :how, :note, :url,
          :reason, :until, :openedBy, :openedAtMs, :endedBy, :endedAtMs, :change, :version)
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
          ended_at_ms = :endedAtMs, version = :version
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
        .bind("change", loop.change());
  }

  static Comparator<LedgerLine> byDecision(LocalDate today) {
    return Comparator.<LedgerLine, LocalDate>comparing(
            line -> {
              var decision = line.decisionDate(today);
              return decision == null ? LocalDate.MAX : decision;
            })
        .thenComparing(line -> line.loop().dueDate())
        .thenComparing(line -> line.loop().id());
  }

  static LedgerLine line(ResultSet row) throws SQLException {
    return new LedgerLine(
        loop(row),
        row.getLong("version"),
        row.getString("csm"),
        row.getString("name"),
        row.getString("title"),
        Columns.date(row, "renewal_date"));
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
        row.getLong("change"));
  }
}
