package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import heed.cast.Cast;
import heed.platform.Json;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reply;
import heed.slack.standin.SlackSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What Slack tells of by itself: most of it is none of ours and is acknowledged, for too many
/// failures make Slack send nothing more.
final class EventsTest {
  private static final String JSON = "application/json";

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.desk.keep(Cast.ADA);
    bench.member("U0ADA", Cast.ADA);
    bench.desk.keep(Cast.acme());
    FakeSlack.until("the state is known", () -> bench.connection.state().equals("http"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_message_of_our_own_or_of_another_bot_is_acknowledged_and_nothing_follows() {
    var before = bench.slack.calls().size();

    var own =
        bench.sender.event(
            "Ev1",
            Map.of(
                "type",
                "message",
                "bot_id",
                "B0HEED",
                "user",
                "U0HEED",
                "channel",
                Bench.directly(Bench.CARA),
                "text",
                "/heed account acme"));
    var other =
        bench.sender.event(
            "Ev2", Map.of("type", "message", "subtype", "bot_message", "bot_id", "B0OTHER"));
    var mention = bench.sender.event("Ev3", Map.of("type", "app_mention", "user", Bench.CARA));

    assertThat(List.of(own, other, mention)).allMatch(EventsTest::acknowledged);
    assertThat(bench.slack.calls()).hasSize(before);
  }

  @Test
  void a_link_to_us_is_not_unfurled() {
    var before = bench.slack.calls().size();

    var reply =
        bench.sender.event(
            "Ev1",
            Map.of(
                "type",
                "link_shared",
                "user",
                Bench.CARA,
                "channel",
                "C0GENERAL",
                "links",
                List.of(Map.of("domain", "heed.test", "url", "https://heed.test/accounts/acme"))));

    assertThat(acknowledged(reply)).isTrue();
    assertThat(bench.slack.calls()).hasSize(before);
  }

  @Test
  void what_a_workspace_sends_that_has_removed_us_is_acknowledged() {
    var uninstalled = bench.sender.event("Ev1", Map.of("type", "app_uninstalled"));
    var revoked =
        bench.sender.event(
            "Ev2", Map.of("type", "tokens_revoked", "tokens", Map.of("bot", List.of("U0HEED"))));
    var late =
        bench.sender.post(
            JSON,
            Json.bytes(
                Map.of(
                    "type",
                    "event_callback",
                    "team_id",
                    "T9GONE",
                    "event_id",
                    "Ev3",
                    "event",
                    Map.of("type", "app_home_opened", "user", Bench.CARA, "tab", "home"))));

    assertThat(List.of(uninstalled, revoked, late)).allMatch(EventsTest::acknowledged);
    assertThat(bench.slack.calls("views.publish")).isEmpty();
  }

  @Test
  void events_that_are_held_back_are_told_to_each_admin_once_an_hour() {
    for (var minute = 0; minute < 3; minute++) {
      assertThat(acknowledged(heldBack())).isTrue();
      bench.clock.pass(Duration.ofMinutes(1));
    }
    bench.dispatching.runDue();

    assertThat(bench.slack.messages()).hasSize(1);
    var message = bench.slack.messages().getFirst();
    assertThat(message.argument("channel")).isEqualTo("D0ADA");
    assertThat(message.argument("text")).contains("holding back events", "open it again");
    assertThat(bench.connection.state()).isEqualTo("http, events are held back");
    bench.clock.pass(Duration.ofMinutes(61));
    assertThat(bench.connection.state()).isEqualTo("http");
    heldBack();
    bench.dispatching.runDue();
    assertThat(bench.slack.messages()).hasSize(2);
  }

  @Test
  void nothing_of_what_is_sent_stands_in_the_log() {
    var canary = "canary-4711";
    var logged = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(logged);
    logged.start();
    try {
      for (var body :
          List.of(
              canary,
              "command=%zz" + canary,
              "payload=" + canary,
              "{\"type\":\"" + canary + "\"}",
              "{\"type\":\"block_actions\",\"value\":\"" + canary + "\"}",
              "command=%2Fother&user_id=U1&text=" + canary)) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        bench.sender.post(JSON, bytes);
        bench.sender.send(SlackSender.FORM, bytes, List.of());
      }
      bench.sender.command(Bench.CARA, canary);
      bench.sender.command("U9NOBODY", canary);
      bench.sender.submit(
          Bench.CARA, bench.slack.workspace().lastView(), Map.of("account", canary));
      bench.sender.event("Ev1", Map.of("type", canary));
    } finally {
      root.detachAppender(logged);
    }

    assertThat(logged.list).isNotEmpty();
    assertThat(logged.list)
        .noneMatch(event -> event.getFormattedMessage().contains(canary))
        .noneMatch(event ->
            event.getThrowableProxy() != null
                && String.valueOf(event.getThrowableProxy().getMessage()).contains(canary));
  }

  private Reply heldBack() {
    return bench.sender.post(
        JSON,
        Json.bytes(
            Map.of(
                "type",
                "app_rate_limited",
                "team_id",
                FakeSlack.TEAM,
                "minute_rate_limited",
                bench.clock.instant().getEpochSecond() / 60 * 60)));
  }

  private static boolean acknowledged(Reply reply) {
    return reply.status() == 200 && reply.body().isEmpty();
  }
}
