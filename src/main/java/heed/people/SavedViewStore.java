package heed.people;

import static java.util.Comparator.comparing;

import heed.platform.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Saved views in the database.
public final class SavedViewStore {
  private static final String SELECT =
      "SELECT id, owner, shared, name, query, version FROM saved_view ";

  public Optional<Versioned<SavedView>> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "WHERE id = :id")
        .bind("id", id)
        .map((row, _) -> view(row))
        .findOne();
  }

  /// What somebody sees: their own views, then those for everybody, each by name.
  public List<SavedView> seenBy(Handle handle, String person) {
    return handle
        .createQuery(SELECT + "WHERE owner = :person OR shared = 1 ORDER BY id")
        .bind("person", person)
        .map((row, _) -> view(row).value())
        .stream()
        .sorted(comparing((SavedView view) -> view.shared()).thenComparing(SavedView::name))
        .toList();
  }

  /// All of them, by id.
  public List<Versioned<SavedView>> all(Handle handle) {
    return handle.createQuery(SELECT + "ORDER BY id").map((row, _) -> view(row)).list();
  }

  void put(Handle handle, SavedView view, long version) {
    handle
        .createUpdate(
            """
            INSERT INTO saved_view (id, owner, shared, name, query, version)
            VALUES (:id, :owner, :shared, :name, :query, :version)
            ON CONFLICT (id) DO UPDATE
            SET shared = excluded.shared, name = excluded.name, query = excluded.query,
                version = excluded.version
            """)
        .bind("id", view.id())
        .bind("owner", view.owner())
        .bind("shared", view.shared() ? 1 : 0)
        .bind("name", view.name())
        .bind("query", view.query())
        .bind("version", version)
        .execute();
  }

  void remove(Handle handle, String id) {
    handle.createUpdate("DELETE FROM saved_view WHERE id = :id").bind("id", id).execute();
  }

  private static Versioned<SavedView> view(ResultSet row) throws SQLException {
    return new Versioned<>(
        new SavedView(
            row.getString("id"),
            row.getString("owner"),
            row.getInt("shared") == 1,
            row.getString("name"),
            row.getString("query")),
        row.getLong("version"));
  }
}
