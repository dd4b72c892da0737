package heed.workspace;

import heed.people.Caller;
import heed.people.Role;
import heed.people.Secrets;
import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may bring a workspace. Everybody in it becomes a reader of the book, so a stranger must not:
/// an admin begins, in a browser that has to be the same when Slack sends it back, or the console
/// gives a link that is good for one workspace.
public final class Inviting {
  /// How long a link of the console is good.
  public static final Duration LINK_LASTS = Duration.ofHours(1);

  /// How long somebody may take on Slack's pages.
  public static final Duration STATE_LASTS = Duration.ofMinutes(10);

  private static final int LONGEST_SECRET = 100;

  /// The beginning of an installation.
  ///
  /// @param state goes to Slack and comes back once
  /// @param browser stays in the browser, as a cookie
  public record Begun(String state, String browser) {}

  /// Leave that was just used.
  ///
  /// @param by who gave it, as the change log calls them
  /// @param link hash of the console's link, or null when it was an admin who is signed in
  public record Leave(String by, @Nullable String link) {}

  private final Ids ids;
  private final InvitationStore store = new InvitationStore();

  public Inviting(Ids ids) {
    this.ids = ids;
  }

  /// Makes a link that is good for one workspace.
  ///
  /// @return its secret
  public String link(Transaction transaction) {
    var secret = ids.secret();
    var untilMs = transaction.atMs() + LINK_LASTS.toMillis();
    store.putLink(transaction, secret, transaction.actor(), untilMs);
    return secret;
  }

  /// Begins for an admin who is signed in.
  ///
  /// @throws Refused FORBIDDEN for everybody else
  public Begun begin(Transaction transaction, Caller admin) {
    admin.mustBe(Role.ADMIN);
    return begin(transaction, admin.name(), null);
  }

  /// Begins for whoever has a link. The link is spent when a workspace was brought, and not by
  /// looking: chat tools open every link they see.
  ///
  /// @throws Refused UNAUTHENTICATED when the link is not good
  public Begun begin(Transaction transaction, String link) {
    var hash = link.length() > LONGEST_SECRET ? "" : Secrets.hash(link);
    var row =
        store.link(transaction.handle(), hash, transaction.atMs()).orElseThrow(Inviting::spentLink);
    return begin(transaction, row.by(), hash);
  }

  private Begun begin(Transaction transaction, String by, @Nullable String linkHash) {
    var begun = new Begun(ids.secret(), ids.secret());
    store.putState(
        transaction,
        begun.state,
        new InvitationStore.Row(by, Secrets.hash(begun.browser), linkHash),
        transaction.atMs() + STATE_LASTS.toMillis());
    return begun;
  }

  /// Spends a state as it comes back from Slack; it is gone whatever comes of it, also when the
  /// answer is empty because it is unknown, used, too old, or another browser's.
  ///
  /// @param browser what the browser kept
  /// @param signedIn who is signed in there now
  public Optional<Leave> spend(
      Transaction transaction, String state, String browser, Optional<Caller> signedIn) {
    var row =
        state.length() > LONGEST_SECRET
            ? Optional.<InvitationStore.Row>empty()
            : store.takeState(transaction, state);
    return row.filter(taken -> isOf(browser, taken))
        .filter(taken ->
            taken.linkHash() != null || signedIn.filter(by -> isAdmin(by, taken)).isPresent())
        .filter(taken -> linkIsGood(transaction, taken.linkHash()))
        .map(taken -> new Leave(taken.by(), taken.linkHash()));
  }

  /// Spends the link that began, in the transaction that stores the workspace.
  ///
  /// @throws Refused UNAUTHENTICATED when another workspace came by it meanwhile
  void use(Transaction transaction, Leave leave) {
    if (!linkIsGood(transaction, leave.link)) {
      throw spentLink();
    }
    if (leave.link != null) {
      store.delete(transaction, leave.link);
    }
  }

  private boolean linkIsGood(Transaction transaction, @Nullable String linkHash) {
    return linkHash == null
        || store.link(transaction.handle(), linkHash, transaction.atMs()).isPresent();
  }

  private static boolean isOf(String browser, InvitationStore.Row row) {
    var kept = String.valueOf(row.browserHash()).getBytes(StandardCharsets.US_ASCII);
    var given = browser.length() > LONGEST_SECRET ? "" : Secrets.hash(browser);
    return Secrets.same(kept, given.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isAdmin(Caller caller, InvitationStore.Row row) {
    return caller.may(Role.ADMIN) && caller.name().equals(row.by());
  }

  private static Refused spentLink() {
    return Refused.because(
        Refused.Kind.UNAUTHENTICATED,
        "This link was used already or is too old. bin/heed slack install-link makes a new one.");
  }
}
