package heed.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts wrong tokens by the peer's address, as the connection says it: forwarded addresses can be
/// invented. A right token is never counted and never refused, whoever shares its address.
final class WrongTokens {
  /// How long a peer's wrong tokens are counted together.
  static final Duration WINDOW = Duration.ofMinutes(1);

  /// A script with an outdated token is told so this often; a guesser gains nothing from more.
  private static final int MOST = 200;

  private static final int MOST_PEERS = 10_000;

  private record Window(long beganMs, ConcurrentMap<String, AtomicInteger> wrong) {}

  private final InstantSource clock;
  private volatile Window window;

  WrongTokens(InstantSource clock) {
    this.clock = clock;
    this.window = new Window(clock.millis(), new ConcurrentHashMap<>());
  }

  /// Counts one more.
  ///
  /// @return whether this peer tried too often
  boolean tooMany(String peer) {
    var now = clock.millis();
    var current = window;
    if (now - current.beganMs >= WINDOW.toMillis()
        || now < current.beganMs
        || current.wrong.size() > MOST_PEERS) {
      current = new Window(now, new ConcurrentHashMap<>());
      window = current;
    }
    return current.wrong.computeIfAbsent(peer, _ -> new AtomicInteger()).incrementAndGet() > MOST;
  }
}
