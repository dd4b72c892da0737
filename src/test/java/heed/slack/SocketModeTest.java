package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.Cast;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackSender;
import heed.slack.standin.Workspace;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A socket that does not stay: whatever Slack does to it, nothing is lost and nothing done twice.
final class SocketModeTest {
  private static final Map<String, String> FILLED =
      Map.of("account", "acme", "feature", "f:sso", "severity", "4");

  private Bench bench;
  private SlackSender sender;

  @BeforeEach
  void open() {
    bench = Bench.overSocket();
    sender = bench.sender.overSocket();
    keep(bench);
  }

  @AfterEach
  void close() {
    var problems = bench.slack.socket().problems();
    bench.close();
    assertThat(problems).isEmpty();
  }

  @Test
  void its_state_is_told_with_that_of_http() {
    connected(bench);

    assertThat(bench.connection.state()).isEqualTo("http, socket");
    assertThat(bench.sender.command(Bench.CARA, "help").body()).isNotEmpty();
    assertThat(sender.command(Bench.CARA, "help").body()).isNotEmpty();
  }

  @Test
  void an_envelope_that_comes_thrice_at_once_and_later_has_one_effect_and_one_answer() {
    var view = form();
    bench.slack.socket().copies(3);

    assertThat(sender.submit(Bench.CARA, view, FILLED).body()).isEmpty();
    FakeSlack.until("all are answered", () -> acks() == 4);

    assertThat(bench.filed()).hasSize(1);
    assertThat(bench.slack.socket().acks().stream().map(ack -> ack.words()).distinct())
        .containsExactly("");
  }

  @Test
  void an_envelope_that_two_processes_get_has_one_effect() {
    var view = form();
    var filled = sender.submission(Bench.CARA, view, FILLED);
    var envelope = bench.slack.socket().envelope(SlackSender.FORM, filled);
    bench.slack.socket().again(envelope);

    try (var other = bench.anotherBySocket()) {
      FakeSlack.until("both are there", () -> bench.slack.socket().open() == 2);
      bench.slack.socket().again(envelope);
      assertThat(other.state()).isEqualTo("socket");
    }

    assertThat(bench.filed()).hasSize(1);
    FakeSlack.until("the other is gone", () -> bench.slack.socket().open() == 1);
  }

  @Test
  void it_acknowledges_after_the_commit() throws Exception {
    var filedByThen = new ConcurrentLinkedQueue<Integer>();
    var view = form();
    bench.slack.socket().onAck(() -> filedByThen.add(bench.filed().size()));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var other = DriverManager.getConnection("jdbc:sqlite:" + bench.place.where());
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      var answer = threads.submit(() -> sender.submit(Bench.CARA, view, FILLED));

      assertThatThrownBy(() -> answer.get(700, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(filedByThen).isEmpty();
      statement.execute("ROLLBACK");

      assertThat(answer.get().body()).isEmpty();
    }
    assertThat(filedByThen).containsOnly(1);
  }

  @Test
  void many_are_served_at_once_and_each_is_acknowledged() throws Exception {
    connected(bench);

    var answers = submitAtOnce(16, () -> {});

    assertThat(answers).hasSize(16);
    assertThat(bench.filed()).hasSize(16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"warning", "refresh_requested"})
  void a_socket_that_is_told_to_go_is_replaced_and_loses_nothing(String reason) throws Exception {
    connected(bench);

    submitAtOnce(16, () -> bench.slack.socket().disconnect(reason));

    assertThat(bench.filed()).hasSize(16);
    FakeSlack.until("there is another", () -> bench.slack.socket().greetings() >= 2);
    FakeSlack.until("the old one is gone", () -> bench.slack.socket().open() == 1);
    assertThat(sender.command(Bench.CARA, "help").body()).isNotEmpty();
  }

  @Test
  void a_socket_that_breaks_off_is_replaced_and_loses_nothing() throws Exception {
    connected(bench);

    submitAtOnce(16, () -> bench.slack.socket().cut());

    assertThat(bench.filed()).hasSize(16);
    FakeSlack.until("there is one", () -> bench.slack.socket().open() == 1);
  }

  @Test
  void it_breaks_off_again_and_again_and_there_is_always_one_in_the_end() {
    for (var time = 1; time <= 5; time++) {
      var greetings = bench.slack.socket().greetings();
      FakeSlack.until("one is open", () -> bench.slack.socket().open() == 1);
      bench.slack.socket().cut();
      FakeSlack.until("the next", () -> bench.slack.socket().greetings() > greetings);
    }

    assertThat(sender.command(Bench.CARA, "help").body()).isNotEmpty();
  }

  @Test
  void a_socket_that_falls_silent_is_found_out() {
    connected(bench);
    bench.slack.socket().fallSilent();

    assertThat(sender.command(Bench.CARA, "help").body()).isNotEmpty();
    assertThat(bench.slack.socket().greetings()).isEqualTo(2);
    FakeSlack.until("one is open", () -> bench.slack.socket().open() == 1);
  }

  @Test
  void pings_and_frames_that_nobody_understands_do_no_harm() throws Exception {
    connected(bench);
    bench.slack.socket().mumble();

    assertThat(sender.command(Bench.CARA, "help").body()).isNotEmpty();
    assertThat(bench.slack.socket().greetings()).isEqualTo(1);
  }

  @Test
  void refusals_are_named_and_outlived() {
    connected(bench);
    bench.slack.refuse("apps.connections.open", "internal_error", 8);
    bench.slack.socket().cut();

    FakeSlack.until(
        "it is named",
        () -> bench.connection.state().equals("http, socket: refused: internal_error"));
    connected(bench);
    assertThat(sender.command(Bench.CARA, "help").body()).isNotEmpty();
  }

  @Test
  void answers_that_are_cut_are_outlived() {
    connected(bench);
    bench.slack.cutBeforeDoing("apps.connections.open", 2);
    bench.slack.cutBeforeStatus("apps.connections.open", 1);
    bench.slack.cutAfterStatus("apps.connections.open", 1);
    bench.slack.socket().cut();

    assertThat(sender.command(Bench.CARA, "help").body()).isNotEmpty();
  }

  @Test
  void a_socket_without_a_hello_is_given_up() {
    connected(bench);
    bench.slack.socket().holdBackHello(1);
    bench.slack.socket().cut();

    assertThat(sender.command(Bench.CARA, "help").body()).isNotEmpty();
    FakeSlack.until("one is open", () -> bench.slack.socket().open() == 1);
  }

  @Test
  void a_slack_that_is_down_comes_back() {
    connected(bench);
    bench.slack.goDown();
    FakeSlack.until("it is noticed", () -> !bench.connection.state().endsWith(", socket"));

    bench.slack.comeBack();

    assertThat(sender.command(Bench.CARA, "help").body()).isNotEmpty();
  }

  @Test
  void a_switch_turned_off_is_outlived_and_asked_for_again() {
    connected(bench);
    bench.slack.refuse("apps.connections.open", "internal_error", 3);
    bench.slack.socket().disconnect("link_disabled");

    FakeSlack.until("the old one is gone", () -> bench.slack.socket().open() == 0);
    FakeSlack.until("it is asked for", () -> bench.slack.socket().greetings() == 2);
    connected(bench);
  }

  private int acks() {
    return bench.slack.socket().acks().size();
  }

  private Workspace.View form() {
    sender.command(Bench.CARA, "");
    return bench.slack.workspace().lastView();
  }

  /// Submits so many forms side by side, and does something to the socket in the middle of it.
  private List<String> submitAtOnce(int many, Runnable meanwhile) throws Exception {
    var views = new ArrayList<Workspace.View>();
    for (var view = 0; view < many; view++) {
      views.add(form());
    }
    var half = acks() + many / 2;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<String>>();
      for (var view : views) {
        Callable<String> submit = () -> sender.submit(Bench.CARA, view, FILLED).body();
        answers.add(threads.submit(submit));
      }
      FakeSlack.until("half of them are done", () -> acks() >= half);
      meanwhile.run();
      var words = new ArrayList<String>();
      for (var answer : answers) {
        words.add(answer.get());
      }
      assertThat(words).containsOnly("");
      return words;
    }
  }

  static void keep(Bench bench) {
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.sso());
  }

  static void connected(Bench bench) {
    FakeSlack.until("it is connected", () -> bench.connection.state().endsWith("socket"));
  }
}
