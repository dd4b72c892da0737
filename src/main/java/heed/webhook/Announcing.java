package heed.webhook;

import heed.outbox.Outbox;
import heed.platform.database.Change;
import heed.platform.database.ChangeLog;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the change log and puts a message for each endpoint and event into the outbox. Messages
/// and the place up to which the log was read are one commit, so that a stop at any point loses and
/// doubles nothing; nodes on one database share the place. What is announced is the row of the log
/// that was written with the change itself: no use case knows of webhooks.
public final class Announcing implements AutoCloseable {
  private static final String ACTOR = "webhooks";

  /// Most messages in one commit, so that no filing waits long behind it.
  private static final int MOST_AT_ONCE = 500;

  /// How often to look unasked, for changes of other processes.
  private static final long LOOK_EVERY_MS = 1000;

  private static final Logger log = LoggerFactory.getLogger(Announcing.class);

  private final Database database;
  private final EndpointStore endpoints;
  private final Outbox outbox;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean listenedTo;
  private volatile boolean closed;
  private Thread thread = Thread.ofPlatform().name("announce").unstarted(this::run);

  public Announcing(Database database, EndpointStore endpoints, Outbox outbox) {
    this.database = database;
    this.endpoints = endpoints;
    this.outbox = outbox;
  }

  /// Begins to follow.
  public void start() {
    database.writer().onCommit(this::hear);
    thread.start();
  }

  /// Announces whatever was committed until now.
  ///
  /// @return how many messages that made
  public int announce() {
    var made = 0;
    while (true) {
      var listening = database.read(endpoints::listening);
      listenedTo = !listening.isEmpty();
      if (!listenedTo || database.read(handle -> isAtTheEnd(handle))) {
        return made;
      }
      made += database.writer().write(ACTOR, this::step);
    }
  }

  @Override
  public void close() {
    closed = true;
    news.release();
    try {
      thread.join(5000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAtTheEnd(org.jdbi.v3.core.Handle handle) {
    return ChangeLog.head(handle).sequence() <= endpoints.place(handle);
  }

  /// Decides everything anew: another node may have gone ahead since.
  private int step(Transaction transaction) {
    var handle = transaction.handle();
    var listening = endpoints.listening(handle);
    if (listening.isEmpty()) {
      return 0;
    }
    var limit = Math.max(1, MOST_AT_ONCE / listening.size());
    var changes = ChangeLog.after(handle, endpoints.place(handle), limit);
    var made = changes.stream().mapToInt(change -> tell(transaction, change, listening)).sum();
    if (!changes.isEmpty()) {
      endpoints.movePlace(handle, changes.getLast().sequence());
    }
    return made;
  }

  private int tell(Transaction transaction, Change change, List<EndpointStore.Standing> listening) {
    var type = Events.type(change).orElse(null);
    if (type == null) {
      return 0;
    }
    var hearers =
        listening.stream()
            .filter(one -> one.endpoint().hears(type) && one.since() < change.sequence())
            .map(one -> one.endpoint().id())
            .toList();
    if (!hearers.isEmpty()) {
      var event = Events.of(transaction.handle(), change, type);
      hearers.forEach(id -> put(transaction, outbox, id, event));
    }
    return hearers.size();
  }

  /// Puts an event into the outbox for one endpoint, unless it waits there already.
  static void put(Transaction transaction, Outbox outbox, String endpoint, Event event) {
    outbox.putAgain(
        transaction,
        WebhookCourier.TRANSPORT,
        endpoint,
        event.type(),
        event,
        endpoint + ":" + event.id());
  }

  private void hear(List<Change> changes) {
    if (listenedTo
        || changes.stream().anyMatch(one -> one.subject().equals(KeepingEndpoints.SUBJECT))) {
      news.release();
    }
  }

  private void run() {
    var failing = false;
    while (!closed) {
      try {
        if (news.tryAcquire(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
        announce();
        failing = false;
      } catch (InterruptedException interrupted) {
        return;
      } catch (RuntimeException problem) {
        if (!failing) {
          log.warn("Webhooks cannot follow the change log; trying on: {}", problem.getMessage());
        }
        failing = true;
      }
    }
  }
}
