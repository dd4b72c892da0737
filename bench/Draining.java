import com.sun.net.httpserver.HttpServer;
import heed.outbox.Courier;
import heed.outbox.Delivery;
import heed.outbox.Dispatching;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.RetryPolicy;
import heed.platform.Ids;
import heed.platform.database.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// How fast an outbox is emptied: to a courier in the process, and over HTTP to a target without limits.
/// Runs in the product's own classes, because no setting swaps a courier; [Bench] starts it.
///
///     java -cp target/heed.jar bench/Draining.java DATABASE process|http MESSAGES RECIPIENTS
public final class Draining {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Messages put in one transaction.
  private static final int AT_ONCE = 500;

  private final Set<String> arrived = ConcurrentHashMap.newKeySet();
  private final CountDownLatch left;
  private final int messages;

  private Draining(int messages) {
    this.messages = messages;
    this.left = new CountDownLatch(messages);
  }

  public static void main(String[] arguments) throws Exception {
    var draining = new Draining(Integer.parseInt(arguments[2]));
    var recipients = Integer.parseInt(arguments[3]);
    double seconds;
    if (arguments[1].equals("process")) {
      seconds = draining.run(Path.of(arguments[0]), recipients, new InProcess(draining));
    } else {
      try (var target = new Target(draining)) {
        seconds = draining.run(Path.of(arguments[0]), recipients, target);
      }
    }
    System.out.printf("%.0f%n", draining.messages / seconds);
    System.exit(0);
  }

  /// @return the seconds from the start until everything had arrived and was marked
  private double run(Path file, int recipients, Courier courier) throws Exception {
    var clock = Clock.systemUTC();
    try (var database = Database.open(file.toString(), PATIENCE, clock)) {
      var ids = Ids.secure(clock);
      var store = new OutboxStore();
      var outbox = new Outbox(store, ids);
      fill(database, outbox, courier.transport(), recipients);
      var dispatching =
          new Dispatching(database, outbox, List.of(courier), RetryPolicy.USUAL, clock, ids);
      var begun = System.nanoTime();
      dispatching.start();
      if (!left.await(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException(left.getCount() + " messages did not arrive");
      }
      while (database.read(store::counts).waiting() > 0) {
        Thread.sleep(1);
      }
      var seconds = (System.nanoTime() - begun) / 1e9;
      dispatching.close();
      return seconds;
    }
  }

  private void fill(Database database, Outbox outbox, String transport, int recipients) {
    var body =
        Map.of("feature", "SSO", "text", "A notice to a customer success manager. ".repeat(20));
    for (var from = 0; from < messages; from += AT_ONCE) {
      var first = from;
      database
          .writer()
          .write(
              "bench",
              tx -> {
                for (var number = first; number < Math.min(messages, first + AT_ONCE); number++) {
                  outbox.put(tx, transport, "csm-" + number % recipients, "notice", body);
                }
                return 0;
              });
    }
  }

  private void arrived(String id) {
    if (arrived.add(id)) {
      left.countDown();
    }
  }

  private record InProcess(Draining draining) implements Courier {
    @Override
    public String transport() {
      return "bench";
    }

    @Override
    public Delivery deliver(Message message) {
      draining.arrived(message.id());
      return new Delivery.Sent("here");
    }
  }

  /// A target that takes everything, and the courier that brings it there, over a real socket.
  private static final class Target implements Courier, AutoCloseable {
    private final HttpServer server;
    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    Target(Draining draining) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            draining.arrived(exchange.getRequestHeaders().getFirst("Message"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
      address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public String transport() {
      return "bench";
    }

    @Override
    public Delivery deliver(Message message) {
      var request =
          HttpRequest.newBuilder(address)
              .timeout(Duration.ofSeconds(10))
              .header("Message", message.id())
              .POST(HttpRequest.BodyPublishers.ofString(message.body()))
              .build();
      try {
        var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
        return answer.statusCode() == 200
            ? new Delivery.Sent("there")
            : Delivery.Later.because("HTTP " + answer.statusCode());
      } catch (IOException broken) {
        return Delivery.Later.because(String.valueOf(broken.getMessage()));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return Delivery.Later.because("Interrupted.");
      }
    }

    @Override
    public void close() {
      server.stop(0);
      client.close();
    }
  }
}
