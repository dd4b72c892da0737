package heed.webhook;

import heed.outbox.Outbox;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import heed.webhook.EndpointStore.Standing;
import java.time.Duration;

/// Registering, changing and removing endpoints, which admins do.
public final class KeepingEndpoints {
  /// What endpoints are called in the change log.
  public static final String SUBJECT = "webhook";

  /// Most endpoints. Every change that they hear of is one message for each.
  static final int MOST = 50;

  /// How long the key before signs beside the new one, so that receivers can change over.
  static final Duration CHANGEOVER = Duration.ofDays(1);

  private final EndpointStore endpoints;
  private final SigningKeys keys;
  private final Outbox outbox;
  private final Ids ids;

  public KeepingEndpoints(EndpointStore endpoints, SigningKeys keys, Outbox outbox, Ids ids) {
    this.endpoints = endpoints;
    this.keys = keys;
    this.outbox = outbox;
    this.ids = ids;
  }

  /// An endpoint with a new key.
  ///
  /// @param sealedKey for [SigningKeys#open]
  public record WithKey(Standing standing, String sealedKey) {}

  /// Registers an endpoint. It hears of what happens from now on.
  ///
  /// @throws Refused FORBIDDEN; CONFLICT when there are too many, or keys cannot be sealed
  public WithKey register(Transaction transaction, SentEndpoint sent, Caller caller) {
    caller.mustBe(Role.ADMIN);
    var handle = transaction.handle();
    if (endpoints.all(handle).size() >= MOST) {
      throw Refused.because(
          Refused.Kind.CONFLICT, "There are " + MOST + " webhooks already; remove one first.");
    }
    var endpoint = sent.as(ids.next("wh"), caller.email());
    var sealed = keys.renew(transaction, endpoint.id(), transaction.atMs());
    listenFromNowOn(transaction);
    return new WithKey(keep(transaction, "created", endpoint, transaction.nextSequence()), sealed);
  }

  /// Gives an endpoint other settings. Switched on again it hears of what happens from now on, and
  /// what still waits for it goes out at once.
  ///
  /// @throws Refused FORBIDDEN; NOT_FOUND
  public Standing replace(Transaction transaction, String id, SentEndpoint sent, Caller caller) {
    caller.mustBe(Role.ADMIN);
    var known = find(transaction, id);
    var endpoint = sent.as(id, known.endpoint().owner());
    var back = endpoint.enabled() && !known.endpoint().enabled();
    if (endpoint.equals(known.endpoint())) {
      hurry(transaction, id);
      return known;
    }
    if (back) {
      listenFromNowOn(transaction);
      endpoints.recovers(transaction.handle(), id);
    }
    hurry(transaction, id);
    return keep(
        transaction, "updated", endpoint, back ? transaction.nextSequence() : known.since());
  }

  /// Makes a new key; the one before signs beside it for a day.
  ///
  /// @throws Refused FORBIDDEN; NOT_FOUND; CONFLICT when keys cannot be sealed
  public WithKey renewKey(Transaction transaction, String id, Caller caller) {
    caller.mustBe(Role.ADMIN);
    var known = find(transaction, id);
    var sealed = keys.renew(transaction, id, transaction.atMs() + CHANGEOVER.toMillis());
    return new WithKey(keep(transaction, "rekeyed", known.endpoint(), known.since()), sealed);
  }

  /// Removes an endpoint with its keys. What still waits for it goes nowhere.
  ///
  /// @throws Refused FORBIDDEN; NOT_FOUND
  public void remove(Transaction transaction, String id, Caller caller) {
    caller.mustBe(Role.ADMIN);
    var known = find(transaction, id);
    endpoints.delete(transaction.handle(), id);
    transaction.record("deleted", SUBJECT, id, null, known.endpoint());
    hurry(transaction, id);
  }

  /// Switches an endpoint off because of how it answers.
  ///
  /// @return the endpoint now; empty when it was off or gone already
  java.util.Optional<Endpoint> stop(Transaction transaction, String id, String why) {
    return endpoints
        .find(transaction.handle(), id)
        .filter(known -> known.endpoint().enabled())
        .map(known ->
            keep(transaction, "stopped", known.endpoint().stopped(why), known.since()).endpoint());
  }

  /// Lets what waits for an endpoint go out at once: it takes messages again.
  public void hurry(Transaction transaction, String id) {
    outbox.hurry(transaction, WebhookCourier.TRANSPORT, id);
  }

  /// The endpoint of an id.
  ///
  /// @throws Refused NOT_FOUND
  public Standing find(Transaction transaction, String id) {
    return endpoints
        .find(transaction.handle(), id)
        .orElseThrow(() -> Refused.notFound("webhook", id));
  }

  /// While nobody listens the log is not followed, and what happened then is not announced later.
  private void listenFromNowOn(Transaction transaction) {
    if (endpoints.listening(transaction.handle()).isEmpty()) {
      endpoints.movePlace(transaction.handle(), transaction.nextSequence());
    }
  }

  private Standing keep(Transaction transaction, String action, Endpoint endpoint, long since) {
    endpoints.put(transaction.handle(), endpoint, since, transaction.nextSequence());
    transaction.record(action, SUBJECT, endpoint.id(), endpoint);
    return endpoints.find(transaction.handle(), endpoint.id()).orElseThrow();
  }
}
