package heed.webhook;

import heed.outbox.Courier;
import heed.outbox.Delivery;
import heed.outbox.Message;
import heed.outbox.RetryPolicy;
import heed.platform.Json;
import heed.platform.database.Database;
import heed.platform.outside.GuardedClient;
import heed.platform.outside.GuardedClient.Reply;
import heed.webhook.EndpointStore.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries events to endpoints by Standard Webhooks 1.0.0. Each endpoint is a recipient of its own
/// and gets its messages in order: while one is tried again, those behind it wait. Only a message
/// that the endpoint refuses for its own sake is put aside after three attempts.
public final class WebhookCourier implements Courier {
  /// Which messages it carries.
  public static final String TRANSPORT = "webhook";

  /// The schedule that Standard Webhooks suggests: three days and a few hours in all.
  static final RetryPolicy RETRIES =
      new RetryPolicy(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10),
              Duration.ofHours(14),
              Duration.ofHours(20),
              Duration.ofHours(24)));

  /// After so many refusals that are about the message itself, those behind it go on.
  private static final int MOST_REFUSALS = 3;

  private static final int GONE = 410;

  private final Database database;
  private final EndpointStore endpoints;
  private final SigningKeys keys;
  private final Faring faring;
  private final GuardedClient client;
  private final InstantSource clock;

  public WebhookCourier(
      Database database,
      EndpointStore endpoints,
      SigningKeys keys,
      Faring faring,
      GuardedClient client,
      InstantSource clock) {
    this.database = database;
    this.endpoints = endpoints;
    this.keys = keys;
    this.faring = faring;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public String transport() {
    return TRANSPORT;
  }

  @Override
  public Optional<RetryPolicy> retries() {
    return Optional.of(RETRIES);
  }

  @Override
  public Delivery deliver(Message message) {
    var found = database.read(handle -> endpoints.find(handle, message.recipient()));
    if (found.isEmpty()) {
      return new Delivery.Sent("nowhere: the webhook was removed");
    }
    var standing = found.get();
    if (!standing.endpoint().enabled()) {
      return new Delivery.Impossible("The webhook " + standing.endpoint().name() + " is off.");
    }
    var body = message.body();
    return delivery(message, standing, send(standing, Json.tree(body).path("id").asString(), body));
  }

  /// Sends an event now, outside the outbox, to see whether the endpoint takes it.
  public Reply tryOut(Standing standing) {
    var now = clock.instant();
    var id = "test_" + now.toEpochMilli();
    return send(
        standing, id, Json.write(new Event(id, Event.TEST, now, new Tested(standing.endpoint()))));
  }

  /// What an endpoint is told when it is tried out.
  record Tested(String webhook) {
    Tested(Endpoint endpoint) {
      this(endpoint.id());
    }
  }

  private Reply send(Standing standing, String id, String json) {
    var endpoint = standing.endpoint();
    var seconds = clock.instant().getEpochSecond();
    var body = json.getBytes(StandardCharsets.UTF_8);
    var signing = database.read(handle -> keys.of(handle, endpoint.id(), clock.millis()));
    var headers = new LinkedHashMap<String, String>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(seconds));
    headers.put("webhook-signature", SigningKeys.signatures(signing, id, seconds, body));
    headers.put("User-Agent", "Heed");
    return client.post(endpoint.url(), headers, body);
  }

  private Delivery delivery(Message message, Standing standing, Reply reply) {
    return switch (reply) {
      case Reply.Answered(var status, var _) when status >= 200 && status < 300 -> {
        faring.well(standing);
        yield new Delivery.Sent("answered " + status);
      }
      case Reply.Answered(var status, var _) when status == GONE -> {
        faring.gone(standing);
        yield new Delivery.Impossible(
            standing.endpoint().name() + " is gone (410); it is off now.");
      }
      case Reply.Answered(var status, var retryAfter) ->
          refused(message, standing, status, retryAfter);
      case Reply.Unheard(var why) -> later(standing, null, why);
    };
  }

  private Delivery refused(
      Message message, Standing standing, int status, @Nullable String retryAfter) {
    if (isAboutTheMessage(status) && message.attempts() + 1 >= MOST_REFUSALS) {
      faring.badly(standing, "answers " + status);
      return new Delivery.Impossible(
          standing.endpoint().name()
              + " refused this message three times (status "
              + status
              + "). Those behind it go on.");
    }
    return later(standing, wait(retryAfter), "answered " + status);
  }

  private Delivery later(Standing standing, @Nullable Duration atLeast, String why) {
    faring.badly(standing, why);
    return new Delivery.Later(atLeast, standing.endpoint().name() + " " + why + ".", false);
  }

  /// Whether the next message may well be taken.
  private static boolean isAboutTheMessage(int status) {
    return switch (status) {
      case 400, 406, 409, 411, 413, 414, 415, 422, 431 -> true;
      default -> false;
    };
  }

  /// What `Retry-After` asks for, in either of its forms; null for anything else. The outbox keeps
  /// it within reason.
  private @Nullable Duration wait(@Nullable String retryAfter) {
    if (retryAfter == null) {
      return null;
    }
    if (retryAfter.matches("[0-9]{1,12}")) {
      return Duration.ofSeconds(Long.parseLong(retryAfter));
    }
    try {
      var then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter, java.time.Instant::from);
      return Duration.between(clock.instant(), then);
    } catch (DateTimeParseException neither) {
      return null;
    }
  }
}
