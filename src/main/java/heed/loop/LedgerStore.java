package heed.loop;

import heed.platform.database.Columns;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads the ledger as its readers ask: who heard what, where one feature stands with everybody,
/// and where we are silent.
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

  /// An account that should have heard before today.
  ///
  /// @param csm who owes it the word, or null: nobody in particular
  /// @param since the first day that has passed
  /// @param overdue how many loops should have ended
  public record Silence(String accountName, @Nullable String csm, LocalDate since, int overdue) {}

  /// The accounts that should have heard, the oldest debt first.
  ///
  /// @param count of all of them, each once for everybody who owes it word
  public record Silences(List<Silence> first, int count) {}

  private record Counted(Silence silence, int count) {}

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

  /// Where we are silent: word was due before today, and nobody gave it.
  public Silences silences(Handle handle, LocalDate today, int limit) {
    var rows =
        handle
            .createQuery(
                """
                SELECT a.name, NULLIF(COALESCE(l.owner, a.csm), '') AS csm,
                       MIN(l.due_date) AS since, COUNT(*) AS overdue, COUNT(*) OVER () AS total
                FROM loop l JOIN account a ON a.key = l.account
                WHERE l.state = 'owed' AND l.due_date < :today
                GROUP BY a.key, a.name, NULLIF(COALESCE(l.owner, a.csm), '')
                ORDER BY since, a.key
                LIMIT :limit
                """)
            .bind("today", today.toString())
            .bind("limit", limit)
            .map((row, _) ->
                new Counted(
                    new Silence(
                        row.getString("name"),
                        row.getString("csm"),
                        Objects.requireNonNull(Columns.date(row, "since")),
                        row.getInt("overdue")),
                    row.getInt("total")))
            .list();
    return new Silences(
        rows.stream().map(Counted::silence).toList(), rows.isEmpty() ? 0 : rows.getFirst().count());
  }
}
