package heed.http;

import heed.platform.Refused;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts how often each client asks, and refuses what is more than anybody needs. Clients are
/// counted together for a window of time; when more of them come than are kept, a new window
/// begins, so that memory is bounded and nobody is refused for others. Any thread may use it.
public final class RequestLimit {
  private static final int MOST_CLIENTS = 10_000;

  private record Window(long beganMs, ConcurrentMap<String, AtomicInteger> asked) {}

  private final int most;
  private final Duration length;
  private final InstantSource clock;
  private volatile Window window;

  /// @param most how often a client may ask within a window
  /// @param length of a window
  public RequestLimit(int most, Duration length, InstantSource clock) {
    this.most = most;
    this.length = length;
    this.clock = clock;
    this.window = new Window(clock.millis(), new ConcurrentHashMap<>());
  }

  /// The same handler, for clients that do not ask too often.
  public Handler around(Clients clients, Handler handler) {
    return context -> {
      count(context, clients.of(context));
      handler.handle(context);
    };
  }

  /// Counts one more, and says in the answer when to come again if it was one too many.
  ///
  /// @throws Refused TOO_MANY
  public void count(Context context, String who) {
    if (!allows(who)) {
      var passedMs = clock.millis() - window.beganMs;
      var leftMs = Math.clamp(length.toMillis() - passedMs, 1000, length.toMillis());
      context.header("Retry-After", Long.toString((leftMs + 999) / 1000));
      throw Refused.because(
          Refused.Kind.TOO_MANY,
          "Too many requests came from your address. Wait a little and try again.");
    }
  }

  /// Counts one more.
  ///
  /// @return whether it is still allowed
  public boolean allows(String who) {
    var now = clock.millis();
    var current = window;
    if (now - current.beganMs >= length.toMillis()
        || now < current.beganMs
        || current.asked.size() >= MOST_CLIENTS) {
      current = new Window(now, new ConcurrentHashMap<>());
      window = current;
    }
    return current.asked.computeIfAbsent(who, _ -> new AtomicInteger()).incrementAndGet() <= most;
  }
}
