package heed.feature;

import heed.platform.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Which features are not the same although they look so.
public final class ToldApartStore {
  public Optional<Versioned<ToldApart>> find(Handle handle, ToldApart pair) {
    return handle
        .createQuery(
            """
            SELECT first, second, version
            FROM told_apart
            WHERE first = :first AND second = :second
            """)
        .bind("first", pair.first())
        .bind("second", pair.second())
        .map((row, _) -> pair(row))
        .findOne();
  }

  /// All of them, by keys.
  public List<Versioned<ToldApart>> all(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT first, second, version
            FROM told_apart
            ORDER BY first, second
            """)
        .map((row, _) -> pair(row))
        .list();
  }

  void insert(Handle handle, ToldApart pair, long version) {
    handle
        .createUpdate(
            """
            INSERT INTO told_apart (first, second, version)
            VALUES (:first, :second, :version)
            """)
        .bind("first", pair.first())
        .bind("second", pair.second())
        .bind("version", version)
        .execute();
  }

  void remove(Handle handle, ToldApart pair) {
    handle
        .createUpdate("DELETE FROM told_apart WHERE first = :first AND second = :second")
        .bind("first", pair.first())
        .bind("second", pair.second())
        .execute();
  }

  private static Versioned<ToldApart> pair(ResultSet row) throws SQLException {
    return new Versioned<>(
        new ToldApart(row.getString("first"), row.getString("second")), row.getLong("version"));
  }
}
