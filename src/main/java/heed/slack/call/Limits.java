package heed.slack.call;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Keeps away from what Slack asked to be left alone, method by method and workspace by workspace,
/// without holding up anything else. Slack limits most methods for the whole workspace. It limits
/// `chat.postMessage` for a channel and for the workspace and does not say which: a single channel
/// is the message's own affair, several within a minute are the workspace.
public final class Limits {
  private static final Duration LATELY = Duration.ofMinutes(1);

  /// So many limited channels mean the workspace.
  private static final int SEVERAL = 3;

  /// More would be a leak.
  private static final int MOST_REMEMBERED = 10_000;

  private final InstantSource clock;
  private final Map<String, Long> quietUntilMs = new ConcurrentHashMap<>();
  private final Map<String, Long> limitedAtMs = new ConcurrentHashMap<>();

  public Limits(InstantSource clock) {
    this.clock = clock;
  }

  /// Calls a method that is limited for a whole workspace.
  ///
  /// @throws SlackTrouble as the call, or as held back while the method is to be left alone
  public <T> T heeding(String team, String method, Supplier<T> call) {
    var what = team + " " + method;
    holdBack(what, method);
    try {
      return call.get();
    } catch (SlackTrouble trouble) {
      var wait = trouble.retryAfter();
      if (wait != null && trouble.method().equals(method)) {
        quiet(what, wait);
      }
      throw trouble;
    }
  }

  /// Calls a method that is limited for a channel, or for a whole workspace when several channels
  /// are.
  ///
  /// @throws SlackTrouble as [#heeding]
  public <T> T heedingIn(String team, String channel, String method, Supplier<T> call) {
    var what = team + " " + method;
    holdBack(what, method);
    try {
      return call.get();
    } catch (SlackTrouble trouble) {
      var wait = trouble.retryAfter();
      if (wait != null && severalLately(what, channel)) {
        quiet(what, wait);
      }
      throw trouble;
    }
  }

  private void holdBack(String what, String method) {
    var leftMs = quietUntilMs.getOrDefault(what, 0L) - clock.millis();
    if (leftMs > 0) {
      throw SlackTrouble.heldBack(method, Duration.ofMillis(leftMs));
    }
  }

  private void quiet(String what, Duration wait) {
    quietUntilMs.merge(what, clock.millis() + wait.toMillis(), Math::max);
  }

  private boolean severalLately(String what, String channel) {
    if (limitedAtMs.size() >= MOST_REMEMBERED) {
      limitedAtMs.clear();
    }
    var now = clock.millis();
    limitedAtMs.put(what + " " + channel, now);
    return limitedAtMs.entrySet().stream()
            .filter(limited -> limited.getKey().startsWith(what + " "))
            .filter(limited -> now - limited.getValue() <= LATELY.toMillis())
            .count()
        >= SEVERAL;
  }
}
