package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.LoopState;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A writer that others keep busy: Slack is answered in time, and nothing is said to be done before
/// it is.
final class BusyTest {
  /// What Slack waits is three seconds; half of one is left to the network.
  private static final Duration LONGEST = Duration.ofMillis(2500);

  private static final Map<String, String> FILLED =
      Map.of("account", "acme", "feature", "f:sso", "severity", "4");

  private Bench bench;
  private String key;

  /// Works that keep the writer, one after another, until they are let go.
  private final CompletableFuture<Boolean> first = new CompletableFuture<>();

  private final CompletableFuture<Boolean> second = new CompletableFuture<>();

  @BeforeEach
  void open() {
    bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.sso());
    bench.desk.keep("r1", ARequest.by("acme", "sso"));
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    key = bench.slack.workspace().messageKeys().getLast();
    bench.sender.command(Bench.CARA, "");
  }

  @AfterEach
  void close() {
    first.complete(true);
    second.complete(true);
    bench.close();
  }

  @Test
  void a_late_click_is_promised_in_time_and_confirmed_after_its_commit() {
    keepTheWriter();

    var reply = inTime(this::told);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    FakeSlack.until("it was promised", () -> said().size() == 1);
    assertThat(said().getFirst()).contains("only once you see it here", "ephemeral");
    assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.OWED);
    assertThat(standing()).doesNotContain("✓ Told");

    second.complete(true);

    FakeSlack.until("it was confirmed", () -> said().size() == 2);
    assertThat(said().getLast()).contains("Done").contains("\"replace_original\":false");
    assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.TOLD);
    bench.later();
    FakeSlack.until("the message changed", () -> standing().contains("✓ Told"));
  }

  @Test
  void a_late_click_that_comes_to_nothing_says_so_and_never_done() {
    holdNow(first);

    inTime(this::told);
    FakeSlack.until("it came to nothing", () -> said().size() == 2);
    first.complete(true);

    assertThat(said().getFirst()).contains("only once you see it here");
    assertThat(said().getLast()).contains("Not saved").contains("Try again");
    assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.OWED);
    assertThat(told().status()).isEqualTo(200);
    assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.TOLD);
  }

  @Test
  void a_late_form_stays_open_says_that_nobody_knows_and_files_once() {
    keepTheWriter();
    var view = bench.slack.workspace().lastView();

    var unsure = inTime(() -> bench.sender.submit(Bench.CARA, view, FILLED));
    second.complete(true);
    var again = bench.sender.submit(Bench.CARA, view, FILLED);

    assertThat(unsure.json().path("response_action").asString()).isEqualTo("errors");
    assertThat(unsure.body()).contains("may not have saved", "again");
    assertThat(again.body()).isEmpty();
    assertThat(bench.filed()).hasSize(2);
  }

  @Test
  void questions_are_answered_meanwhile() {
    holdNow(first);

    var began = System.nanoTime();
    var top = bench.sender.command(Bench.CARA, "top");
    var form = bench.sender.command(Bench.CARA, "They need SAML");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
    assertThat(top.json().path("text").asString()).isNotBlank();
    assertThat(form.body()).isEmpty();
  }

  private Reply told() {
    return bench.sender.click(Bench.CARA, key, "Told the customer");
  }

  private static Reply inTime(Supplier<Reply> act) {
    var began = System.nanoTime();
    var reply = act.get();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
    return reply;
  }

  private List<String> said() {
    return bench.slack.responses().stream().map(call -> call.argument("body")).toList();
  }

  private String standing() {
    var place = key.split(" ", 2);
    return bench.slack.workspace().message(place[0], place[1]).orElseThrow().toString();
  }

  /// Keeps the writer so that the next work is begun, and is not done before the second latch: the
  /// one case in which nobody knows how it will end.
  private void keepTheWriter() {
    holdNow(first);
    hold(second, () -> {});
    // Once the click waits as well, both belong to one commit.
    var _ =
        CompletableFuture.runAsync(() -> {
          FakeSlack.until("two are waiting", () -> bench.database.writer().waiting() == 2);
          first.complete(true);
        });
  }

  private void holdNow(CompletableFuture<Boolean> latch) {
    var held = new AtomicBoolean();
    hold(latch, () -> held.set(true));
    FakeSlack.until("the writer is held", held::get);
  }

  private void hold(CompletableFuture<Boolean> latch, Runnable begun) {
    var _ =
        bench
            .database
            .writer()
            .submit(
                "somebody",
                _ -> {
                  begun.run();
                  return latch.join();
                });
  }
}
