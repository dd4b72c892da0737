package heed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.standardwebhooks.Webhook;
import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.Cast;
import heed.cast.Receiver;
import heed.outbox.MessageState;
import heed.platform.Json;
import heed.platform.Refused;
import heed.platform.Sealing;
import heed.platform.database.Dialect;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How events reach an endpoint: signed, tried again, and given up.
class DeliveringTest {
  private static final String OWNER = "ada@example.com";

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void any_library_of_standard_webhooks_takes_our_signatures_also_while_keys_change(Dialect dialect)
      throws Exception {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver()) {
      var made = hooks.register(receiver, EventType.REQUEST_FILED);
      var id = made.standing().endpoint().id();
      file(hooks, 1);
      hooks.run();
      var renewed =
          hooks.write(transaction -> hooks.webhooks.keeping.renewKey(transaction, id, Hooks.ADMIN));
      file(hooks, 1);
      hooks.run();
      hooks.clock.pass(KeepingEndpoints.CHANGEOVER);
      file(hooks, 1);
      hooks.run();

      var before = hooks.key(made);
      var after = hooks.key(renewed);
      var got = receiver.got();
      assertThat(before).startsWith("whsec_").isNotEqualTo(after);
      assertThat(got).hasSize(3);
      assertThatCode(() -> verify(before, got.get(0))).doesNotThrowAnyException();
      assertThatCode(() -> verify(before, got.get(1))).doesNotThrowAnyException();
      assertThatCode(() -> verify(after, got.get(1))).doesNotThrowAnyException();
      assertThat(got.get(1).headers().get("webhook-signature").split(" ")).hasSize(2);
      assertThat(got.get(2).headers().get("webhook-signature").split(" ")).hasSize(1);
      assertThat(got.get(0).headers()).containsEntry("content-type", "application/json");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_failed_message_is_tried_on_the_suggested_schedule_under_one_id(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver().always(Receiver.status(500))) {
      hooks.register(receiver, EventType.REQUEST_FILED);
      file(hooks, 1);
      hooks.run();

      for (var delay : WebhookCourier.RETRIES.delays()) {
        var before = receiver.got().size();
        hooks.clock.pass(delay.minusMillis(1));
        hooks.run();
        assertThat(receiver.got()).as("before %s", delay).hasSize(before);
        hooks.clock.pass(delay.dividedBy(10).plusMillis(1));
        hooks.run();
        assertThat(receiver.got()).as("after %s", delay).hasSize(before + 1);
      }

      assertThat(receiver.got()).hasSize(10);
      assertThat(receiver.got().stream().map(got -> got.headers().get("webhook-id")).distinct())
          .hasSize(1);
      assertThat(
              receiver.got().stream().map(got -> got.headers().get("webhook-timestamp")).distinct())
          .hasSize(10);
      assertThat(hooks.database.read(hooks.messages::counts).parked()).isEqualTo(1);
      var total = WebhookCourier.RETRIES.delays().stream().reduce(Duration.ZERO, Duration::plus);
      assertThat(total.toMinutes()).isCloseTo(75 * 60 + 35, within(1L));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_endpoint_that_is_gone_is_switched_off_and_its_owner_hears_it_once(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver().always(Receiver.status(410))) {
      var id = hooks.register(receiver, EventType.REQUEST_FILED).standing().endpoint().id();
      file(hooks, 3);
      hooks.run();
      file(hooks, 1);
      hooks.run();

      assertThat(receiver.got()).hasSize(1);
      assertThat(hooks.standing(id).endpoint().enabled()).isFalse();
      assertThat(hooks.standing(id).endpoint().stopped()).contains("410");
      assertThat(hooks.messages(MessageState.PARKED, id)).hasSize(3);
      assertThat(hooks.messagesTo(OWNER))
          .singleElement()
          .satisfies(message -> {
            assertThat(message.kind()).isEqualTo(Trouble.KIND);
            var trouble = Json.read(message.body(), Trouble.class);
            assertThat(trouble.what()).isEqualTo(Trouble.What.GONE);
            assertThat(trouble.name()).isEqualTo("127.0.0.1:" + receiver.port());
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void after_a_day_of_failures_the_owner_is_told_once_and_after_five_the_endpoint_is_off(
      Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver().always(Receiver.status(503))) {
      var id = hooks.register(receiver, EventType.REQUEST_FILED).standing().endpoint().id();
      file(hooks, 5);
      for (var hour = 0; hour < 24; hour++) {
        hooks.run();
        hooks.clock.pass(Duration.ofHours(1));
      }
      assertThat(hooks.messagesTo(OWNER)).isEmpty();
      for (var hour = 24; hour < 110; hour++) {
        hooks.run();
        hooks.clock.pass(Duration.ofHours(1));
      }
      assertThat(hooks.messagesTo(OWNER)).hasSize(1);
      assertThat(hooks.standing(id).endpoint().enabled()).isTrue();
      for (var hour = 110; hour < 150; hour++) {
        hooks.run();
        hooks.clock.pass(Duration.ofHours(1));
      }

      assertThat(hooks.standing(id).endpoint().enabled()).isFalse();
      assertThat(
              hooks.messagesTo(OWNER).stream()
                  .map(message -> Json.read(message.body(), Trouble.class).what()))
          .containsExactly(Trouble.What.FAILING, Trouble.What.STOPPED);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void one_success_ends_the_failing(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver().then(Receiver.status(500))) {
      var id = hooks.register(receiver, EventType.REQUEST_FILED).standing().endpoint().id();
      file(hooks, 1);
      hooks.run();
      assertThat(hooks.standing(id).failingSinceMs()).isNotNull();
      hooks.clock.pass(Duration.ofSeconds(6));
      hooks.run();

      assertThat(hooks.standing(id).failingSinceMs()).isNull();
      assertThat(hooks.messages(MessageState.SENT, id)).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 6",
    "-5, 5, 6",
    "60, 60, 67",
    "1000000000, 3600, 3961",
    "soon, 5, 6",
    "'Wed, 21 Oct 1987 07:28:00 GMT', 5, 6",
    "'Tue, 31 Dec 2199 23:59:59 GMT', 3600, 3961"
  })
  void retry_after_is_obeyed_within_reason(String asked, int least, int most) {
    try (var hooks = new Hooks(Dialect.SQLITE);
        var receiver = new Receiver().then(Receiver.status(429, "Retry-After: " + asked))) {
      var id = hooks.register(receiver, EventType.REQUEST_FILED).standing().endpoint().id();
      file(hooks, 1);
      hooks.run();

      var wait = hooks.messagesTo(id).getFirst().dueAtMs() - hooks.clock.millis();
      assertThat(wait).isBetween(least * 1000L, most * 1000L);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_breaks_off_before_a_status_is_sent_again_and_what_breaks_off_after_it_is_not(
      Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver().then(Receiver.cut()).then(Receiver.cutAfter(200))) {
      var id = hooks.register(receiver, EventType.REQUEST_FILED).standing().endpoint().id();
      file(hooks, 1);
      hooks.run();
      hooks.clock.pass(Duration.ofSeconds(6));
      hooks.run();

      assertThat(receiver.got().stream().map(got -> got.headers().get("webhook-id")).distinct())
          .hasSize(1);
      assertThat(receiver.got()).hasSize(2);
      assertThat(hooks.messages(MessageState.SENT, id)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_message_refused_for_its_own_sake_is_put_aside_and_those_behind_it_go_on(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver =
            new Receiver()
                .then(Receiver.status(422))
                .then(Receiver.status(422))
                .then(Receiver.status(422))) {
      var id = hooks.register(receiver, EventType.REQUEST_FILED).standing().endpoint().id();
      file(hooks, 2);
      hooks.run();
      hooks.clock.pass(Duration.ofMinutes(6));
      hooks.run();
      hooks.clock.pass(Duration.ofMinutes(6));
      hooks.run();

      assertThat(hooks.messagesTo(id).stream().map(message -> message.state()))
          .containsExactly(MessageState.PARKED, MessageState.SENT);
      assertThat(hooks.messagesTo(id).getFirst().lastProblem()).contains("422");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_endpoint_that_is_down_delays_no_other(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var well = new Receiver();
        var down = new Receiver().always(Receiver.status(500))) {
      hooks.register(down, EventType.REQUEST_FILED);
      hooks.register(well, EventType.REQUEST_FILED);
      file(hooks, 20);
      hooks.run();

      assertThat(well.got()).hasSize(20);
      assertThat(down.got()).hasSize(1);
      assertThat(well.got().stream().map(got -> got.headers().get("webhook-id")))
          .isSortedAccordingTo(
              java.util.Comparator.comparingLong(id -> Long.parseLong(id.substring(4))));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_removed_gets_nothing_and_nothing_of_it_is_parked(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver()) {
      var id = hooks.register(receiver, EventType.REQUEST_FILED).standing().endpoint().id();
      file(hooks, 2);
      hooks.webhooks.announcing.announce();
      hooks.write(transaction -> {
        hooks.webhooks.keeping.remove(transaction, id, Hooks.ADMIN);
        return true;
      });
      hooks.run();

      assertThat(receiver.connections()).isZero();
      assertThat(hooks.messages(MessageState.PARKED, id)).isEmpty();
      assertThat(hooks.messages(MessageState.WAITING, id)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void with_another_secret_the_keys_are_refused_before_anything_is_sent(Dialect dialect) {
    try (var hooks = new Hooks(dialect);
        var receiver = new Receiver()) {
      hooks.register(receiver, EventType.REQUEST_FILED);
      var other = Sealing.under("aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3AbCd=");

      assertThatCode(() -> check(hooks, hooks.webhooks.keys)).doesNotThrowAnyException();
      assertThatThrownBy(() -> check(hooks, new SigningKeys(Optional.of(other), hooks.ids)))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("HEED_SECRET");
      assertThatThrownBy(() -> check(hooks, new SigningKeys(Optional.empty(), hooks.ids)))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("HEED_SECRET");
    }
  }

  private static void check(Hooks hooks, SigningKeys keys) {
    hooks.database.read(handle -> {
      keys.refuseOtherSecret(handle);
      return true;
    });
  }

  private static void file(Hooks hooks, int requests) {
    AnAccount acme = Cast.acme();
    hooks.desk.keep(acme);
    hooks.desk.keep(Cast.sso());
    for (var i = 0; i < requests; i++) {
      hooks.desk.file(ARequest.by(acme, Cast.sso()));
    }
  }

  private static void verify(String key, Receiver.Got got) throws Exception {
    var headers = new HashMap<String, List<String>>();
    got.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    new Webhook(key).verify(got.body(), HttpHeaders.of(Map.copyOf(headers), (_, _) -> true));
  }
}
