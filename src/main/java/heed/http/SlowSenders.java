package heed.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.NanoTime;

/// Closes connections whose request line and headers do not arrive. An idle timeout alone is no
/// help: it begins anew with every byte of a sender who sends one every few seconds.
final class SlowSenders implements AutoCloseable {
  /// A head may take this long; with the interval between looks, the connection is gone within 15
  /// s.
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long LOOK_EVERY_MS = 2000;

  /// @param requests complete heads so far
  /// @param bytes bytes so far when the last of them was complete
  /// @param begunNanos when an unfinished head was first seen; 0 when there is none
  private record Seen(long requests, long bytes, long begunNanos) {}

  private final ServerConnector connector;
  private final ScheduledExecutorService lookout =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("slow-senders").factory());
  private Map<EndPoint, Seen> seen = new HashMap<>();

  SlowSenders(ServerConnector connector) {
    this.connector = connector;
  }

  void start() {
    var _ =
        lookout.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    var now = new HashMap<EndPoint, Seen>();
    for (var endPoint : connector.getConnectedEndPoints()) {
      var state = look(endPoint);
      if (state.begunNanos != 0 && NanoTime.since(state.begunNanos) > PATIENCE_NANOS) {
        endPoint.close();
      } else {
        now.put(endPoint, state);
      }
    }
    seen = now;
  }

  private Seen look(EndPoint endPoint) {
    var connection = endPoint.getConnection();
    var requests = connection == null ? 0 : connection.getMessagesIn();
    var bytes = connection == null ? 0 : connection.getBytesIn();
    var before = seen.get(endPoint);
    if (before == null) {
      // A new connection owes its first request, whether or not it has sent a byte.
      return new Seen(requests, bytes, requests == 0 ? NanoTime.now() : 0);
    }
    var answering = connection != null && connection.getMessagesOut() < requests;
    if (requests != before.requests || answering) {
      return new Seen(requests, bytes, 0);
    }
    if (before.begunNanos == 0 && bytes != before.bytes) {
      return new Seen(requests, bytes, NanoTime.now());
    }
    return before;
  }

  @Override
  public void close() {
    lookout.shutdownNow();
  }
}
