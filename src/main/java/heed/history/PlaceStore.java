package heed.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Places in the database.
public final class PlaceStore {
  /// The places of a feature, the earliest first.
  public List<Place> of(Handle handle, String feature) {
    return handle
        .createQuery(
            """
            SELECT day, rank, of_all, priority_minor
            FROM place
            WHERE feature = :feature
            ORDER BY day
            """)
        .bind("feature", feature)
        .map((row, _) -> place(row))
        .list();
  }

  /// The last place of every feature that has one, by its key.
  Map<String, Place> last(Handle handle) {
    var last = new HashMap<String, Place>();
    handle
        .createQuery(
            """
            SELECT p.feature, p.day, p.rank, p.of_all, p.priority_minor
            FROM place p
            JOIN (SELECT feature, MAX(day) AS day FROM place GROUP BY feature) l
              ON l.feature = p.feature AND l.day = p.day
            """)
        .map((row, _) -> Map.entry(row.getString("feature"), place(row)))
        .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
    return last;
  }

  /// The last day whose places were written down.
  Optional<LocalDate> lastDay(Handle handle) {
    return handle
        .createQuery("SELECT day FROM placed")
        .map((row, _) -> LocalDate.parse(row.getString(1)))
        .findOne();
  }

  void setLastDay(Handle handle, LocalDate day) {
    handle
        .createUpdate(
            """
            INSERT INTO placed (one, day)
            VALUES (1, :day)
            ON CONFLICT (one) DO UPDATE
            SET day = excluded.day
            """)
        .bind("day", day.toString())
        .execute();
  }

  /// Writes places down, by feature.
  void insert(Handle handle, Map<String, Place> places) {
    if (places.isEmpty()) {
      return;
    }
    var batch =
        handle.prepareBatch(
            """
            INSERT INTO place (feature, day, rank, of_all, priority_minor)
            VALUES (:feature, :day, :rank, :ofAll, :priority)
            """);
    places.forEach((feature, place) ->
        batch
            .bind("feature", feature)
            .bind("day", place.day().toString())
            .bind("rank", place.rank())
            .bind("ofAll", place.ofAll())
            .bind("priority", place.priorityMinor())
            .add());
    batch.execute();
  }

  /// Leaves of every feature only the last place of a time.
  ///
  /// @param until the first day that no longer belongs to it
  /// @return how many places went
  int thin(Handle handle, LocalDate from, LocalDate until) {
    return handle
        .createUpdate(
            """
            DELETE FROM place
            WHERE day >= :from AND day < :until
              AND EXISTS (SELECT 1 FROM place later
                          WHERE later.feature = place.feature
                            AND later.day > place.day AND later.day < :until)
            """)
        .bind("from", from.toString())
        .bind("until", until.toString())
        .execute();
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        LocalDate.parse(row.getString("day")),
        row.getInt("rank"),
        row.getInt("of_all"),
        row.getLong("priority_minor"));
  }
}
