package heed.outbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// A target of messages on a local port that answers 200, 500, 429 with any `Retry-After`, resets,
/// hangs, or accepts and then cuts the reply, at random; and that remembers what it accepted.
final class MoodyTarget implements AutoCloseable {
  /// The header with a message's id.
  static final String ID = "Message-Id";

  /// The header that tells the lives of the sender apart.
  static final String LIFE = "Life";

  /// After which it hangs up.
  private static final long HANGS_NANOS = 1_500_000_000L;

  private static final List<String> RETRY_AFTER =
      List.of("0", "-5", "1", "2", "Wed, 25 Nov 2026 12:00:00 GMT", "soon");

  /// A message that the target accepted.
  ///
  /// @param life of the sender
  /// @param doubted whether its sender was never told so
  record Accepted(String id, String life, boolean doubted) {}

  private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
  private final Semaphore calls = new Semaphore(0);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Random random;

  MoodyTarget(long seed) {
    random = new Random(seed);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
      server.setExecutor(threads);
      server.createContext("/", this::answer);
      server.start();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /// What it accepted so far, in its own order.
  List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  /// One permit for each call so far, as they come.
  Semaphore calls() {
    return calls;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var id = exchange.getRequestHeaders().getFirst(ID);
    var life = exchange.getRequestHeaders().getFirst(LIFE);
    var mood = mood();
    calls.release();
    switch (mood) {
      case 0 -> say(exchange, 500);
      case 1 -> {
        exchange
            .getResponseHeaders()
            .set("Retry-After", RETRY_AFTER.get(Math.floorMod(id.hashCode(), RETRY_AFTER.size())));
        say(exchange, 429);
      }
      case 2 -> exchange.close();
      case 3 -> hang(exchange);
      case 4 -> {
        accepted.add(new Accepted(id, life, true));
        exchange.close();
      }
      case 5 -> {
        accepted.add(new Accepted(id, life, true));
        hang(exchange);
      }
      default -> {
        accepted.add(new Accepted(id, life, false));
        say(exchange, 200);
      }
    }
  }

  private synchronized int mood() {
    return random.nextInt(16);
  }

  private static void hang(HttpExchange exchange) {
    LockSupport.parkNanos(HANGS_NANOS);
    exchange.close();
  }

  private static void say(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
