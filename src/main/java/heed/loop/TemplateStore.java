package heed.loop;

import heed.platform.Language;
import heed.platform.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The company's own templates in the database.
public final class TemplateStore {
  private static final String SELECT = "SELECT milestone, language, text, version FROM template ";

  public Optional<Versioned<OwnTemplate>> find(
      Handle handle, Milestone milestone, Language language) {
    return handle
        .createQuery(SELECT + "WHERE milestone = :milestone AND language = :language")
        .bind("milestone", milestone.word())
        .bind("language", language.tag())
        .map((row, _) -> template(row))
        .findOne();
  }

  /// All of them, by milestone and language.
  public List<Versioned<OwnTemplate>> all(Handle handle) {
    return handle
        .createQuery(SELECT + "ORDER BY milestone, language")
        .map((row, _) -> template(row))
        .list();
  }

  void put(Handle handle, OwnTemplate template, long version) {
    handle
        .createUpdate(
            """
            INSERT INTO template (milestone, language, text, version)
            VALUES (:milestone, :language, :text, :version)
            ON CONFLICT (milestone, language) DO UPDATE
            SET text = excluded.text, version = excluded.version
            """)
        .bind("milestone", template.milestone().word())
        .bind("language", template.language().tag())
        .bind("text", template.text())
        .bind("version", version)
        .execute();
  }

  void remove(Handle handle, OwnTemplate template) {
    handle
        .createUpdate("DELETE FROM template WHERE milestone = :milestone AND language = :language")
        .bind("milestone", template.milestone().word())
        .bind("language", template.language().tag())
        .execute();
  }

  private static Versioned<OwnTemplate> template(ResultSet row) throws SQLException {
    return new Versioned<>(
        new OwnTemplate(
            Milestone.of(row.getString("milestone")),
            Language.of(row.getString("language")).orElseThrow(),
            row.getString("text")),
        row.getLong("version"));
  }
}
