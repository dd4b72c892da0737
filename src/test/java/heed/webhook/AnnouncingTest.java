package heed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.Receiver;
import heed.feature.Status;
import heed.loop.Answer;
import heed.loop.StatusChange;
import heed.outbox.MessageState;
import heed.people.Caller;
import heed.platform.Json;
import heed.platform.Refused;
import heed.platform.database.Dialect;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Which events become of changes, who hears of them, and how they are sent again.
class AnnouncingTest {
  private static final Caller PIA = Caller.of(Cast.PIA);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_endpoint_hears_what_it_chose_in_the_order_of_what_happened(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var all = new Receiver();
        var some = new Receiver()) {
      hooks.register(all, EventType.values());
      hooks.register(some, EventType.LOOP_TOLD);
      ask(hooks);
      ship(hooks, Status.PLANNED, LocalDate.of(2027, 3, 1));
      tell(hooks);
      hooks.run();

      assertThat(types(all))
          .containsExactly("request.filed", "feature.status_changed", "loop.opened", "loop.told");
      assertThat(types(some)).containsExactly("loop.told");
      var filed = events(all).getFirst();
      assertThat(filed.at("/data/account").asString()).isEqualTo("acme");
      assertThat(filed.at("/data/severity").asInt()).isEqualTo(5);
      var changed = events(all).get(1);
      assertThat(changed.at("/data/status").asString()).isEqualTo("planned");
      assertThat(changed.at("/data/previousStatus").asString()).isEqualTo("new");
      assertThat(changed.at("/data/targetDate").asString()).isEqualTo("2027-03-01");
      assertThat(changed.at("/data/changedBy").asString()).isEqualTo(Cast.PIA.email());
      var told = events(all).get(3);
      assertThat(told.at("/data/how").asString()).isEqualTo("call");
      assertThat(told.path("id").asString())
          .isEqualTo(all.got().get(3).headers().get("webhook-id"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void no_message_holds_money_or_what_a_customer_said(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver()) {
      hooks.register(receiver, EventType.values());
      ask(hooks);
      ship(hooks, Status.SHIPPED, null);
      hooks.run();

      assertThat(receiver.got())
          .isNotEmpty()
          .allSatisfy(got ->
              assertThat(got.body())
                  .doesNotContain("777", "240000", "Our words", "Mona Muster", "expansion", "arr"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_happened_before_it_was_registered_or_while_it_was_off_is_not_announced(
      Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver()) {
      ask(hooks);
      var id = hooks.register(receiver, EventType.REQUEST_FILED).standing().endpoint().id();
      hooks.run();
      assertThat(receiver.got()).isEmpty();

      set(hooks, id, receiver, false);
      ask(hooks);
      hooks.run();
      set(hooks, id, receiver, true);
      ask(hooks);
      hooks.run();

      assertThat(receiver.got()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void many_announcers_on_one_database_announce_each_event_once(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver()) {
      var id = hooks.register(receiver, EventType.REQUEST_FILED).standing().endpoint().id();
      for (var i = 0; i < 40; i++) {
        ask(hooks);
      }
      var other = hooks.over(hooks.test.another());
      var one = CompletableFuture.supplyAsync(hooks.webhooks.announcing::announce);
      var two = CompletableFuture.supplyAsync(other.announcing::announce);

      assertThat(one.join() + two.join()).isEqualTo(40);
      assertThat(hooks.messagesTo(id)).hasSize(40);
      assertThat(hooks.messagesTo(id).stream().map(each -> Json.tree(each.body()).path("id")))
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void one_event_or_all_of_a_time_are_sent_again_under_their_ids(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver()) {
      var id = hooks.register(receiver, EventType.REQUEST_FILED).standing().endpoint().id();
      for (var i = 0; i < 3; i++) {
        ask(hooks);
        hooks.clock.pass(Duration.ofMinutes(1));
      }
      hooks.run();
      var ids = ids(receiver);
      var end = hooks.clock.instant();

      replay(hooks, id, hooks.webhooks.replaying.event(ids.get(1)));
      hooks.run();
      var endpoint = hooks.standing(id).endpoint();
      var lastTwo =
          hooks.webhooks.replaying.between(endpoint, end.minus(Duration.ofMinutes(2)), end);
      replay(hooks, id, lastTwo);
      hooks.run();

      assertThat(ids(receiver))
          .containsExactly(ids.get(0), ids.get(1), ids.get(2), ids.get(1), ids.get(1), ids.get(2));
      assertThat(receiver.got().get(3).body()).isEqualTo(receiver.got().get(1).body());
      for (var none : List.of("evt_0", "evt_999999", "evt_1", "m-1", "evt_01")) {
        assertThatThrownBy(() -> hooks.webhooks.replaying.event(none))
            .as(none)
            .isInstanceOf(Refused.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_replay_revives_what_was_given_up_and_leaves_alone_what_waits(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver().always(Receiver.status(410))) {
      var id = hooks.register(receiver, EventType.REQUEST_FILED).standing().endpoint().id();
      var from = hooks.clock.instant();
      ask(hooks);
      ask(hooks);
      hooks.run();
      assertThat(hooks.messages(MessageState.PARKED, id)).hasSize(2);

      receiver.always(Receiver.status(200));
      set(hooks, id, receiver, true);
      var endpoint = hooks.standing(id).endpoint();
      var events = hooks.webhooks.replaying.between(endpoint, from, from.plus(Duration.ofHours(1)));
      replay(hooks, id, events);
      replay(hooks, id, events);
      hooks.run();

      assertThat(hooks.messages(MessageState.PARKED, id)).isEmpty();
      assertThat(hooks.messages(MessageState.SENT, id)).hasSize(2);
      assertThat(receiver.got()).hasSize(3);
    }
  }

  private static void ask(Hooks hooks) {
    hooks.desk.keep(Cast.acme());
    if (hooks.database.read(handle -> hooks.desk.features.find(handle, "sso")).isEmpty()) {
      hooks.desk.keep(Cast.sso());
    }
    hooks.desk.file(
        ARequest.by(Cast.acme(), Cast.sso())
            .severity(5)
            .expansionArr(777L)
            .quote("Our words")
            .contact("Mona Muster"));
  }

  private static void ship(Hooks hooks, Status status, @Nullable LocalDate date) {
    hooks
        .database
        .writer()
        .write(
            PIA.name(),
            transaction ->
                hooks.changing.change(
                    transaction,
                    "sso",
                    new StatusChange(status, null, date, null, null, true),
                    PIA));
  }

  private static void tell(Hooks hooks) {
    var loop =
        hooks.database.read(handle -> {
          var found = new java.util.ArrayList<String>();
          hooks.loops.forEach(handle, row -> found.add(row.value().id()));
          return found.getFirst();
        });
    hooks.write(transaction ->
        hooks.answering.told(transaction, loop, new Answer.Told("call", null, null), PIA));
  }

  private static void set(Hooks hooks, String id, Receiver receiver, boolean enabled) {
    var sent =
        new SentEndpoint(receiver.url(), null, List.of(EventType.REQUEST_FILED), null, enabled);
    hooks.write(transaction -> hooks.webhooks.keeping.replace(transaction, id, sent, Hooks.ADMIN));
  }

  private static void replay(Hooks hooks, String id, List<Event> events) {
    hooks.write(
        transaction -> hooks.webhooks.replaying.replay(transaction, id, events, Hooks.ADMIN));
  }

  private static List<JsonNode> events(Receiver receiver) {
    return receiver.got().stream().map(got -> Json.tree(got.body())).toList();
  }

  private static List<String> types(Receiver receiver) {
    return events(receiver).stream().map(event -> event.path("type").asString()).toList();
  }

  private static List<String> ids(Receiver receiver) {
    return receiver.got().stream().map(got -> got.headers().get("webhook-id")).toList();
  }
}
