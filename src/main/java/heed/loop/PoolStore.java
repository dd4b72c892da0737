package heed.loop;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Reads the loops of nobody in particular.
final class PoolStore {
  private static final String POOLED =
      """
      FROM loop l
      JOIN account a ON a.key = l.account
      JOIN feature f ON f.key = l.feature
      WHERE l.state IN ('owed', 'snoozed') AND COALESCE(l.owner, a.csm, '') = ''
      """;

  private static final String SHIPPED =
      POOLED + "AND l.milestone = 'shipped' AND f.root IN (<features>) ";

  /// Word of these features having shipped, by due date and id.
  ///
  /// @param features keys of such as stand for themselves
  List<LedgerLine> shipped(Handle handle, Collection<String> features, int limit) {
    if (features.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(LoopStore.LINE_COLUMNS + SHIPPED + "ORDER BY l.due_date, l.id LIMIT :limit")
        .bindList("features", List.copyOf(features))
        .bind("limit", limit)
        .map((row, _) -> LoopStore.line(row))
        .list();
  }

  int countShipped(Handle handle, Collection<String> features) {
    if (features.isEmpty()) {
      return 0;
    }
    return handle
        .createQuery("SELECT COUNT(*) " + SHIPPED)
        .bindList("features", List.copyOf(features))
        .mapTo(Integer.class)
        .one();
  }

  /// What one account is owed by nobody in particular, by due date and id.
  List<String> ofAccount(Handle handle, String account, int limit) {
    return handle
        .createQuery(
            "SELECT l.id "
                + POOLED
                + "AND l.account = :account ORDER BY l.due_date, l.id LIMIT :limit")
        .bind("account", account)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /// The accounts that nobody in particular owes word, by name.
  List<Pool.Waiting> accounts(Handle handle, int limit) {
    return handle
        .createQuery(
            "SELECT a.key, a.name, COUNT(*) AS loops "
                + POOLED
                + "GROUP BY a.key, a.name ORDER BY a.name, a.key LIMIT :limit")
        .bind("limit", limit)
        .map((row, _) ->
            new Pool.Waiting(row.getString("key"), row.getString("name"), row.getInt("loops")))
        .list();
  }

  /// Whether somebody with this address looks after an account.
  boolean looksAfterAccounts(Handle handle, String email) {
    return handle
        .createQuery("SELECT key FROM account WHERE csm = :csm LIMIT 1")
        .bind("csm", email)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }
}
