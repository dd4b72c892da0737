package heed.outbox;

import heed.platform.Ids;
import heed.platform.database.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A process that delivers an outbox over HTTP until it is killed, or exits when nothing waits any
/// more. Its clock runs ahead, so that leases and delays of an earlier life are over, and ten times
/// as fast as others. With a fourth argument it tells a lie that a harness must notice: `early`
/// says "sent" before it sends.
public final class DispatchingUnderFire {
  static final String TRANSPORT = "fire";

  /// Deliveries at once.
  static final int AT_ONCE = 16;

  private DispatchingUnderFire() {}

  public static void main(String[] arguments) throws InterruptedException {
    var ahead = Duration.parse(arguments[2]);
    var born = Instant.now();
    InstantSource clock =
        () -> born.plus(ahead).plus(Duration.between(born, Instant.now()).multipliedBy(10));
    var database = Database.open(arguments[0], Duration.ofSeconds(5), clock);
    var ids = Ids.secure(clock);
    var store = new OutboxStore();
    var early = arguments.length > 3 && arguments[3].equals("early");
    var courier =
        new OverHttp(HttpClient.newHttpClient(), URI.create(arguments[1]), arguments[2], early);
    var dispatching =
        new Dispatching(
            database, new Outbox(store, ids), List.of(courier), RetryPolicy.USUAL, clock, ids);
    dispatching.start();
    while (database.read(store::counts).waiting() > 0) {
      Thread.sleep(20);
    }
    dispatching.close();
    database.close();
    System.exit(0);
  }

  private record OverHttp(HttpClient client, URI target, String life, boolean early)
      implements Courier {
    /// The target hangs up long before. Were it shorter, an answer that a busy machine brings late
    /// would be an answer that nobody heard, and nobody would count it.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String transport() {
      return TRANSPORT;
    }

    @Override
    public int atOnce() {
      return AT_ONCE;
    }

    @Override
    public Delivery deliver(Message message) {
      var request =
          HttpRequest.newBuilder(target)
              .timeout(PATIENCE)
              .header(MoodyTarget.ID, message.id())
              .header(MoodyTarget.LIFE, life)
              .POST(HttpRequest.BodyPublishers.ofString(message.body()))
              .build();
      if (early) {
        var _ = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        return new Delivery.Sent("soon");
      }
      try {
        var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
        return switch (answer.statusCode()) {
          case 200 -> new Delivery.Sent("there");
          case 429 -> new Delivery.Later(Duration.ofSeconds(1), "HTTP 429", false);
          default -> Delivery.Later.because("HTTP " + answer.statusCode());
        };
      } catch (IOException broken) {
        return Delivery.Later.because(String.valueOf(broken.getMessage()));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return Delivery.Later.because("Interrupted.");
      }
    }
  }
}
