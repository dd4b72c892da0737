package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.Answer;
import heed.loop.LoopState;
import heed.people.Caller;
import heed.platform.database.Dialect;
import heed.slack.standin.SlackSender;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same request of Slack at two processes, at once or one after a restart: the second knows
/// nothing but what the database holds, and still there is one effect.
final class TwoNodesTest {
  private static final Map<String, String> FILLED =
      Map.of("account", "acme", "feature", "f:sso", "severity", "4");

  @ParameterizedTest
  @EnumSource
  void a_form_that_two_processes_get_at_once_is_one_request(Dialect dialect) throws Exception {
    try (var bench = opened(dialect);
        var other = bench.new Another()) {
      for (var round = 1; round <= 5; round++) {
        bench.sender.command(Bench.CARA, "");
        var view = bench.slack.workspace().lastView();

        atBoth(bench, other, slack -> slack.submit(Bench.CARA, view, FILLED));

        assertThat(bench.filed()).hasSize(round);
      }
      assertThat(bench.outbox()).hasSize(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_click_that_two_processes_get_at_once_has_one_effect_and_no_complaint(Dialect dialect)
      throws Exception {
    try (var bench = opened(dialect);
        var other = bench.new Another()) {
      var key = notice(bench);

      atBoth(bench, other, slack -> slack.click(Bench.CARA, key, "Not my account"));
      bench.dispatching.runDue();

      assertThat(bench.loopOf("acme").owner()).isEmpty();
      assertThat(bench.posted(Bench.TRIAGE_CHANNEL)).hasSize(1);
      assertThat(bench.slack.responses()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_click_that_is_replayed_after_a_restart_does_not_undo_what_came_since(Dialect dialect) {
    try (var bench = opened(dialect)) {
      var key = notice(bench);
      var click =
          Captured.of(bench.sender, slack -> slack.click(Bench.CARA, key, "Not my account"));
      click.again(0, bench.sender, bench);
      handBackToCara(bench);

      try (var restarted = bench.new Another()) {
        // The very bytes and headers of before: the new process has not seen them.
        var replayed = click.again(0, restarted.sender, bench);

        assertThat(replayed.status()).isEqualTo(200);
      }
      assertThat(bench.loopOf("acme").owner()).isNotEqualTo("");
      assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.OWED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_form_and_an_undo_that_are_replayed_after_a_restart_change_nothing(Dialect dialect) {
    try (var bench = opened(dialect)) {
      bench.sender.command(Bench.CARA, "");
      var view = bench.slack.workspace().lastView();
      var form = Captured.of(bench.sender, slack -> slack.submit(Bench.CARA, view, FILLED));
      form.again(0, bench.sender, bench);
      bench.dispatching.runDue();
      var receipt = bench.slack.workspace().messageKeys().getLast();
      var undo = Captured.of(bench.sender, slack -> slack.click(Bench.CARA, receipt, "Undo"));
      undo.again(0, bench.sender, bench);

      try (var restarted = bench.new Another()) {
        form.again(0, restarted.sender, bench);
        undo.again(0, restarted.sender, bench);
      }

      assertThat(bench.filed()).isEmpty();
      assertThat(bench.outbox()).hasSize(1);
    }
  }

  private static Bench opened(Dialect dialect) {
    var bench = Bench.on(dialect);
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.sso());
    return bench;
  }

  private static String notice(Bench bench) {
    bench.desk.keep("r1", ARequest.by("acme", "sso"));
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    return bench.slack.workspace().messageKeys().getLast();
  }

  private static void handBackToCara(Bench bench) {
    var loop = bench.loopOf("acme").id();
    bench
        .database
        .writer()
        .write(
            Cast.PIA.email(),
            transaction ->
                bench.answering.reassign(
                    transaction,
                    loop,
                    new Answer.Handover(Cast.CARA.email()),
                    Caller.of(Cast.PIA)));
  }

  private static void atBoth(Bench bench, Bench.Another other, Consumer<SlackSender> act)
      throws Exception {
    var captured = Captured.of(bench.sender, act);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> here = () -> captured.again(0, bench.sender, bench).status();
      Callable<Integer> there = () -> captured.again(1, other.sender, bench).status();
      for (var status : threads.invokeAll(List.of(here, there))) {
        assertThat(status.get()).isEqualTo(200);
      }
    }
  }
}
