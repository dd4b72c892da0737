package heed.loop;

import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Openings in the database, and what each of their steps has to do next.
final class OpeningStore {
  private static final String SELECT =
      """
      SELECT change, feature, milestone, for_all, outdates_all, previous_date, announced, decided_by, decider_email, at_ms,
             last_place, step, done_until
      FROM loop_opening
      """;

  /// An account that is owed word, with what its due date depends on.
  record Owed(String account, @Nullable String csm, @Nullable LocalDate renewalDate) {}

  Optional<Opening> find(Handle handle, long change) {
    return handle
        .createQuery(SELECT + "WHERE change = :change")
        .bind("change", change)
        .map((row, _) -> opening(row))
        .findOne();
  }

  List<Opening> all(Handle handle) {
    return handle.createQuery(SELECT + "ORDER BY change").map((row, _) -> opening(row)).list();
  }

  void insert(Handle handle, Opening opening) {
    handle
        .createUpdate(
            """
            INSERT INTO loop_opening (change, feature, milestone, for_all, outdates_all,
              previous_date, announced, decided_by, decider_email, at_ms, last_place, step,
              done_until)
            VALUES (:change, :feature, :milestone, :forAll, :outdatesAll, :previousDate, :announced, :decidedBy,
              :deciderEmail, :atMs, :lastPlace, :step, :doneUntil)
            """)
        .bind("change", opening.change())
        .bind("feature", opening.feature())
        .bind("milestone", opening.milestone().word())
        .bind("forAll", opening.forAll() ? 1 : 0)
        .bind("outdatesAll", opening.outdatesAll() ? 1 : 0)
        .bindByType("previousDate", Columns.text(opening.previousDate()), String.class)
        .bind("announced", opening.announced() ? 1 : 0)
        .bind("decidedBy", opening.decidedBy())
        .bindByType("deciderEmail", opening.deciderEmail(), String.class)
        .bind("atMs", opening.atMs())
        .bind("lastPlace", opening.lastPlace())
        .bind("step", opening.step().name().toLowerCase(Locale.ROOT))
        .bind("doneUntil", opening.doneUntil())
        .execute();
  }

  void update(Handle handle, Opening opening) {
    handle
        .createUpdate(
            """
            UPDATE loop_opening SET step = :step, done_until = :doneUntil WHERE change = :change
            """)
        .bind("step", opening.step().name().toLowerCase(Locale.ROOT))
        .bind("doneUntil", opening.doneUntil())
        .bind("change", opening.change())
        .execute();
  }

  void delete(Handle handle, long change) {
    handle
        .createUpdate("DELETE FROM loop_opening WHERE change = :change")
        .bind("change", change)
        .execute();
  }

  /// Ends what earlier decisions about a feature have not come to: it is no longer news.
  void deleteOf(Handle handle, String feature) {
    handle
        .createUpdate("DELETE FROM loop_opening WHERE feature = :feature")
        .bind("feature", feature)
        .execute();
  }

  long lastPlace(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(place), 0) FROM request")
        .mapTo(Long.class)
        .one();
  }

  /// How many accounts ask for a feature or for one merged into it, churned ones left out.
  int count(Handle handle, String root) {
    return handle
        .createQuery(
            """
            SELECT COUNT(DISTINCT r.account)
            FROM feature f
            JOIN request r ON r.feature = f.key
            JOIN account a ON a.key = r.account
            WHERE f.root = :root AND a.lifecycle <> 'churned'
            """)
        .bind("root", root)
        .mapTo(Integer.class)
        .one();
  }

  /// The feature and those merged into it.
  List<String> family(Handle handle, String root) {
    return handle
        .createQuery("SELECT key FROM feature WHERE root = :root ORDER BY key")
        .bind("root", root)
        .mapTo(String.class)
        .list();
  }

  /// The next accounts to open a loop for, by key. Each feature of the family is read along its own
  /// index, so that a portion costs what is in it.
  List<Owed> owed(Handle handle, Opening opening, List<String> family, int limit) {
    var found = new TreeMap<String, Owed>();
    for (var feature : family) {
      handle
          .createQuery(
              """
              SELECT DISTINCT r.account, a.csm, a.renewal_date
              FROM request r JOIN account a ON a.key = r.account
              WHERE r.feature = :feature AND r.account > :after AND r.place <= :lastPlace
                AND a.lifecycle <> 'churned'
              ORDER BY r.account
              LIMIT :limit
              """)
          .bind("feature", feature)
          .bind("after", opening.doneUntil())
          .bind("lastPlace", opening.lastPlace())
          .bind("limit", limit)
          .map((row, _) ->
              new Owed(
                  row.getString("account"),
                  row.getString("csm"),
                  Columns.date(row, "renewal_date")))
          .forEach(owed -> found.put(owed.account(), owed));
    }
    return found.values().stream().limit(limit).toList();
  }

  /// What accounts were last told before about the family, where that was a day.
  ///
  /// @param last of those after the ones that are done
  Map<String, LocalDate> promised(
      Handle handle, Opening opening, List<String> family, String last) {
    var promised = new HashMap<String, LocalDate>();
    handle
        .createQuery(
            """
            SELECT l.account, l.promised_date
            FROM loop l
            WHERE l.feature IN (<family>) AND l.state = 'told'
              AND l.account > :after AND l.account <= :last AND l.change < :change
            ORDER BY l.ended_at_ms, l.id
            """)
        .bindList("family", family)
        .bind("after", opening.doneUntil())
        .bind("last", last)
        .bind("change", opening.change())
        .map((row, _) -> Map.entry(row.getString(1), Optional.ofNullable(row.getString(2))))
        .forEach(told ->
            told.getValue()
                .ifPresentOrElse(
                    day -> promised.put(told.getKey(), LocalDate.parse(day)),
                    () -> promised.remove(told.getKey())));
    return promised;
  }

  /// What accounts were owed for the family until now, by account.
  ///
  /// @param last of those after the ones that are done; null for every account
  List<Loop> untold(
      Handle handle, Opening opening, List<String> family, @Nullable String last, int limit) {
    return handle
        .createQuery(
            LoopRecordStore.LOOP
                + """
                FROM loop l
                WHERE l.feature IN (<family>) AND l.state IN ('owed', 'snoozed')
                  AND l.account > :after AND (:last IS NULL OR l.account <= :last)
                  AND l.change < :change
                ORDER BY l.account, l.id
                LIMIT :limit
                """)
        .bindList("family", family)
        .bind("change", opening.change())
        .bind("after", last == null ? "" : opening.doneUntil())
        .bindByType("last", last, String.class)
        .bind("limit", limit)
        .map((row, _) -> LoopRecordStore.loop(row))
        .list();
  }

  /// What a recipient owes because of a decision: the loops of their accounts that nobody was
  /// handed. It is read from their accounts on, the pool's from the feature on.
  List<LedgerLine> lines(Handle handle, Opening opening, String recipient) {
    var triage = recipient.equals(Notice.TRIAGE);
    var query =
        handle.createQuery(
            LoopStore.LINE_COLUMNS
                + (triage ? "FROM loop l CROSS JOIN account a" : "FROM account a CROSS JOIN loop l")
                + """
                 JOIN feature f ON f.key = l.feature
                WHERE l.account = a.key AND l.feature = :feature AND l.change = :change
                  AND l.owner IS NULL AND l.state = 'owed'
                """
                + (triage ? "AND a.csm IS NULL" : "AND a.csm = :csm"));
    return (triage ? query : query.bind("csm", recipient))
        .bind("feature", opening.feature())
        .bind("change", opening.change())
        .map((row, _) -> LoopStore.line(row))
        .list();
  }

  /// Remembers who is to hear of it.
  void addRecipients(Handle handle, long change, Collection<String> recipients) {
    try (var batch =
        handle.prepareBatch(
            """
            INSERT INTO loop_opening_recipient (change, recipient) VALUES (:change, :recipient)
            ON CONFLICT DO NOTHING
            """)) {
      recipients.forEach(each -> batch.bind("change", change).bind("recipient", each).add());
      batch.execute();
    }
  }

  /// Who is to hear of it next.
  List<String> recipients(Handle handle, long change, int limit) {
    return handle
        .createQuery(
            """
            SELECT recipient FROM loop_opening_recipient WHERE change = :change
            ORDER BY recipient LIMIT :limit
            """)
        .bind("change", change)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  void deleteRecipient(Handle handle, long change, String recipient) {
    handle
        .createUpdate(
            "DELETE FROM loop_opening_recipient WHERE change = :change AND recipient = :recipient")
        .bind("change", change)
        .bind("recipient", recipient)
        .execute();
  }

  private static Opening opening(ResultSet row) throws SQLException {
    return new Opening(
        row.getLong("change"),
        row.getString("feature"),
        Milestone.of(row.getString("milestone")),
        row.getInt("for_all") == 1,
        row.getInt("outdates_all") == 1,
        Columns.date(row, "previous_date"),
        row.getInt("announced") == 1,
        row.getString("decided_by"),
        row.getString("decider_email"),
        row.getLong("at_ms"),
        row.getLong("last_place"),
        Opening.Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
        row.getString("done_until"));
  }
}
