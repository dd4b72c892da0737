package heed.discussion;

import heed.platform.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Comments in the database.
public final class CommentStore {
  private static final String SELECT =
      """
      SELECT c.id, c.feature, c.author, c.body, c.mentioned, c.at_ms, c.edited_ms, c.version
      FROM comment c
      """;

  /// A comment that is not removed.
  public Optional<Versioned<Comment>> find(Handle handle, String id) {
    return find(handle, id, false);
  }

  Optional<Versioned<Comment>> findRemoved(Handle handle, String id) {
    return find(handle, id, true);
  }

  /// What was said about a feature and about those merged into it, the oldest first.
  ///
  /// @param most the newest so many
  public List<Versioned<Comment>> about(Handle handle, String root, int most) {
    return handle
        .createQuery(
            SELECT
                + """
                JOIN feature f ON f.key = c.feature
                WHERE f.root = :root AND c.removed = 0
                ORDER BY c.at_ms DESC, c.id DESC
                LIMIT :most
                """)
        .bind("root", root)
        .bind("most", most)
        .map((row, _) -> comment(row))
        .list()
        .reversed();
  }

  /// Everything that is not removed, by id.
  public List<Versioned<Comment>> all(Handle handle) {
    return handle
        .createQuery(SELECT + "WHERE c.removed = 0 ORDER BY c.id")
        .map((row, _) -> comment(row))
        .list();
  }

  void insert(Handle handle, Comment comment, long version) {
    handle
        .createUpdate(
            """
            INSERT INTO comment (id, feature, author, body, mentioned, at_ms, edited_ms, version)
            VALUES (:id, :feature, :author, :body, :mentioned, :at, :edited, :version)
            """)
        .bind("id", comment.id())
        .bind("feature", comment.feature())
        .bind("author", comment.author())
        .bind("body", comment.text())
        .bind("mentioned", String.join(",", comment.mentioned()))
        .bind("at", comment.atMs())
        .bindByType("edited", comment.editedMs(), Long.class)
        .bind("version", version)
        .execute();
  }

  void update(Handle handle, Comment comment, long version) {
    handle
        .createUpdate(
            """
            UPDATE comment
            SET body = :body, mentioned = :mentioned, edited_ms = :edited, version = :version
            WHERE id = :id
            """)
        .bind("id", comment.id())
        .bind("body", comment.text())
        .bind("mentioned", String.join(",", comment.mentioned()))
        .bindByType("edited", comment.editedMs(), Long.class)
        .bind("version", version)
        .execute();
  }

  void remove(Handle handle, String id, boolean removed, long version) {
    handle
        .createUpdate("UPDATE comment SET removed = :removed, version = :version WHERE id = :id")
        .bind("id", id)
        .bind("removed", removed ? 1 : 0)
        .bind("version", version)
        .execute();
  }

  private static Optional<Versioned<Comment>> find(Handle handle, String id, boolean removed) {
    return handle
        .createQuery(SELECT + "WHERE c.id = :id AND c.removed = :removed")
        .bind("id", id)
        .bind("removed", removed ? 1 : 0)
        .map((row, _) -> comment(row))
        .findOne();
  }

  private static Versioned<Comment> comment(ResultSet row) throws SQLException {
    var mentioned = row.getString("mentioned");
    var edited = row.getLong("edited_ms");
    var neverEdited = row.wasNull();
    return new Versioned<>(
        new Comment(
            row.getString("id"),
            row.getString("feature"),
            row.getString("author"),
            row.getString("body"),
            mentioned.isEmpty() ? List.of() : List.of(mentioned.split(",")),
            row.getLong("at_ms"),
            neverEdited ? null : edited),
        row.getLong("version"));
  }
}
