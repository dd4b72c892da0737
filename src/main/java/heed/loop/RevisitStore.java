package heed.loop;

import heed.platform.database.Columns;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/// Declined features whose day has come, and of which of them PMs were told.
final class RevisitStore {
  /// The features of which nobody was told yet, the longest due first.
  List<Revisit.Item> due(Handle handle, LocalDate today) {
    return handle
        .createQuery(
            """
            SELECT f.key, f.title, f.reason, f.revisit_date,
                   (SELECT COUNT(DISTINCT r.account)
                    FROM feature m JOIN request r ON r.feature = m.key
                    JOIN account a ON a.key = r.account
                    WHERE m.root = f.key AND a.lifecycle <> 'churned') AS customers
            FROM feature f
            WHERE f.status = 'declined' AND f.merged_into IS NULL AND f.revisit_date <= :today
              AND NOT EXISTS (
                SELECT 1 FROM revisited t WHERE t.feature = f.key AND t.day = f.revisit_date)
            ORDER BY f.revisit_date, f.key
            """)
        .bind("today", today.toString())
        .map((row, _) ->
            new Revisit.Item(
                row.getString("key"),
                row.getString("title"),
                row.getString("reason"),
                Objects.requireNonNull(Columns.date(row, "revisit_date")),
                row.getInt("customers")))
        .list();
  }

  void told(Handle handle, List<Revisit.Item> items) {
    try (var batch =
        handle.prepareBatch(
            """
            INSERT INTO revisited (feature, day) VALUES (:feature, :day)
            ON CONFLICT (feature) DO UPDATE SET day = excluded.day
            """)) {
      for (var item : items) {
        batch.bind("feature", item.feature()).bind("day", item.revisitDate().toString()).add();
      }
      batch.execute();
    }
  }
}
