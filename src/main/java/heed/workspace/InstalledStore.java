package heed.workspace;

import heed.platform.Versioned;
import heed.platform.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Workspaces in the database, those that are gone included.
public final class InstalledStore {
  private static final String COLUMNS =
      """
      SELECT team, name, enterprise, app, bot_user, scopes, installed_by,
             installed_at_ms, renewed_at_ms, ended_at_ms, ended_why, version
      FROM slack_workspace
      """;

  public Optional<Versioned<Installed>> find(Handle handle, String team) {
    return handle
        .createQuery(COLUMNS + "WHERE team = :team")
        .bind("team", team)
        .map((row, _) -> installed(row))
        .findOne();
  }

  /// All of them, the first one first.
  public List<Versioned<Installed>> all(Handle handle) {
    return handle
        .createQuery(COLUMNS + "ORDER BY installed_at_ms, team")
        .map((row, _) -> installed(row))
        .list();
  }

  /// The sealed token, or nothing when the workspace is gone.
  Optional<String> token(Handle handle, String team) {
    return handle
        .createQuery("SELECT token FROM slack_workspace WHERE team = :team AND token IS NOT NULL")
        .bind("team", team)
        .mapTo(String.class)
        .findOne();
  }

  void put(Transaction transaction, Installed installed, @Nullable String token) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO slack_workspace
              (team, name, enterprise, app, bot_user, scopes, installed_by,
               installed_at_ms, renewed_at_ms, ended_at_ms, ended_why, token, version)
            VALUES
              (:team, :name, :enterprise, :app, :botUser, :scopes, :installedBy,
               :installedAt, :renewedAt, :endedAt, :endedWhy, :token, :version)
            ON CONFLICT (team) DO UPDATE
            SET name = excluded.name, enterprise = excluded.enterprise, app = excluded.app,
                bot_user = excluded.bot_user, scopes = excluded.scopes,
                installed_by = excluded.installed_by, renewed_at_ms = excluded.renewed_at_ms,
                ended_at_ms = excluded.ended_at_ms, ended_why = excluded.ended_why,
                token = excluded.token, version = excluded.version
            """)
        .bind("team", installed.team())
        .bind("name", installed.name())
        .bindByType("enterprise", installed.enterprise(), String.class)
        .bind("app", installed.app())
        .bind("botUser", installed.botUser())
        .bind("scopes", installed.scopes())
        .bind("installedBy", installed.installedBy())
        .bind("installedAt", installed.installedAtMs())
        .bind("renewedAt", installed.renewedAtMs())
        .bindByType("endedAt", installed.endedAtMs(), Long.class)
        .bindByType("endedWhy", installed.endedWhy(), String.class)
        .bindByType("token", token, String.class)
        .bind("version", transaction.nextSequence())
        .execute();
  }

  private static Versioned<Installed> installed(ResultSet row) throws SQLException {
    var endedAtMs = row.getLong("ended_at_ms");
    var gone = !row.wasNull();
    return new Versioned<>(
        new Installed(
            row.getString("team"),
            row.getString("name"),
            row.getString("enterprise"),
            row.getString("app"),
            row.getString("bot_user"),
            row.getString("scopes"),
            row.getString("installed_by"),
            row.getLong("installed_at_ms"),
            row.getLong("renewed_at_ms"),
            gone ? endedAtMs : null,
            row.getString("ended_why")),
        row.getLong("version"));
  }
}
