package heed.slack;

import heed.outbox.PageCourier;
import heed.people.Role;
import heed.people.Secrets;
import heed.platform.database.Transaction;
import heed.workspace.Gone;
import heed.workspace.Installed;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes that a workspace is gone, and tells every admin once: by another workspace, else on the
/// Messages page.
final class Departures {
  /// What Slack says when only installing again can help. What it says of a passing error, too
  /// (`invalid_auth`), ends nothing.
  static final Set<String> FOR_GOOD = Set.of("token_revoked", "account_inactive");

  private static final Logger log = LoggerFactory.getLogger(Departures.class);

  private final SlackRooms rooms;
  private final SeenStore seen = new SeenStore();

  Departures(SlackRooms rooms) {
    this.rooms = rooms;
  }

  /// Notes it and tells.
  ///
  /// @param sinceMs when it went; what came back since stays
  /// @param others whether there is another workspace to tell by
  /// @return whether it is news
  boolean tell(Workspace workspace, String why, long sinceMs, boolean others) {
    var transport = others ? SlackCourier.TRANSPORT : PageCourier.TRANSPORT;
    var installed = workspace.installed();
    var news =
        rooms
            .database()
            .writer()
            .write(
                "slack",
                transaction ->
                    installed == null
                        ? refused(transaction, workspace, why, transport)
                        : ended(transaction, installed, why, sinceMs, transport));
    if (news) {
      log.warn("Slack: workspace {} is gone: {}", workspace.team(), why);
    }
    return news;
  }

  private boolean ended(
      Transaction transaction, Installed installed, String why, long sinceMs, String transport) {
    var ended = rooms.workspaces().end(transaction, installed.team(), why, sinceMs);
    ended.ifPresent(was -> tell(transaction, new Gone(was.name(), why, false), transport));
    return ended.isPresent();
  }

  /// A token that is a setting stays one; it is told of once, until there is another.
  private boolean refused(
      Transaction transaction, Workspace workspace, String why, String transport) {
    var token = Secrets.hash(workspace.calls().token()).substring(0, 16);
    var news = seen.first(transaction, "token-refused:" + token);
    if (news) {
      tell(transaction, new Gone(String.valueOf(workspace.team()), why, true), transport);
    }
    return news;
  }

  private void tell(Transaction transaction, Gone gone, String transport) {
    for (var person : rooms.people().all(transaction.handle())) {
      if (person.role().atLeast(Role.ADMIN)) {
        rooms.outbox().put(transaction, transport, person.email(), Gone.KIND, gone);
      }
    }
  }
}
