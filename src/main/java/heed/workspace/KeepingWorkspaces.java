package heed.workspace;

import heed.platform.Refused;
import heed.platform.Sealing;
import heed.platform.Versioned;
import heed.platform.database.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps the workspaces that let us in, their tokens sealed.
public final class KeepingWorkspaces {
  /// What workspaces are called in the change log.
  public static final String SUBJECT = "slack_workspace";

  private final InstalledStore store;
  private final Inviting inviting;
  private final @Nullable Sealing sealing;

  /// @param sealing null without `HEED_SECRET`: then there is nothing to seal or open
  public KeepingWorkspaces(InstalledStore store, Inviting inviting, @Nullable Sealing sealing) {
    this.store = store;
    this.inviting = inviting;
    this.sealing = sealing;
  }

  /// A workspace that is there.
  ///
  /// @param token null when what is stored does not open: it was altered or moved
  public record Open(Versioned<Installed> row, @Nullable String token) {
    /// The token stays out of logs and error texts.
    @Override
    public String toString() {
      return "Open[" + row.value().team() + "]";
    }
  }

  public InstalledStore store() {
    return store;
  }

  public Inviting inviting() {
    return inviting;
  }

  /// Keeps a workspace that was brought, or renews one that is known.
  ///
  /// @throws Refused CONFLICT when it came by another Slack app than those that are here: Slack
  ///   would sign its requests with another secret
  public Installed keep(Transaction transaction, Inviting.Leave leave, Grant grant) {
    inviting.use(transaction, leave);
    refuseAnotherApp(transaction.handle(), grant);
    var known = store.find(transaction.handle(), grant.team()).map(Versioned::value);
    var installed =
        new Installed(
            grant.team(),
            grant.name(),
            grant.enterprise(),
            grant.app(),
            grant.botUser(),
            grant.scopes(),
            leave.by(),
            known.map(Installed::installedAtMs).orElse(transaction.atMs()),
            transaction.atMs(),
            null,
            null);
    store.put(transaction, installed, sealing().seal(grant.token(), place(grant.team())));
    transaction.record(
        known.isPresent() ? "renewed" : "installed", SUBJECT, grant.team(), installed);
    return installed;
  }

  /// Notes that a workspace is gone and forgets its token.
  ///
  /// @param why Slack's word for it
  /// @param sinceMs when it went, epoch milliseconds; what was renewed later stays
  /// @return the workspace, when it was there until now
  public Optional<Installed> end(Transaction transaction, String team, String why, long sinceMs) {
    var there =
        store
            .find(transaction.handle(), team)
            .map(Versioned::value)
            .filter(installed -> !installed.gone() && installed.renewedAtMs() <= sinceMs);
    there.ifPresent(installed -> {
      var ended = installed.ended(transaction.atMs(), why);
      store.put(transaction, ended, null);
      transaction.record("ended", SUBJECT, team, ended);
    });
    return there;
  }

  /// Every workspace that is there, the first one first, with its token.
  ///
  /// @throws Sealing.Unopened when they were sealed under another `HEED_SECRET`
  public List<Open> open(Handle handle) {
    var open = new ArrayList<Open>();
    for (var row : store.all(handle)) {
      if (!row.value().gone()) {
        open.add(new Open(row, token(handle, row.value().team())));
      }
    }
    return open;
  }

  private @Nullable String token(Handle handle, String team) {
    try {
      return store
          .token(handle, team)
          .map(sealed -> sealing().open(sealed, place(team)))
          .orElse(null);
    } catch (Sealing.Unopened problem) {
      if (problem.otherKey()) {
        throw problem;
      }
      return null;
    }
  }

  private void refuseAnotherApp(Handle handle, Grant grant) {
    for (var row : store.all(handle)) {
      var other = row.value();
      if (!other.gone() && !other.team().equals(grant.team()) && !other.app().equals(grant.app())) {
        throw Refused.because(
            Refused.Kind.CONFLICT,
            "That is another Slack app than the one in "
                + other.name()
                + ". All workspaces share one app; HEED_SLACK_CLIENT_ID says which.");
      }
    }
  }

  private Sealing sealing() {
    if (sealing == null) {
      throw Refused.because(
          Refused.Kind.UNAVAILABLE, "HEED_SECRET is not set, so no token can be kept or read.");
    }
    return sealing;
  }

  private static String place(String team) {
    return SUBJECT + ":" + team;
  }
}
