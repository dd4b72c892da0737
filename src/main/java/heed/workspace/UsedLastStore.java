package heed.workspace;

import heed.platform.database.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// In which of several workspaces a person last used us: there they are told. No fact, so it stands
/// in no change log.
public final class UsedLastStore {
  /// The workspace of each person, by address.
  public Map<String, String> all(Handle handle) {
    var all = new HashMap<String, String>();
    handle
        .createQuery("SELECT person, team FROM slack_used_last")
        .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  public void put(Transaction transaction, String person, String team) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO slack_used_last (person, team)
            VALUES (:person, :team)
            ON CONFLICT (person) DO UPDATE SET team = excluded.team
            """)
        .bind("person", person)
        .bind("team", team)
        .execute();
  }
}
