package heed.slack.team;

import com.slack.api.bolt.App;
import heed.platform.Versioned;
import heed.slack.call.Payload;
import heed.slack.call.SlackCalls;
import heed.workspace.Installed;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One workspace that lets us in: its token, which members and channels it has, and what handles
/// its requests. Nothing in here is shared with another workspace, so that a member or channel of
/// the same id elsewhere is never taken for this one's.
public final class Workspace implements AutoCloseable {
  private final @Nullable Versioned<Installed> row;
  private final SlackCalls calls;
  private final Identity identity;
  private final DirectChannels channels;
  private final App bolt;
  private volatile boolean refused;

  /// @param row null for the workspace whose token is a setting
  /// @param handlers makes what handles its requests
  Workspace(
      @Nullable Versioned<Installed> row,
      SlackCalls calls,
      Identity identity,
      DirectChannels channels,
      Function<Workspace, App> handlers) {
    this.row = row;
    this.calls = calls;
    this.identity = identity;
    this.channels = channels;
    this.bolt = handlers.apply(this);
  }

  void start() {
    identity.start();
  }

  /// As it was installed, or null when its token is a setting.
  @Nullable Installed installed() {
    return row == null ? null : row.value();
  }

  /// Whether it is this very installation.
  boolean isOf(Versioned<Installed> other) {
    return row != null
        && row.version() == other.version()
        && row.value().team().equals(other.value().team());
  }

  /// Calls Slack with this workspace's token.
  public SlackCalls calls() {
    return calls;
  }

  public DirectChannels channels() {
    return channels;
  }

  public App bolt() {
    return bolt;
  }

  Identity identity() {
    return identity;
  }

  /// Slack's id of it, or null while that is not known.
  public @Nullable String team() {
    return identity.team();
  }

  /// Whether Slack takes its token, as far as we know.
  boolean alive() {
    var alive = calls.tokenRefused() == null;
    if (alive) {
      refused = false;
    }
    return alive;
  }

  /// Takes note that Slack was asked once more and stays with its refusal.
  void isRefused() {
    refused = true;
  }

  /// Whether a call was refused, and nobody knows yet whether Slack means it.
  boolean doubtful() {
    return !alive() && !refused;
  }

  /// Whether what Slack sent comes from here, by the app as which we are here.
  boolean sends(Payload payload) {
    var app = payload.app();
    return identity.covers(payload.team(), payload.enterprise())
        && (row == null || app == null || app.equals(row.value().app()));
  }

  @Override
  public void close() {
    identity.close();
  }
}
