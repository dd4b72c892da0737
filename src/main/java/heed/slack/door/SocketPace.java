package heed.slack.door;

import java.time.Duration;

/// How patient Socket Mode is.
///
/// @param firstWait before asking for a socket again; doubles with each failure
/// @param longestWait where the doubling ends
/// @param hello how long a fresh socket may take to say hello
/// @param beat between two pings; after [#MISSED] of them without a sign of life, a socket is dead
/// @param linger how long a socket that Slack is about to close still serves
/// @param drain how long work at hand may take when a socket is closed
public record SocketPace(
    Duration firstWait,
    Duration longestWait,
    Duration hello,
    Duration beat,
    Duration linger,
    Duration drain) {
  /// A socket that lived for as many beats is replaced at once, a younger one after a wait.
  static final int MISSED = 3;

  /// Slack closes a socket some ten seconds after it says so, and allows few openings a minute.
  public static final SocketPace USUAL =
      new SocketPace(
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3));
}
