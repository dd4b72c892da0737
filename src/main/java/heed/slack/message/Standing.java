package heed.slack.message;

import heed.outbox.Message;
import heed.slack.call.SlackCalls;
import org.jspecify.annotations.Nullable;

/// Where a message of the outbox stands in Slack, as the outbox keeps it: channel, timestamp and
/// workspace, with spaces between.
///
/// @param team the workspace; null when it was not known, or for messages of old
public record Standing(SlackCalls.Posted where, @Nullable String team) {
  public static Standing of(SlackCalls.Posted where, @Nullable String team) {
    return new Standing(where, team);
  }

  /// Where this message stands, or null when it stands nowhere that could be changed.
  public static @Nullable Standing of(@Nullable Message message) {
    var place = message == null ? null : message.sentTo();
    var parts = place == null ? new String[0] : place.split(" ", -1);
    if (parts.length != 2 && parts.length != 3) {
      return null;
    }
    var where = new SlackCalls.Posted(parts[0], parts[1]);
    return new Standing(where, parts.length == 3 ? parts[2] : null);
  }

  String text() {
    var text = where.channel() + " " + where.timestamp();
    return team == null ? text : text + " " + team;
  }
}
