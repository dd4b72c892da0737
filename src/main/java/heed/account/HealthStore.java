package heed.account;

import heed.platform.Json;
import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Readings of health in the database. Each belongs to a change of its account in the log, which
/// says who and when: a reading is that change in a form that can be asked for.
public final class HealthStore {
  private static final String SELECT =
      """
      SELECT r.account, r.sequence, r.health, r.problem, r.features, r.usable, r.reliable, r.note,
             r.read_date, c.actor
      FROM health_reading r
      JOIN change c ON c.sequence = r.sequence
      """;

  /// The day of the latest reading of each account that has one.
  public Map<String, LocalDate> dates(Handle handle) {
    var dates = new HashMap<String, LocalDate>();
    handle
        .createQuery(
            "SELECT account, MAX(read_date) AS read_date FROM health_reading GROUP BY account")
        .map((row, _) ->
            dates.put(row.getString("account"), LocalDate.parse(row.getString("read_date"))))
        .list();
    return dates;
  }

  /// The readings of one account, the latest first.
  public List<HealthReading> of(Handle handle, String account, int limit) {
    return handle
        .createQuery(SELECT + "WHERE r.account = :account ORDER BY r.sequence DESC LIMIT :limit")
        .bind("account", account)
        .bind("limit", limit)
        .map((row, _) -> reading(row))
        .list();
  }

  /// One sentence for each reading that says something else than the log.
  public List<String> misread(Handle handle) {
    var wrong = new ArrayList<String>();
    try (var rows =
        handle
            .createQuery(
                """
                SELECT r.account, r.sequence, r.health, r.problem, r.features, r.usable,
                       r.reliable, r.note, r.read_date, c.actor, c.subject, c.key, c.facts, c.at_ms,
                       c.note AS said
                FROM health_reading r
                LEFT JOIN change c ON c.sequence = r.sequence
                ORDER BY r.account, r.sequence
                """)
            .map((row, _) -> wrong(row))
            .iterator()) {
      rows.forEachRemaining(sentence -> sentence.forEach(wrong::add));
    }
    return wrong;
  }

  void insert(
      Handle handle,
      String account,
      long sequence,
      @Nullable Integer health,
      @Nullable HealthAnswers answers,
      long atMs) {
    handle
        .createUpdate(
            """
            INSERT INTO health_reading (account, sequence, health, problem, features, usable,
              reliable, note, read_date)
            VALUES (:account, :sequence, :health, :problem, :features, :usable, :reliable, :note,
              :readDate)
            """)
        .bind("account", account)
        .bind("sequence", sequence)
        .bindByType("health", health, Integer.class)
        .bindByType("problem", answers == null ? null : answers.problem(), Integer.class)
        .bindByType("features", answers == null ? null : answers.features(), Integer.class)
        .bindByType("usable", answers == null ? null : answers.usable(), Integer.class)
        .bindByType("reliable", answers == null ? null : answers.reliable(), Integer.class)
        .bindByType("note", answers == null ? null : answers.note(), String.class)
        .bind("readDate", day(atMs).toString())
        .execute();
  }

  void remove(Handle handle, String account, long sequence) {
    handle
        .createUpdate(
            "DELETE FROM health_reading WHERE account = :account AND sequence = :sequence")
        .bind("account", account)
        .bind("sequence", sequence)
        .execute();
  }

  private static List<String> wrong(ResultSet row) throws SQLException {
    var reading = reading(row);
    var facts = row.getString("facts");
    var right =
        facts != null
            && KeepingAccounts.SUBJECT.equals(row.getString("subject"))
            && reading.account().equals(row.getString("key"))
            && Objects.equals(reading.health(), Json.read(facts, Account.class).health())
            && Objects.equals(reading.answers(), said(row.getString("said")))
            && reading.date().equals(day(row.getLong("at_ms")));
    return right
        ? List.of()
        : List.of(
            "The health of "
                + reading.account()
                + " that change "
                + reading.sequence()
                + " set is kept otherwise than it was set.");
  }

  private static @Nullable HealthAnswers said(@Nullable String note) {
    if (note == null || !Json.tree(note).has(HealthAnswers.QUESTIONS.getFirst())) {
      return null;
    }
    return Json.read(note, HealthAnswers.class);
  }

  private static LocalDate day(long atMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(atMs), ZoneOffset.UTC);
  }

  private static HealthReading reading(ResultSet row) throws SQLException {
    var problem = Columns.whole(row, "problem");
    return new HealthReading(
        row.getString("account"),
        row.getLong("sequence"),
        Columns.whole(row, "health"),
        problem == null
            ? null
            : new HealthAnswers(
                problem,
                row.getInt("features"),
                row.getInt("usable"),
                row.getInt("reliable"),
                row.getString("note")),
        LocalDate.parse(row.getString("read_date")),
        String.valueOf(row.getString("actor")));
  }
}
