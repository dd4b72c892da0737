package heed.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a message that failed is tried again: how long after each failure; after one more it is
/// parked. Deterministic: a message's id decides how its delays are spread, so that what failed
/// together does not come back together.
///
/// @param delays after the first failure, the second and so on; at least one
public record RetryPolicy(List<Duration> delays) {
  /// About a day: five tries in half an hour, then hourly. A weekend's outage of a whole transport
  /// does not count, and a message wrong in itself is seen on the day after at the latest.
  public static final RetryPolicy USUAL =
      growing(Duration.ofSeconds(5), 4, Duration.ofHours(1), 30);

  /// What a transport may ask for: `Retry-After` of zero or of years is a mistake of theirs that
  /// must not become ours.
  static final Duration LEAST_ASKED = Duration.ofSeconds(1);

  static final Duration MOST_ASKED = Duration.ofHours(1);

  /// Delays are stretched by up to a tenth.
  private static final int SPREAD_PERMILLE = 100;

  public RetryPolicy {
    delays = List.copyOf(delays);
  }

  /// Each delay is `growth` times the one before, never longer than `longest`.
  ///
  /// @param attempts how many failures are too many, 2 or more
  static RetryPolicy growing(Duration first, int growth, Duration longest, int attempts) {
    var delays = new ArrayList<Duration>();
    var delay = first;
    while (delays.size() < attempts - 1) {
      delays.add(delay.compareTo(longest) > 0 ? longest : delay);
      delay = delays.getLast().multipliedBy(growth);
    }
    return new RetryPolicy(delays);
  }

  /// How many failures are too many.
  int attempts() {
    return delays.size() + 1;
  }

  /// The same, but given up earlier.
  RetryPolicy upTo(int attempts) {
    return new RetryPolicy(delays.subList(0, attempts - 1));
  }

  /// How long to leave a message alone.
  ///
  /// @param failures how often it failed, this time included; 1 or more
  /// @param asked what the transport asked for, or null
  Duration delay(String id, int failures, @Nullable Duration asked) {
    var backoffMs = delays.get(Math.min(failures, delays.size()) - 1).toMillis();
    var leastMs = asked == null ? 0 : clamped(asked).toMillis();
    return spread(id, Math.max(backoffMs, leastMs));
  }

  /// How long to leave a message alone that was not tried.
  Duration rest(String id, Duration asked) {
    return spread(id, clamped(asked).toMillis());
  }

  /// How long to leave a whole transport alone.
  Duration pause(@Nullable Duration asked) {
    return asked == null ? delays.getFirst() : clamped(asked);
  }

  boolean isSpent(int failures) {
    return failures >= attempts();
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
