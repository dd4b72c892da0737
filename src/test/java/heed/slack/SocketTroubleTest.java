package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.slack.standin.Call;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackSender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a socket may do to an envelope that is under way, and to whoever keeps opening sockets.
final class SocketTroubleTest {
  private static final String OPENING = "apps.connections.open";
  private static final Map<String, String> FILLED =
      Map.of("account", "acme", "feature", "f:sso", "severity", "4");

  private Bench bench;
  private SlackSender sender;

  @BeforeEach
  void open() {
    bench = Bench.overSocket();
    sender = bench.sender.overSocket();
    SocketModeTest.keep(bench);
    SocketModeTest.connected(bench);
  }

  @AfterEach
  void close() {
    var problems = bench.slack.socket().problems();
    bench.close();
    assertThat(problems).isEmpty();
  }

  @Test
  void what_still_comes_over_the_old_socket_is_served_there_and_not_again_over_the_new()
      throws Exception {
    var envelope = submission();
    bench.slack.refuse(OPENING, "internal_error", 3);
    bench.slack.socket().disconnect("refresh_requested");

    var words = bench.slack.socket().sendOverOldest(envelope).get(3, TimeUnit.SECONDS);
    FakeSlack.until("there is another", () -> bench.slack.socket().greetings() == 2);
    var again = bench.slack.socket().again(envelope);

    assertThat(words).isEmpty();
    assertThat(again.body()).isEmpty();
    assertThat(bench.filed()).hasSize(1);
  }

  @Test
  void what_takes_longer_than_slack_waits_is_acknowledged_in_time_and_not_sent_again()
      throws Exception {
    bench.slack.delay("users.info", Duration.ofSeconds(4), 1);
    var began = System.nanoTime();

    var reply = sender.command(Bench.DEV, "help");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2900));
    assertThat(reply.body()).isEmpty();
    FakeSlack.until("the help came", () -> !bench.slack.responses().isEmpty());
    assertThat(bench.slack.responses()).hasSize(1);
    assertThat(bench.slack.socket().acks()).hasSize(1);
  }

  @Test
  void an_envelope_whose_socket_dies_before_the_acknowledgement_is_served_once() throws Exception {
    var envelope = submission();
    try (var other = bench.place.bareConnection();
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      var words = bench.slack.socket().send(envelope);
      bench.slack.socket().cut();
      FakeSlack.until("nobody hears of it", words::isCompletedExceptionally);
      statement.execute("ROLLBACK");
    }
    // What the dead socket had not handed over yet, Slack sends again; what it had is filed
    // already.
    var again = bench.slack.socket().again(envelope);

    assertThat(again.body()).isEmpty();
    assertThat(bench.filed()).hasSize(1);
  }

  @Test
  void one_refusal_costs_one_wait() {
    bench.slack.refuse(OPENING, "internal_error", 1);
    bench.slack.socket().cut();

    FakeSlack.until("there is another", () -> bench.slack.socket().greetings() == 2);
    assertThat(bench.slack.calls(OPENING))
        .extracting(Call::answer)
        .containsExactly("ok", "internal_error", "ok");
  }

  @Test
  void a_long_outage_is_asked_about_more_and_more_seldom_and_http_serves_on() {
    bench.slack.refuse(OPENING, "internal_error", 12);
    bench.slack.socket().cut();
    assertThat(bench.sender.command(Bench.CARA, "help").body()).isNotEmpty();

    FakeSlack.until("there is another", () -> bench.slack.socket().greetings() == 2);

    var gaps = gaps(bench.slack.calls(OPENING));
    assertThat(gaps).hasSizeGreaterThanOrEqualTo(12);
    assertThat(gaps.subList(6, 12)).allMatch(gap -> gap.toMillis() >= 95);
  }

  @Test
  void sockets_that_are_refused_or_closed_at_once_make_no_storm() {
    bench.slack.socket().refuse(8);
    bench.slack.socket().cut();

    FakeSlack.until("there is another", () -> bench.slack.socket().greetings() == 2);

    assertThat(gaps(bench.slack.calls(OPENING)).subList(6, 9))
        .allMatch(gap -> gap.toMillis() >= 95);
    assertThat(sender.command(Bench.CARA, "help").body()).isNotEmpty();
  }

  @Test
  void a_socket_that_is_closed_with_a_word_is_replaced() {
    bench.slack.socket().hangUp();

    FakeSlack.until("there is another", () -> bench.slack.socket().greetings() == 2);
    assertThat(sender.command(Bench.CARA, "help").body()).isNotEmpty();
  }

  private Map<String, Object> submission() {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();
    return bench
        .slack
        .socket()
        .envelope(SlackSender.FORM, sender.submission(Bench.CARA, view, FILLED));
  }

  private static List<Duration> gaps(List<Call> calls) {
    return java.util.stream.IntStream.range(1, calls.size())
        .mapToObj(at -> Duration.between(calls.get(at - 1).at(), calls.get(at).at()))
        .toList();
  }
}
