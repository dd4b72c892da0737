package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.Answer;
import heed.loop.LoopState;
import heed.people.Caller;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackSender;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Days without Slack end with one message for each person, about what they still owe.
final class AfterOutageTest {
  private static final String TO_CARA = Bench.directly(Bench.CARA);

  /// A Friday three days after the outage began.
  private static final Instant FRIDAY = Instant.parse("2026-11-27T09:30:00Z");

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.everybodyAsksForSso();
    bench.desk.keep(Cast.export());
    bench.desk.keep("r7", ARequest.by("acme", "export").severity(4).quote("Let us have our data"));
    bench.slack.goDown();
    bench.decide("sso", Status.PLANNED);
    bench.dispatching.runDue();
    bench.clock.pass(Duration.ofDays(1));
    bench.decide("sso", Status.SHIPPED);
    bench.decide("export", Status.DECLINED);
    bench.dispatching.runDue();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void three_days_without_slack_end_with_one_message_for_each_person() {
    backOn(FRIDAY);

    assertThat(bench.posted(TO_CARA)).hasSize(1);
    var message = bench.posted(TO_CARA).getFirst();
    assertThat(message.argument("text"))
        .startsWith("3 customers still wait to hear from you:")
        .contains("Acme Corporation", "Globex");
    assertThat(message.argument("blocks"))
        .contains("Single sign-on with SAML shipped", "was declined", "Instead of")
        .doesNotContain("is planned", "$");
  }

  @Test
  void its_buttons_work_and_it_shows_what_became_of_each() {
    backOn(FRIDAY);
    var key =
        bench.slack.workspace().messageKeys().stream()
            .filter(place -> place.startsWith(TO_CARA))
            .findFirst()
            .orElseThrow();

    bench.sender.click(Bench.CARA, key, "Told the customer");

    assertThat(bench.ledger()).filteredOn(line -> line.loop().state() == LoopState.TOLD).hasSize(1);
    bench.later();
    FakeSlack.until("the message changed", () -> standing(key).contains("✓ Told by"));
    assertThat(SlackSender.labels(message(key).get("blocks"))).hasSize(8);
  }

  @Test
  void what_was_told_by_other_means_pings_nobody() {
    for (var line : bench.ledger()) {
      if (line.loop().state() == LoopState.OWED) {
        told(line.loop().id());
      }
    }

    backOn(FRIDAY);

    assertThat(bench.posted(TO_CARA)).isEmpty();
    assertThat(bench.outbox())
        .allMatch(message -> String.valueOf(message.sentTo()).contains("settled"));
  }

  private void told(String loop) {
    var answer = new Answer.Told("call", null, null);
    bench
        .database
        .writer()
        .write(Cast.PIA.email(), tx -> bench.answering.told(tx, loop, answer, Caller.of(Cast.PIA)));
  }

  private void backOn(Instant when) {
    bench.clock.set(when);
    bench.reminding.remindDue();
    bench.slack.comeBack();
    for (var second = 0; second < 10; second++) {
      bench.dispatching.runDue();
      bench.clock.pass(Duration.ofSeconds(1));
    }
  }

  private String standing(String key) {
    return message(key).toString();
  }

  private JsonNode message(String key) {
    var parts = key.split(" ", -1);
    return bench.slack.workspace().message(parts[0], parts[1]).orElseThrow();
  }
}
