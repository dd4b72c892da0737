package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackSender;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Starting needs no Slack.
final class SocketStartTest {
  @Test
  void a_slack_that_is_down_at_the_start_is_connected_to_when_it_is_there() {
    try (var bench = Bench.overSocket(FakeSlack::goDown)) {
      FakeSlack.until("it is named", () -> bench.connection.state().startsWith("unreachable"));

      bench.slack.comeBack();

      assertThat(bench.sender.overSocket().command(Bench.CARA, "help").body()).isNotEmpty();
      SocketModeTest.connected(bench);
    }
  }

  @Test
  void a_wrong_token_is_named_and_harms_nothing_else() {
    try (var bench =
        Bench.overSocket(slack -> slack.refuse("apps.connections.open", "invalid_auth", 100_000))) {
      FakeSlack.until(
          "it is named",
          () -> bench.connection.state().equals("http, socket: refused: invalid_auth"));

      assertThat(bench.sender.command(Bench.CARA, "help").body()).isNotEmpty();
    }
  }

  @Test
  void what_slack_says_about_waiting_is_obeyed() {
    try (var bench = Bench.overSocket(slack -> slack.limit("apps.connections.open", "1", 1))) {
      SocketModeTest.connected(bench);

      var calls = bench.slack.calls("apps.connections.open");
      assertThat(calls).hasSize(2);
      assertThat(Duration.between(calls.get(0).at(), calls.get(1).at()).toMillis())
          .isGreaterThanOrEqualTo(990);
    }
  }

  @Test
  void an_end_in_the_middle_of_the_work_lets_it_finish_and_leaves_no_socket_open()
      throws Exception {
    try (var bench = Bench.overSocket();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var other = DriverManager.getConnection("jdbc:sqlite:" + bench.place.where());
        var statement = other.createStatement()) {
      SocketModeTest.keep(bench);
      var sender = bench.sender.overSocket();
      sender.command(Bench.CARA, "");
      var view = bench.slack.workspace().lastView();
      var filled = Map.of("account", "acme", "feature", "f:sso", "severity", "4");
      var envelope =
          bench
              .slack
              .socket()
              .envelope(SlackSender.FORM, sender.submission(Bench.CARA, view, filled));
      statement.execute("BEGIN IMMEDIATE");
      var words = bench.slack.socket().send(envelope);
      sender.command(Bench.CARA, "help");
      var end = threads.submit(bench.connection::close);
      assertThatThrownBy(() -> end.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      statement.execute("ROLLBACK");

      assertThat(words.get(3, TimeUnit.SECONDS)).isEmpty();
      end.get();
      assertThat(bench.filed()).hasSize(1);
      FakeSlack.until("it is closed", () -> bench.slack.socket().open() == 0);
      assertThat(bench.slack.socket().greetings()).isEqualTo(1);
    }
  }
}
