package heed.webhook;

import heed.cast.Desk;
import heed.cast.Receiver;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.loop.AnsweringLoops;
import heed.loop.ChangingStatus;
import heed.loop.LoopStore;
import heed.outbox.Dispatching;
import heed.outbox.Message;
import heed.outbox.MessageState;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.PageCourier;
import heed.outbox.RetryPolicy;
import heed.people.Caller;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.Role;
import heed.platform.Ids;
import heed.platform.Sealing;
import heed.platform.database.Database;
import heed.platform.database.Dialect;
import heed.platform.database.Writer;
import heed.platform.outside.Allowed;
import heed.platform.outside.GuardedClient;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A service with webhooks, whose time a test sets; it begins today, for verifiers of signatures
/// look at the clock of the machine.
final class Hooks implements AutoCloseable {
  static final Caller ADMIN = new Caller("ada@example.com", Role.ADMIN, "ada@example.com");
  private static final String SECRET = "kP8qR2vX5yB9dE3gJ6mN0sT4wZ7aC1fHkL5oQ8uW2xY=";

  final SettableClock clock =
      new SettableClock(InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS));
  final TestDatabase test;
  final Database database;
  final Ids ids = new Ids(clock, new Random(3));
  final PersonStore people = new PersonStore();
  final LoopStore loops = new LoopStore();
  final OutboxStore messages = new OutboxStore();
  final Outbox outbox = new Outbox(messages, ids);
  final Desk desk;
  final ChangingStatus changing;
  final AnsweringLoops answering;
  final Webhooks webhooks;
  final Dispatching dispatching;

  Hooks(Dialect dialect) {
    test = TestDatabase.of(dialect, clock);
    database = test.database();
    desk = new Desk(database);
    changing = new ChangingStatus(desk.features, desk.keepingFeatures, loops, outbox, "page", ids);
    answering = new AnsweringLoops(loops, desk.features, outbox, "page");
    webhooks = over(database);
    dispatching =
        new Dispatching(
            database,
            outbox,
            List.of(new PageCourier(), webhooks.courier),
            RetryPolicy.USUAL,
            clock,
            ids);
    write(transaction -> people.put(transaction, new Person("ada@example.com", "Ada", Role.ADMIN)));
  }

  /// The room over another connection to the same database, as another process has it.
  Webhooks over(Database other) {
    return new Webhooks(
        other,
        people,
        outbox,
        PageCourier.TRANSPORT,
        Optional.of(Sealing.under(SECRET)),
        GuardedClient.open(Allowed.of("127.0.0.1")),
        ids,
        clock);
  }

  <T> T write(Writer.Work<T> work) {
    return database.writer().write(ADMIN.name(), work);
  }

  KeepingEndpoints.WithKey register(Receiver receiver, EventType... types) {
    var sent = new SentEndpoint(receiver.url(), null, List.of(types), null, true);
    return write(transaction -> webhooks.keeping.register(transaction, sent, ADMIN));
  }

  String key(KeepingEndpoints.WithKey made) {
    return webhooks.keys.open(made.standing().endpoint().id(), made.sealedKey());
  }

  /// Announces and delivers all that is due.
  void run() {
    webhooks.announcing.announce();
    dispatching.runDue();
  }

  EndpointStore.Standing standing(String id) {
    return database.read(handle -> webhooks.endpoints.find(handle, id)).orElseThrow();
  }

  /// Messages to a recipient, oldest first.
  List<Message> messagesTo(String recipient) {
    return messages(new OutboxStore.Filter(null, null, recipient));
  }

  List<Message> messages(MessageState state, String recipient) {
    return messages(new OutboxStore.Filter(state, null, recipient));
  }

  private List<Message> messages(OutboxStore.Filter filter) {
    return database.read(handle -> messages.page(handle, filter, Long.MAX_VALUE, 500)).reversed();
  }

  @Override
  public void close() {
    dispatching.close();
    test.close();
  }
}
