package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.SettableClock;
import heed.feature.Status;
import heed.loop.Answer;
import heed.loop.LoopState;
import heed.outbox.Message;
import heed.people.Caller;
import heed.slack.call.Limits;
import heed.slack.call.SlackTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// `Retry-After` holds for a method of a workspace, or for one channel, and for nothing else.
final class LimitsTest {
  private static final String POST = "chat.postMessage";
  private static final String UPDATE = "chat.update";

  private final SettableClock clock = SettableClock.morning();
  private final Limits limits = new Limits(clock);
  private final List<String> called = new ArrayList<>();

  @Test
  void a_method_that_is_limited_is_left_alone_until_then_and_others_are_not() {
    limited("T1", UPDATE, Duration.ofSeconds(30));

    clock.pass(Duration.ofMillis(29_999));
    assertThat(isHeldBack(() -> call("T1", UPDATE))).isTrue();
    assertThat(isHeldBack(() -> call("T1", "users.info"))).isFalse();
    assertThat(isHeldBack(() -> call("T2", UPDATE))).isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(isHeldBack(() -> call("T1", UPDATE))).isFalse();
    assertThat(called).containsExactly("T1 users.info", "T2 chat.update", "T1 chat.update");
  }

  @Test
  void a_limited_channel_or_two_hold_nobody_else_up() {
    limitedIn("T1", "D1");
    limitedIn("T1", "D2");

    assertThat(isHeldBack(() -> post("T1", "D3"))).isFalse();
  }

  @Test
  void several_limited_channels_are_the_workspace() {
    limitedIn("T1", "D1");
    limitedIn("T1", "D2");
    limitedIn("T1", "D3");

    assertThat(isHeldBack(() -> post("T1", "D4"))).isTrue();
    assertThat(isHeldBack(() -> post("T2", "D4"))).isFalse();
    clock.pass(Duration.ofSeconds(30));
    assertThat(isHeldBack(() -> post("T1", "D4"))).isFalse();
  }

  @Test
  void channels_that_are_limited_now_and_then_are_not_the_workspace() {
    limitedIn("T1", "D1");
    clock.pass(Duration.ofSeconds(61));
    limitedIn("T1", "D2");
    limitedIn("T1", "D3");

    assertThat(isHeldBack(() -> post("T1", "D4"))).isFalse();
  }

  @Test
  void a_limited_update_waits_without_a_call_and_new_messages_go_on() {
    try (var bench = new Bench(Bench.TRIAGE_CHANNEL)) {
      bench.everybodyAsksForSso();
      bench.decide("sso", Status.SHIPPED);
      bench.dispatching.runDue();
      bench.slack.limit(UPDATE, "40", 1);
      bench.clock.pass(Duration.ofSeconds(2));
      tellEverybody(bench);

      for (var second = 0; second < 39; second++) {
        bench.dispatching.runDue();
        bench.clock.pass(Duration.ofSeconds(1));
      }
      assertThat(bench.slack.calls(UPDATE)).as("calls while limited").hasSizeLessThanOrEqualTo(2);
      bench.decide("sso", Status.DECLINED);
      for (var second = 0; second < 60; second++) {
        bench.dispatching.runDue();
        bench.clock.pass(Duration.ofSeconds(1));
      }

      assertThat(bench.outbox()).extracting(Message::attempts).allMatch(attempts -> attempts <= 2);
      assertThat(bench.posted(Bench.directly(Bench.CARA))).hasSize(2);
    }
  }

  private static void tellEverybody(Bench bench) {
    for (var line : bench.ledger()) {
      if (line.loop().state() == LoopState.OWED) {
        var answer = new Answer.Told("call", null, null);
        var caller = Caller.of(heed.cast.Cast.PIA);
        bench
            .database
            .writer()
            .write(caller.name(), tx -> bench.answering.told(tx, line.loop().id(), answer, caller));
      }
    }
  }

  private String call(String team, String method) {
    return limits.heeding(
        team,
        method,
        () -> {
          called.add(team + " " + method);
          return "done";
        });
  }

  private String post(String team, String channel) {
    return limits.heedingIn(team, channel, POST, () -> "done");
  }

  private void limited(String team, String method, Duration wait) {
    Assertions.assertThatThrownBy(() ->
            limits.heeding(
                team,
                method,
                () -> {
                  throw SlackTrouble.limited(method, wait);
                }))
        .isInstanceOf(SlackTrouble.class);
  }

  private void limitedIn(String team, String channel) {
    Assertions.assertThatThrownBy(() ->
            limits.heedingIn(
                team,
                channel,
                POST,
                () -> {
                  throw SlackTrouble.limited(POST, Duration.ofSeconds(30));
                }))
        .isInstanceOf(SlackTrouble.class);
  }

  private static boolean isHeldBack(Runnable call) {
    try {
      call.run();
      return false;
    } catch (SlackTrouble trouble) {
      assertThat(trouble.kind()).isEqualTo(SlackTrouble.Kind.HELD_BACK);
      return true;
    }
  }
}
