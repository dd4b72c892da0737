package heed.loop;

import heed.account.Account;
import heed.platform.Language;
import heed.platform.Versioned;
import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Loops in the database. Whose a loop is, is read with the account each time: a loop follows it.
public final class LoopStore {
  /// The columns of a line; what follows names the tables `l`, `a` and `f`.
  static final String LINE_COLUMNS =
      LoopRecordStore.LOOP.stripTrailing()
          + """
          ,
                 NULLIF(COALESCE(l.owner, a.csm), '') AS csm, a.name, a.renewal_date,
                 a.language, a.country, f.title
          """;

  static final String LINE =
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
  /// @param owedBefore owed, and due before this day
  public record Filter(
      @Nullable LoopState state,
      @Nullable Boolean open,
      @Nullable String csm,
      @Nullable String account,
      @Nullable String feature,
      @Nullable LocalDate owedBefore) {
    public static final Filter ALL = new Filter(null, null, null, null, null);

    public Filter(
        @Nullable LoopState state,
        @Nullable Boolean open,
        @Nullable String csm,
        @Nullable String account,
        @Nullable String feature) {
      this(state, open, csm, account, feature, null);
    }

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
                  AND (:owedBefore IS NULL OR (l.state = 'owed' AND l.due_date < :owedBefore))
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
        .bindByType("owedBefore", Columns.text(filter.owedBefore()), String.class)
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

  /// Open loops of accounts that were told of a day which no longer holds, by due date and id.
  ///
  /// @param csm who owes the word now, or null: everybody's
  public List<LedgerLine> broken(Handle handle, @Nullable String csm, int limit) {
    return handle
        .createQuery(
            LINE
                + """
                WHERE l.state IN ('owed', 'snoozed') AND l.broken_date IS NOT NULL
                  AND (:csm IS NULL OR COALESCE(l.owner, a.csm, '') = :csm)
                ORDER BY l.due_date, l.id
                LIMIT :limit
                """)
        .bindByType("csm", csm, String.class)
        .bind("limit", limit)
        .map((row, _) -> line(row))
        .list();
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
            .createQuery(LoopRecordStore.LOOP + "FROM loop l ORDER BY l.id")
            .map((row, _) -> new Versioned<>(LoopRecordStore.loop(row), row.getLong("version")))
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

  /// What each account was last told about a feature or one merged into it, where that was a day.
  Map<String, LocalDate> promised(Handle handle, String root) {
    var promised = new HashMap<String, LocalDate>();
    handle
        .createQuery(
            """
            SELECT l.account, l.promised_date
            FROM feature f JOIN loop l ON l.feature = f.key
            WHERE f.root = :root AND l.state = 'told'
            ORDER BY l.ended_at_ms, l.id
            """)
        .bind("root", root)
        .map((row, _) -> new Told(row.getString("account"), Columns.date(row, "promised_date")))
        .forEach(told -> {
          if (told.promised() == null) {
            promised.remove(told.account());
          } else {
            promised.put(told.account(), told.promised());
          }
        });
    return promised;
  }

  private record Told(String account, @Nullable LocalDate promised) {}

  /// The snoozed loops whose day has come.
  List<Loop> toWake(Handle handle, LocalDate today, int limit) {
    return handle
        .createQuery(
            LoopRecordStore.LOOP
                + """
                FROM loop l
                WHERE l.state = 'snoozed' AND l.until <= :today
                ORDER BY l.id
                LIMIT :limit
                """)
        .bind("today", today.toString())
        .bind("limit", limit)
        .map((row, _) -> LoopRecordStore.loop(row))
        .list();
  }

  /// The loops whose owners are to be reminded: late ones, those that are due by the next working
  /// day, and those that woke. What was opened today has just been told to them.
  List<LedgerLine> toRemind(Handle handle, LocalDate today) {
    return handle
        .createQuery(
            LINE
                + """
                WHERE l.state = 'owed'
                  AND (l.due_date < :today
                       OR (l.due_date <= :soon AND l.opened_at_ms < :startOfToday)
                       OR EXISTS (SELECT 1 FROM loop_woken w WHERE w.loop = l.id))
                ORDER BY l.id
                """)
        .bind("today", today.toString())
        .bind("soon", DueDates.workingDaysAfter(today, 1).toString())
        .bind("startOfToday", today.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli())
        .map((row, _) -> line(row))
        .list();
  }

  /// Broken promises first, then who decides first.
  static Comparator<LedgerLine> byDecision(LocalDate today) {
    return Comparator.<LedgerLine, Boolean>comparing(line -> line.loop().brokenDate() == null)
        .thenComparing(line -> {
          var decision = line.decisionDate(today);
          return decision == null ? LocalDate.MAX : decision;
        })
        .thenComparing(line -> line.loop().dueDate())
        .thenComparing(line -> line.loop().id());
  }

  static LedgerLine line(ResultSet row) throws SQLException {
    return new LedgerLine(
        LoopRecordStore.loop(row),
        row.getLong("version"),
        row.getString("csm"),
        row.getString("name"),
        row.getString("title"),
        Columns.date(row, "renewal_date"),
        language(row));
  }

  /// The language of an account whose `language` and `country` are in a row.
  static Language language(ResultSet row) throws SQLException {
    return Account.spokenLanguage(
        Language.of(row.getString("language")).orElse(null), row.getString("country"));
  }
}
