package heed.loop;

import heed.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads who asked for a feature and in which words.
final class AskerStore {
  /// Every account with at least one request for a feature or for one merged into it, by key;
  /// churned accounts are left out.
  List<Asker> of(Handle handle, String root) {
    return read(handle, root, "AND a.lifecycle <> 'churned'", List.of());
  }

  /// The asks of some accounts for a feature, churned or not, by account.
  Map<String, Asker> of(Handle handle, String root, List<String> accounts) {
    return accounts.isEmpty()
        ? Map.of()
        : read(handle, root, "AND r.account IN (<accounts>)", accounts).stream()
            .collect(Collectors.toMap(Asker::account, asker -> asker));
  }

  /// One account's ask for a feature, churned or not, while it has a request for it.
  Optional<Asker> of(Handle handle, String root, String account) {
    return Optional.ofNullable(of(handle, root, List.of(account)).get(account));
  }

  /// The asks that were filed last, newest first: one line for each account and feature.
  ///
  /// @param account whose, or null: everybody's but of churned accounts
  List<PreviewingTemplates.Ask> newest(Handle handle, @Nullable String account, int limit) {
    return handle
        .createQuery(
            """
            SELECT a.key, a.name, t.key AS feature, t.title
            FROM request r
            JOIN account a ON a.key = r.account
            JOIN feature f ON f.key = r.feature
            JOIN feature t ON t.key = f.root
            WHERE (:account IS NULL AND a.lifecycle <> 'churned') OR a.key = :account
            GROUP BY a.key, a.name, t.key, t.title
            ORDER BY MAX(r.place) DESC
            LIMIT :limit
            """)
        .bindByType("account", account, String.class)
        .bind("limit", limit)
        .map((row, _) ->
            new PreviewingTemplates.Ask(
                row.getString("key"),
                row.getString("name"),
                row.getString("feature"),
                row.getString("title")))
        .list();
  }

  private static List<Asker> read(Handle handle, String root, String which, List<String> accounts) {
    var askers = new ArrayList<Asker>();
    var query =
        handle.createQuery(
            """
            SELECT a.key, a.name, a.csm, a.renewal_date, r.severity, r.core_use_case, r.quote,
                   r.filed_at, r.contact, a.language, a.country
            FROM feature f
            JOIN request r ON r.feature = f.key
            JOIN account a ON a.key = r.account
            WHERE f.root = :root
            """
                + which
                + " ORDER BY a.key, COALESCE(SUBSTR(r.filed_at, 1, 10), '') DESC, r.place DESC");
    (accounts.isEmpty() ? query : query.bindList("accounts", accounts))
        .bind("root", root)
        .map((row, _) -> asker(row))
        .forEach(asker -> {
          if (!askers.isEmpty() && askers.getLast().account().equals(asker.account())) {
            askers.add(askers.removeLast().with(asker));
          } else {
            askers.add(asker);
          }
        });
    return askers;
  }

  private static Asker asker(ResultSet row) throws SQLException {
    var filedAt = row.getString("filed_at");
    return new Asker(
        row.getString("key"),
        row.getString("name"),
        row.getString("csm"),
        Columns.date(row, "renewal_date"),
        row.getInt("severity"),
        row.getInt("core_use_case") == 1,
        row.getString("quote"),
        filedAt == null ? null : LocalDate.parse(filedAt.substring(0, 10)),
        row.getString("contact"),
        LoopStore.language(row));
  }
}
