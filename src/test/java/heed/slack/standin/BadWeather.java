package heed.slack.standin;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// A bad day of the stand-in: any call may be limited, fail, hang, or lose its connection before or
/// after it was done. A seed repeats the order.
public final class BadWeather {
  /// Longer than the product waits for an answer.
  private static final Duration HANGS = Duration.ofSeconds(11);

  private static final List<String> RETRY_AFTER = List.of("1", "0", "-5", "2");

  private final Random random;
  private final AtomicInteger doubted = new AtomicInteger();

  public BadWeather(long seed) {
    random = new Random(seed);
  }

  /// How many messages were taken of which the sender was never told.
  public int doubted() {
    return doubted.get();
  }

  synchronized Mood next(String method) {
    var chance = random.nextInt(100);
    if (chance < 60) {
      return Mood.FRIENDLY;
    }
    if (chance < 70) {
      var after = RETRY_AFTER.get(random.nextInt(RETRY_AFTER.size()));
      return new Mood(null, after, Duration.ZERO, Mood.Cut.NEVER);
    }
    if (chance < 85) {
      var code = chance < 78 ? Mood.BROKEN : "internal_error";
      return new Mood(code, null, Duration.ZERO, Mood.Cut.NEVER);
    }
    if (chance < 86) {
      return new Mood(null, null, HANGS, Mood.Cut.BEFORE_DOING);
    }
    return cut(method, chance);
  }

  private Mood cut(String method, int chance) {
    if (chance < 91) {
      return new Mood(null, null, Duration.ZERO, Mood.Cut.BEFORE_DOING);
    }
    if (chance < 96) {
      if (method.equals("chat.postMessage")) {
        doubted.incrementAndGet();
      }
      return new Mood(null, null, Duration.ZERO, Mood.Cut.BEFORE_STATUS);
    }
    return new Mood(null, null, Duration.ZERO, Mood.Cut.AFTER_STATUS);
  }
}
