package heed.outbox;

import heed.platform.Ids;
import heed.platform.Json;
import heed.platform.Refused;
import heed.platform.Texts;
import heed.platform.database.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Takes messages, in the transaction of whatever they tell of: both are kept or neither is.
public final class Outbox {
  /// What messages are called in the change log.
  public static final String SUBJECT = "message";

  /// The kind of a message that changes an earlier one in place.
  public static final String REFRESH = "refresh";

  /// The transport of messages that wait until somebody gathers them into one; no courier carries
  /// it.
  public static final String DIGEST = "digest";

  /// The body of such a message.
  ///
  /// @param message the id of the one that is shown anew
  public record Refresh(String message) {}

  private boolean deliversDigests;
  private final OutboxStore store;
  private final Ids ids;
  private final AboutStore abouts = new AboutStore();
  private final CarriedStore carried = new CarriedStore();
  private final AtomicBoolean fresh = new AtomicBoolean();

  public Outbox(OutboxStore store, Ids ids) {
    this.store = store;
    this.ids = ids;
  }

  /// Writes a message down that is about nothing that changes; see the other one.
  public String put(
      Transaction transaction, String transport, String recipient, String kind, Object body) {
    return put(transaction, transport, recipient, kind, body, List.of());
  }

  /// Writes a message down; it is sent once the transaction is durable.
  ///
  /// @param body facts that become JSON
  /// @param about what it is about: when one of these changes, it is shown anew
  /// @return the id of the message
  public String put(
      Transaction transaction,
      String transport,
      String recipient,
      String kind,
      Object body,
      Collection<String> about) {
    var handle = transaction.handle();
    var message =
        new Message(
            ids.next("m"),
            store.nextPlace(handle),
            transport,
            recipient,
            kind,
            Json.write(body),
            MessageState.WAITING,
            0,
            transaction.atMs(),
            transaction.atMs(),
            null,
            null,
            null);
    store.insert(handle, message);
    abouts.insert(handle, message.id(), about);
    fresh.set(true);
    return message.id();
  }

  /// Writes a message down that may be there already: what waits is left as it is, what was parked
  /// waits again, and what was sent is sent once more.
  ///
  /// @param about what tells this message from all others; nothing else may be about it
  public void putAgain(
      Transaction transaction,
      String transport,
      String recipient,
      String kind,
      Object body,
      String about) {
    var known = abouts.unsent(transaction.handle(), about);
    if (known.isEmpty()) {
      put(transaction, transport, recipient, kind, body, List.of(about));
    } else if (known.get().state() == MessageState.PARKED) {
      retryParked(transaction, known.get().id());
    }
  }

  /// Lets what waits for a recipient go out now, whatever delay it waits for.
  public void hurry(Transaction transaction, String transport, String recipient) {
    store.hurry(transaction.handle(), transport, recipient, transaction.atMs());
    fresh.set(true);
  }

  /// Says, before the start, that messages of the transport [#DIGEST] are gathered and delivered.
  public Outbox deliveringDigests() {
    deliversDigests = true;
    return this;
  }

  /// Whether messages of the transport [#DIGEST] reach anybody.
  public boolean deliversDigests() {
    return deliversDigests;
  }

  /// Writes a message down that others travel with, from whatever transport; they end with it.
  ///
  /// @param parts waiting messages that nobody has begun to send
  public String gather(
      Transaction transaction,
      String transport,
      String recipient,
      String kind,
      Object body,
      List<Message> parts) {
    var handle = transaction.handle();
    var carrier = stored(transaction, put(transaction, transport, recipient, kind, body));
    parts.forEach(part -> carried.carry(handle, part, carrier, transaction.atMs()));
    parts.forEach(part -> OutboxStore.letNextGoUnlessOneDoes(handle, part));
    return carrier.id();
  }

  /// Ends a waiting message that is not sent by itself.
  ///
  /// @param where what became of it, for whoever reads the list of messages
  public void end(Transaction transaction, Message message, String where) {
    carried.end(transaction.handle(), message, where, transaction.atMs());
    OutboxStore.letNextGoUnlessOneDoes(transaction.handle(), message);
  }

  /// Sends the facts of a message, and of those that it carries, to somebody else as well.
  public String forward(Transaction transaction, Message message, String recipient) {
    return forward(transaction, message, message.transport(), recipient);
  }

  /// As the other, by another transport.
  public String forward(
      Transaction transaction, Message message, String transport, String recipient) {
    var handle = transaction.handle();
    var forwarded = stored(transaction, forwardOne(transaction, message, transport, recipient));
    for (var each : carried.with(handle, message.id())) {
      var companion = stored(transaction, forwardOne(transaction, each, transport, recipient));
      carried.carry(handle, companion, forwarded, transaction.atMs());
    }
    return forwarded.id();
  }

  private String forwardOne(
      Transaction transaction, Message message, String transport, String recipient) {
    return put(
        transaction,
        transport,
        recipient,
        message.kind(),
        Json.tree(message.body()),
        abouts.of(transaction.handle(), message.id()));
  }

  /// Lets every message about one of these be shown anew where it stands, once for each however
  /// much changes meanwhile. The Messages page shows facts as they were told; there is nothing to
  /// do for it.
  public void changed(Transaction transaction, List<String> about) {
    for (var message : abouts.shown(transaction, about)) {
      var body = new Refresh(message.id());
      if (!abouts.waits(transaction.handle(), message, REFRESH, Json.write(body))) {
        put(transaction, message.transport(), message.recipient(), REFRESH, body);
      }
    }
  }

  /// Whether a message of this kind waits for a recipient.
  public boolean waits(Transaction transaction, String transport, String recipient, String kind) {
    return store.waits(transaction.handle(), transport, recipient, kind);
  }

  /// Tries a parked message again, as if it were new.
  ///
  /// @throws Refused when there is none, or it is not parked
  public void retryParked(Transaction transaction, String id) {
    var message = stored(transaction, id);
    if (message.state() != MessageState.PARKED) {
      throw Refused.because(
          Refused.Kind.CONFLICT,
          "Message "
              + id
              + " is not parked: it is "
              + message.state().word()
              + ". Only a parked message can be tried again.");
    }
    store.revive(transaction.handle(), message, transaction.atMs());
    var revived = message.touched(MessageState.WAITING, 0, message.lastProblem());
    transaction.record("retried", SUBJECT, id, revived);
    fresh.set(true);
  }

  /// Gives a waiting message up, so that those behind it for the same recipient go on.
  ///
  /// @param why for whoever reads the list of parked messages
  /// @throws Refused when there is none, or it is not waiting
  public void park(Transaction transaction, String id, String why) {
    var message = stored(transaction, id);
    if (message.state() != MessageState.WAITING) {
      throw Refused.because(
          Refused.Kind.CONFLICT,
          "Message " + id + " is " + message.state().word() + ", no longer waiting.");
    }
    var problem = problem("Parked by " + transaction.actor() + ": " + why);
    store.park(transaction.handle(), message, problem);
    transaction.record(
        "parked", SUBJECT, id, message.touched(MessageState.PARKED, message.attempts(), problem));
  }

  /// Whether messages were put since this was last asked.
  boolean takeFresh() {
    return fresh.getAndSet(false);
  }

  /// A problem as it is kept: one that fits a page.
  static String problem(@Nullable String sentence) {
    return Texts.clip(String.valueOf(sentence).replace('\0', ' '), 500);
  }

  private Message stored(Transaction transaction, String id) {
    return store.find(transaction.handle(), id).orElseThrow(() -> Refused.notFound("message", id));
  }
}
