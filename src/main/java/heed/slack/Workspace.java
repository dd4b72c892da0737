package heed.slack;

import com.slack.api.bolt.App;
import org.jspecify.annotations.Nullable;

/// One workspace that lets us in: its token, which members and channels it has, and what handles
/// its requests. Nothing in here is shared with another workspace, so that a member or channel of
/// the same id elsewhere is never taken for this one's.
final class Workspace implements AutoCloseable {
  private final SlackCalls calls;
  private final Identity identity;
  private final DirectChannels channels;
  private final App bolt;

  Workspace(SlackCalls calls, Identity identity, DirectChannels channels, App bolt) {
    this.calls = calls;
    this.identity = identity;
    this.channels = channels;
    this.bolt = bolt;
  }

  void start() {
    identity.start();
  }

  /// Calls Slack with this workspace's token.
  SlackCalls calls() {
    return calls;
  }

  DirectChannels channels() {
    return channels;
  }

  App bolt() {
    return bolt;
  }

  Identity identity() {
    return identity;
  }

  /// Slack's id of it, or null while that is not known.
  @Nullable String team() {
    return identity.team();
  }

  /// Whether Slack takes its token, as far as we know.
  boolean alive() {
    return calls.tokenRefused() == null;
  }

  @Override
  public void close() {
    identity.close();
  }
}
