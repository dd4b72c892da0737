package heed.slack.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How often Slack lets an app call, each method for itself and each channel for itself. Real Slack
/// forgives short bursts; this does not.
final class Rates {
  private record Limit(int calls, Duration within) {}

  private static final Limit PER_CHANNEL = new Limit(1, Duration.ofSeconds(1));
  private static final Limit TIER_3 = perMinute(50);
  private static final Limit TIER_4 = perMinute(100);
  private static final Limit SPECIAL = perMinute(300);
  private static final Map<String, Limit> PER_METHOD =
      Map.of(
          "auth.test", SPECIAL,
          "chat.postMessage", SPECIAL,
          "chat.update", TIER_3,
          "conversations.open", TIER_3,
          "users.lookupByEmail", TIER_3,
          "users.info", TIER_4,
          "views.open", TIER_4,
          "views.publish", TIER_4,
          "views.update", TIER_4);

  private final InstantSource clock;
  private final Map<String, Deque<Instant>> taken = new HashMap<>();

  Rates(InstantSource clock) {
    this.clock = clock;
  }

  /// Takes a call, or says how many seconds it has to wait.
  synchronized Optional<Long> take(String method, String channel) {
    var now = clock.instant();
    var method429 = left(method, PER_METHOD.getOrDefault(method, TIER_3), now);
    var paced = method.equals("chat.postMessage");
    var channel429 = paced ? left(channel, PER_CHANNEL, now) : Duration.ZERO;
    var wait = method429.compareTo(channel429) > 0 ? method429 : channel429;
    if (wait.isPositive()) {
      return Optional.of(wait.plusMillis(999).toSeconds());
    }
    taken.get(method).add(now);
    if (paced) {
      taken.get(channel).add(now);
    }
    return Optional.empty();
  }

  private Duration left(String key, Limit limit, Instant now) {
    var calls = taken.computeIfAbsent(key, _ -> new ArrayDeque<>());
    while (!calls.isEmpty() && !calls.peek().plus(limit.within).isAfter(now)) {
      calls.remove();
    }
    return calls.size() < limit.calls
        ? Duration.ZERO
        : Duration.between(now, calls.element().plus(limit.within));
  }

  private static Limit perMinute(int calls) {
    return new Limit(calls, Duration.ofMinutes(1));
  }
}
