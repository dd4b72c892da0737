package heed.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When a message that failed is tried again: after `first`, then `growth` times as long after each
/// failure, never longer than `longest`; after `attempts` it is parked. Deterministic: a message's
/// id decides how its delays are spread, so that what failed together does not come back together.
///
/// @param attempts how many failures are too many, 1 or more
public record RetryPolicy(Duration first, int growth, Duration longest, int attempts) {
  /// About a day: five tries in half an hour, then hourly. A weekend's outage of a whole transport
  /// does not count, and a message wrong in itself is seen on the day after at the latest.
  public static final RetryPolicy USUAL =
      new RetryPolicy(Duration.ofSeconds(5), 4, Duration.ofHours(1), 30);

  /// What a transport may ask for: `Retry-After` of zero or of years is a mistake of theirs that
  /// must not become ours.
  static final Duration LEAST_ASKED = Duration.ofSeconds(1);

  static final Duration MOST_ASKED = Duration.ofHours(1);

  /// Delays are stretched by up to a tenth.
  private static final int SPREAD_PERMILLE = 100;

  /// How long to leave a message alone.
  ///
  /// @param failures how often it failed, this time included; 1 or more
  /// @param asked what the transport asked for, or null
  Duration delay(String id, int failures, @Nullable Duration asked) {
    var backoffMs = first.toMillis();
    for (var i = 1; i < failures && backoffMs < longest.toMillis(); i++) {
      backoffMs *= growth;
    }
    backoffMs = Math.min(backoffMs, longest.toMillis());
    var leastMs = asked == null ? 0 : clamped(asked).toMillis();
    return spread(id, Math.max(backoffMs, leastMs));
  }

  /// How long to leave a message alone that was not tried.
  Duration rest(String id, Duration asked) {
    return spread(id, clamped(asked).toMillis());
  }

  /// How long to leave a whole transport alone.
  Duration pause(@Nullable Duration asked) {
    return asked == null ? first : clamped(asked);
  }

  boolean isSpent(int failures) {
    return failures >= attempts;
  }

  private static Duration spread(String id, long delayMs) {
    var permille = Math.floorMod(id.hashCode(), SPREAD_PERMILLE + 1);
    return Duration.ofMillis(delayMs + delayMs * permille / 1000);
  }

  private static Duration clamped(Duration asked) {
    if (asked.compareTo(LEAST_ASKED) < 0) {
      return LEAST_ASKED;
    }
    return asked.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : asked;
  }
}
