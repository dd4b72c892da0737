package heed.webhook;

import heed.outbox.Outbox;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.Role;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import heed.webhook.EndpointStore.Standing;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How endpoints fare: since when one takes nothing, when its owner is told, and when it is
/// switched off. Its owner hears by the transport of people, never by the webhook itself.
public final class Faring {
  /// An owner is told once nothing went through for so long.
  static final Duration WARNED_AFTER = Duration.ofDays(1);

  /// An endpoint is switched off once nothing went through for so long.
  static final Duration STOPPED_AFTER = Duration.ofDays(5);

  private static final String ACTOR = "webhooks";
  private static final Logger log = LoggerFactory.getLogger(Faring.class);

  private final Database database;
  private final EndpointStore endpoints;
  private final KeepingEndpoints keeping;
  private final PersonStore people;
  private final Outbox outbox;
  private final String transport;
  private final InstantSource clock;

  /// @param transport by which people are told
  public Faring(
      Database database,
      EndpointStore endpoints,
      KeepingEndpoints keeping,
      PersonStore people,
      Outbox outbox,
      String transport,
      InstantSource clock) {
    this.database = database;
    this.endpoints = endpoints;
    this.keeping = keeping;
    this.people = people;
    this.outbox = outbox;
    this.transport = transport;
    this.clock = clock;
  }

  /// A delivery went through.
  public void well(Standing standing) {
    if (standing.failingSinceMs() != null) {
      write(transaction -> endpoints.recovers(transaction.handle(), standing.endpoint().id()));
    }
  }

  /// A delivery failed.
  ///
  /// @param why the rest of a sentence that begins with the endpoint
  void badly(Standing standing, String why) {
    var endpoint = standing.endpoint();
    var since = standing.failingSinceMs();
    var now = clock.millis();
    if (since == null) {
      write(transaction -> endpoints.fails(transaction.handle(), endpoint.id(), now));
      return;
    }
    var lasted = Duration.ofMillis(now - since);
    if (lasted.compareTo(STOPPED_AFTER) >= 0) {
      stop(endpoint, Trouble.What.STOPPED, why, since);
    } else if (lasted.compareTo(WARNED_AFTER) >= 0 && standing.warnedMs() == null) {
      write(transaction -> {
        if (endpoints.warned(transaction.handle(), endpoint.id(), now)) {
          warn(transaction, endpoint, Trouble.What.FAILING, why, since);
        }
      });
    }
  }

  /// The endpoint says that it wants no more.
  void gone(Standing standing) {
    stop(standing.endpoint(), Trouble.What.GONE, "answered 410", clock.millis());
  }

  private void stop(Endpoint endpoint, Trouble.What what, String why, long sinceMs) {
    write(transaction ->
        keeping
            .stop(transaction, endpoint.id(), "It " + why + ".")
            .ifPresent(stopped -> warn(transaction, stopped, what, why, sinceMs)));
  }

  private void warn(
      Transaction transaction, Endpoint endpoint, Trouble.What what, String why, long sinceMs) {
    var trouble =
        new Trouble(
            endpoint.id(),
            endpoint.name(),
            what,
            why,
            LocalDate.ofEpochDay(Math.floorDiv(sinceMs, Duration.ofDays(1).toMillis())));
    var owner = endpoint.owner();
    var recipients = owner == null ? admins(transaction) : List.of(owner);
    recipients.forEach(
        recipient -> outbox.put(transaction, transport, recipient, Trouble.KIND, trouble));
    log.warn("webhook {}: {} {}", endpoint.id(), what, why);
  }

  private List<String> admins(Transaction transaction) {
    return people.all(transaction.handle()).stream()
        .filter(person -> person.role() == Role.ADMIN)
        .map(Person::email)
        .toList();
  }

  private void write(java.util.function.Consumer<Transaction> work) {
    database
        .writer()
        .write(
            ACTOR,
            transaction -> {
              work.accept(transaction);
              return true;
            });
  }
}
