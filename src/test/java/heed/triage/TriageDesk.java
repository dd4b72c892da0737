package heed.triage;

import heed.cast.Cast;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.loop.ChangingStatus;
import heed.loop.LoopStore;
import heed.outbox.Courier;
import heed.outbox.Delivery;
import heed.outbox.Dispatching;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.RetryPolicy;
import heed.people.Caller;
import heed.platform.Json;
import heed.platform.database.Dialect;
import heed.platform.database.Transaction;
import heed.request.NewRequest;
import heed.request.Request;
import java.util.List;
import java.util.function.BiConsumer;

/// The room of triage on a database of its own. Whatever is sent to the channel arrives.
final class TriageDesk implements AutoCloseable {
  static final Caller PIA = Caller.of(Cast.PIA);
  static final Caller ADA = Caller.of(Cast.ADA);
  static final Caller CARA = Caller.of(Cast.CARA);

  final SettableClock clock = SettableClock.morning();
  final TestDatabase test;
  final Desk desk;
  final OutboxStore messages = new OutboxStore();
  final Outbox outbox;
  final TriageStore store = new TriageStore();
  final Triaging triaging;
  final Dispatching dispatching;
  FollowingFeatures following;
  Delivery delivery = new Delivery.Sent("C1 1.1");

  TriageDesk(Dialect dialect) {
    test = TestDatabase.of(dialect, clock);
    desk = new Desk(test.database());
    outbox = new Outbox(messages, desk.ids);
    var changing =
        new ChangingStatus(
            desk.features, desk.keepingFeatures, new LoopStore(), outbox, "slack", desk.ids);
    triaging =
        new Triaging(desk.features, desk.keepingFeatures, desk.merging, changing, desk.people);
    dispatching =
        new Dispatching(
            test.database(), outbox, List.of(new Postman()), RetryPolicy.USUAL, clock, desk.ids);
    following = anotherFollower();
    following.catchUp();
    desk.keep(Cast.PIA);
    desk.keep(Cast.ADA);
    desk.keep(Cast.CARA);
    desk.keep(Cast.acme());
    desk.keep(Cast.globex());
    desk.keep(Cast.initech());
  }

  /// Another process, or this one after a restart.
  FollowingFeatures anotherFollower() {
    return new FollowingFeatures(test.database(), desk.features, outbox, messages, "slack");
  }

  /// Files a request for a feature that nobody has asked for yet.
  Request fileNew(String account, String title) {
    return desk.write(tx -> desk.filing.file(tx, asking(account, title)).value());
  }

  static NewRequest asking(String account, String title) {
    return new NewRequest(
        account, null, title, null, 4, false, null, "We need it", null, null, null, null);
  }

  void as(Caller caller, BiConsumer<Transaction, Caller> act) {
    test.database()
        .writer()
        .write(
            caller.name(),
            tx -> {
              act.accept(tx, caller);
              return true;
            });
  }

  long version(String feature) {
    return test.database()
        .read(handle -> desk.features.find(handle, feature))
        .orElseThrow()
        .version();
  }

  List<Arrived> inbox(int limit) {
    return test.database().read(handle -> store.inbox(handle, limit));
  }

  /// Follows, and delivers what is due.
  void settle() {
    following.catchUp();
    dispatching.runDue();
  }

  /// The messages of a kind, in order of writing.
  List<Message> messages(String kind) {
    return test
        .database()
        .read(handle -> messages.page(handle, OutboxStore.Filter.ALL, Long.MAX_VALUE, 500))
        .reversed()
        .stream()
        .filter(message -> message.kind().equals(kind))
        .toList();
  }

  List<CardNews> news() {
    return messages(CardNews.KIND).stream()
        .map(message -> Json.read(message.body(), CardNews.class))
        .toList();
  }

  @Override
  public void close() {
    dispatching.close();
    test.close();
  }

  private final class Postman implements Courier {
    @Override
    public String transport() {
      return "slack";
    }

    @Override
    public Delivery deliver(Message message) {
      return delivery;
    }
  }
}
