package heed.outbox;

import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.platform.Ids;
import heed.platform.database.Database;
import heed.platform.database.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// An outbox on a database of its own, a courier that does as it is told, and a node that delivers.
final class Post implements AutoCloseable {
  /// Fewer attempts than usual, so that tests see their end.
  static final RetryPolicy POLICY = RetryPolicy.USUAL.upTo(4);

  final SettableClock clock = SettableClock.morning();
  final TestDatabase test;
  final Ids ids = new Ids(clock, new Random(11));
  final OutboxStore store = new OutboxStore();
  final Outbox outbox = new Outbox(store, ids);
  final ScriptedCourier courier = new ScriptedCourier("first", clock);
  final Dispatching node;
  private final List<Dispatching> nodes = new ArrayList<>();

  Post(Dialect dialect) {
    test = TestDatabase.of(dialect, clock);
    node = node(test.database(), courier);
  }

  /// Another process on the same database, with a courier of its own.
  Dispatching another(Courier itsCourier) {
    return node(test.another(), itsCourier);
  }

  private Dispatching node(Database database, Courier itsCourier) {
    var made =
        new Dispatching(
            database,
            outbox,
            List.of(itsCourier),
            POLICY,
            clock,
            new Ids(clock, new Random(100 + nodes.size())));
    nodes.add(made);
    return made;
  }

  String put(String recipient) {
    return put("scripted", recipient);
  }

  String put(String transport, String recipient) {
    return test.database()
        .writer()
        .write(
            "test",
            tx -> outbox.put(tx, transport, recipient, "greeting", Map.of("to", recipient)));
  }

  /// One message for each of `who-01`, `who-02` …
  void putForMany(int recipients) {
    test.database()
        .writer()
        .write(
            "test",
            tx -> {
              for (var number = 1; number <= recipients; number++) {
                outbox.put(tx, "scripted", "who-%02d".formatted(number), "greeting", Map.of());
              }
              return 0;
            });
  }

  Message message(String id) {
    return test.database().read(handle -> store.find(handle, id)).orElseThrow();
  }

  OutboxStore.Counts counts() {
    return test.database().read(store::counts);
  }

  List<Message> page(OutboxStore.Filter filter) {
    return test.database().read(handle -> store.page(handle, filter, Long.MAX_VALUE, 500));
  }

  List<Message> page(@Nullable MessageState state) {
    return page(new OutboxStore.Filter(state, null, null));
  }

  @Override
  public void close() {
    nodes.forEach(Dispatching::close);
    test.close();
  }
}
