package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.LoopState;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Word that is owed to an account of nobody, in the channel of those who hand it out.
final class TriageLoopsTest {
  private Bench bench;
  private String key;

  @BeforeEach
  void open() {
    bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.desk.keep(Cast.CARA);
    bench.desk.keep(Cast.umbra());
    bench.desk.keep(Cast.sso());
    bench.desk.keep(
        "r1",
        ARequest.by("umbra", "sso")
            .quote("We cannot log in")
            .contact("jane.doe@umbra.example, +49 30 5550123")
            .expansionArr(777_000L));
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    key =
        bench.slack.workspace().messageKeys().stream()
            .filter(each -> each.startsWith(Bench.TRIAGE_CHANNEL + " "))
            .findFirst()
            .orElseThrow();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void the_channel_sees_neither_money_nor_how_to_reach_the_customer() {
    assertThat(text()).contains("Umbra Labs", "We cannot log in", "Ready to send");
    assertThat(bench.posted(Bench.TRIAGE_CHANNEL).toString())
        .doesNotContain("jane.doe", "5550123", "777", "12,000", "12000", "$", "USD");
  }

  @Test
  void a_csm_who_does_not_owe_it_is_told_so_and_it_stays_owed() {
    bench.sender.click(Bench.CARA, key, "Told the customer");

    FakeSlack.until("it was said", () -> !bench.slack.responses().isEmpty());
    assertThat(bench.slack.responses().getFirst().argument("body"))
        .contains("ephemeral", "belongs to nobody yet");
    assertThat(bench.loopOf("umbra").state()).isEqualTo(LoopState.OWED);
  }

  @Test
  void a_pm_answers_it_and_the_message_changes_in_place() {
    bench.sender.click(Bench.PIA, key, "Told the customer");

    bench.later();
    FakeSlack.until("the message changed", () -> text().contains("Told by"));
    assertThat(bench.loopOf("umbra").state()).isEqualTo(LoopState.TOLD);
    assertThat(text()).doesNotContain("[Told the customer]");
    assertThat(bench.posted(Bench.TRIAGE_CHANNEL)).hasSize(1);
  }

  private String text() {
    var place = key.split(" ", 2);
    var message = bench.slack.workspace().message(place[0], place[1]).orElseThrow();
    return Reading.of(message.path("blocks"));
  }
}
