package heed.slack.team;

import heed.outbox.PageCourier;
import heed.people.Role;
import heed.people.Secrets;
import heed.platform.database.Transaction;
import heed.slack.rooms.SeenStore;
import heed.slack.rooms.SlackRooms;
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

  private static final String ACTOR = "slack";
  private static final Logger log = LoggerFactory.getLogger(Departures.class);

  private final SlackRooms rooms;
  private final SeenStore seen = new SeenStore();

  Departures(SlackRooms rooms) {
    this.rooms = rooms;
  }

  /// Notes that an installed workspace is gone, and tells.
  ///
  /// @param sinceMs when it went; what came back since stays
  /// @param others whether there is another workspace to tell by
  /// @return whether it is news
  boolean end(Installed installed, String why, long sinceMs, boolean others) {
    var ended =
        rooms
            .database()
            .writer()
            .write(
                ACTOR,
                transaction -> {
                  var was = rooms.workspaces().end(transaction, installed.team(), why, sinceMs);
                  was.ifPresent(
                      _ -> tell(transaction, new Gone(installed.name(), why, false), others));
                  return was.isPresent();
                });
    if (ended) {
      log.warn("Slack: workspace {} is gone: {}", installed.team(), why);
    }
    return ended;
  }

  /// Tells that a token is refused, once for each token, and ends nothing: it is a setting, or
  /// Slack may take it again.
  void warn(Workspace workspace, String why, boolean others) {
    var token = Secrets.hash(workspace.calls().token()).substring(0, 16);
    var installed = workspace.installed();
    var name = installed == null ? String.valueOf(workspace.team()) : installed.name();
    var news =
        rooms
            .database()
            .writer()
            .write(
                ACTOR,
                transaction -> {
                  var first = seen.first(transaction, "token-refused:" + token);
                  if (first) {
                    tell(transaction, new Gone(name, why, installed == null), others);
                  }
                  return first;
                });
    if (news) {
      log.warn("Slack: the token of workspace {} is refused: {}", workspace.team(), why);
    }
  }

  private void tell(Transaction transaction, Gone gone, boolean others) {
    var transport = others ? SlackRooms.TRANSPORT : PageCourier.TRANSPORT;
    for (var person : rooms.people().all(transaction.handle())) {
      if (person.role().atLeast(Role.ADMIN)) {
        rooms.outbox().put(transaction, transport, person.email(), Gone.KIND, gone);
      }
    }
  }
}
