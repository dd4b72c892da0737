package heed.slack.team;

import heed.platform.database.Database;
import heed.workspace.UsedLastStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// In which of several workspaces each person last used us. Known at once, written down soon after:
/// nobody waits for it, and what is lost with the process is noted at the next use.
final class UsedLast {
  private static final Logger log = LoggerFactory.getLogger(UsedLast.class);

  private final Database database;
  private final UsedLastStore store = new UsedLastStore();
  private final Map<String, String> teams = new ConcurrentHashMap<>();
  private volatile boolean read;

  UsedLast(Database database) {
    this.database = database;
  }

  /// The workspace, or null when none was noted.
  @Nullable String of(String email) {
    if (!read) {
      database.read(store::all).forEach(teams::putIfAbsent);
      read = true;
    }
    return teams.get(email);
  }

  void note(String email, String team) {
    if (!team.equals(of(email))) {
      teams.put(email, team);
      Thread.startVirtualThread(() -> keep(email, team));
    }
  }

  private void keep(String email, String team) {
    try {
      database
          .writer()
          .write(
              "slack",
              transaction -> {
                store.put(transaction, email, team);
                return true;
              });
    } catch (RuntimeException notKept) {
      log.warn("Slack: not kept where somebody used us: {}", notKept.getMessage());
    }
  }
}
