package heed.announcement;

import heed.feature.Status;
import heed.platform.Versioned;
import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Announcements in the database.
public final class AnnouncementStore {
  private static final String SELECT =
      "SELECT feature, id, title, text, version FROM announcement ";

  /// How the facts of a shipped feature say so in the change log. Within a text of somebody's, the
  /// quotes would stand behind backslashes.
  private static final String SHIPPED = "%\"status\":\"shipped\"%";

  /// The newest first; ids order what came on one day.
  private static final Comparator<Announced> NEWEST =
      Comparator.<Announced, LocalDate>comparing(
              announced -> announced.day() == null ? LocalDate.MIN : announced.day())
          .reversed()
          .thenComparing(Announced::id);

  /// What is planned for a day first, by day; the undated last.
  private static final Comparator<Announced> SOONEST =
      Comparator.<Announced, LocalDate>comparing(
              announced -> announced.day() == null ? LocalDate.MAX : announced.day())
          .thenComparing(Announced::id);

  public Optional<Versioned<Announcement>> find(Handle handle, String feature) {
    return handle
        .createQuery(SELECT + "WHERE feature = :feature")
        .bind("feature", feature)
        .map((row, _) -> announcement(row))
        .findOne();
  }

  /// All of them, by feature.
  public List<Versioned<Announcement>> all(Handle handle) {
    return handle
        .createQuery(SELECT + "ORDER BY feature")
        .map((row, _) -> announcement(row))
        .list();
  }

  /// The announced features that can be used, the newest first. One that was taken back or merged
  /// into another is not among them, nor one whose day is still to come.
  ///
  /// @param today in UTC
  public List<Announced> shipped(Handle handle, LocalDate today) {
    return handle
        .createQuery(
            """
            SELECT a.feature, a.id, a.title, a.text, f.target_date, w.at_ms AS worded_at_ms,
                   s.at_ms AS shipped_at_ms, s.action
            FROM announcement a
            JOIN feature f ON f.key = a.feature
            JOIN change w ON w.sequence = a.version
            JOIN change s ON s.sequence =
              (SELECT MIN(c.sequence) FROM change c
               WHERE c.subject = 'feature' AND c.key = a.feature AND c.facts LIKE :shipped
                 AND c.sequence > COALESCE(
                   (SELECT MAX(b.sequence) FROM change b
                    WHERE b.subject = 'feature' AND b.key = a.feature
                      AND b.facts NOT LIKE :shipped), 0))
            WHERE f.status = 'shipped' AND f.merged_into IS NULL
            """)
        .bind("shipped", SHIPPED)
        .map((row, _) -> announced(row, shippedDay(row)))
        .stream()
        .filter(announced -> announced.day() != null && !announced.day().isAfter(today))
        .sorted(NEWEST)
        .toList();
  }

  /// The announced features that are being built or will be, the next first.
  public List<Announced> planned(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT a.feature, a.id, a.title, a.text, f.target_date, w.at_ms AS worded_at_ms
            FROM announcement a
            JOIN feature f ON f.key = a.feature
            JOIN change w ON w.sequence = a.version
            WHERE f.status IN (:planned, :inProgress) AND f.merged_into IS NULL
            """)
        .bind("planned", Status.PLANNED.word())
        .bind("inProgress", Status.IN_PROGRESS.word())
        .map((row, _) -> announced(row, Columns.date(row, "target_date")))
        .stream()
        .sorted(SOONEST)
        .toList();
  }

  void put(Handle handle, Announcement announcement, long version) {
    handle
        .createUpdate(
            """
            INSERT INTO announcement (feature, id, title, text, version)
            VALUES (:feature, :id, :title, :text, :version)
            ON CONFLICT (feature) DO UPDATE
            SET title = excluded.title, text = excluded.text, version = excluded.version
            """)
        .bind("feature", announcement.feature())
        .bind("id", announcement.id())
        .bind("title", announcement.title())
        .bind("text", announcement.text())
        .bind("version", version)
        .execute();
  }

  void remove(Handle handle, String feature) {
    handle
        .createUpdate("DELETE FROM announcement WHERE feature = :feature")
        .bind("feature", feature)
        .execute();
  }

  /// A decision to ship holds from its day on, or from a later one that it named. What came into
  /// the book as shipped did so on the day that its list gave, if it gave one.
  private static LocalDate shippedDay(ResultSet row) throws SQLException {
    var written = day(row.getLong("shipped_at_ms"));
    var named = Columns.date(row, "target_date");
    var decided = row.getString("action").equals("status");
    return named == null || (decided && named.isBefore(written)) ? written : named;
  }

  private static Announced announced(ResultSet row, @Nullable LocalDate day) throws SQLException {
    return new Announced(
        row.getString("feature"),
        row.getString("id"),
        row.getString("title"),
        row.getString("text"),
        day,
        Instant.ofEpochMilli(row.getLong("worded_at_ms")));
  }

  private static LocalDate day(long atMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(atMs), ZoneOffset.UTC);
  }

  private static Versioned<Announcement> announcement(ResultSet row) throws SQLException {
    return new Versioned<>(
        new Announcement(
            row.getString("feature"),
            row.getString("id"),
            row.getString("title"),
            row.getString("text")),
        row.getLong("version"));
  }
}
