package heed.loop;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads the ledger as its readers ask: who heard what, what somebody owes, and where one feature
/// stands with everybody.
public final class LedgerStore {
  private static final String ENDED_BY_SOMEBODY =
      LoopStore.LINE
          + """
          WHERE l.state IN ('told', 'waived')
            AND (:account IS NULL OR l.account = :account)
            AND (:root IS NULL OR f.root = :root)
          ORDER BY l.ended_at_ms DESC, l.id DESC
          LIMIT :limit
          """;

  /// What an account was told, or was decided not to be told, the latest first.
  public List<LedgerLine> heardBy(Handle handle, String account, int limit) {
    return heard(handle, account, null, limit);
  }

  /// Who was told of a feature or one merged into it, or was decided not to be told, the latest
  /// first.
  ///
  /// @param root the feature that stands for all of them
  public List<LedgerLine> heardOf(Handle handle, String root, int limit) {
    return heard(handle, null, root, limit);
  }

  private static List<LedgerLine> heard(
      Handle handle, @Nullable String account, @Nullable String root, int limit) {
    return handle
        .createQuery(ENDED_BY_SOMEBODY)
        .bindByType("account", account, String.class)
        .bindByType("root", root, String.class)
        .bind("limit", limit)
        .map((row, _) -> LoopStore.line(row))
        .list();
  }

  /// How many loops of a feature and of those merged into it stand where; none are left out.
  public Map<LoopState, Integer> counts(Handle handle, String root) {
    var counts = new EnumMap<LoopState, Integer>(LoopState.class);
    handle
        .createQuery(
            """
            SELECT l.state, COUNT(*) AS loops
            FROM feature f JOIN loop l ON l.feature = f.key
            WHERE f.root = :root
            GROUP BY l.state
            """)
        .bind("root", root)
        .map((row, _) -> Map.entry(LoopState.of(row.getString("state")), row.getInt("loops")))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  /// How many loops somebody owes now.
  ///
  /// @param csm their address
  public long countOwedBy(Handle handle, String csm) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM loop l JOIN account a ON a.key = l.account
            WHERE l.state = 'owed' AND COALESCE(l.owner, a.csm, '') = :csm
            """)
        .bind("csm", csm)
        .mapTo(Long.class)
        .one();
  }

  /// How many loops of each account are open; accounts that are owed nothing are left out.
  public Map<String, Integer> openByAccount(Handle handle) {
    var open = new HashMap<String, Integer>();
    handle
        .createQuery(
            """
            SELECT account, COUNT(*) AS loops
            FROM loop
            WHERE state IN ('owed', 'snoozed')
            GROUP BY account
            """)
        .map((row, _) -> Map.entry(row.getString("account"), row.getInt("loops")))
        .forEach(count -> open.put(count.getKey(), count.getValue()));
    return open;
  }

  /// The accounts that are owed word of a feature, heard it, or need not hear it.
  public Set<String> addressed(Handle handle, String root) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                SELECT DISTINCT l.account
                FROM feature f JOIN loop l ON l.feature = f.key
                WHERE f.root = :root AND l.state <> 'superseded'
                """)
            .bind("root", root)
            .mapTo(String.class)
            .list());
  }
}
