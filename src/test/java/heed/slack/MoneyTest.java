package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Revenue is for the asker's eyes: no channel sees it, whoever may be in there.
final class MoneyTest {
  /// An amount that is like no other, however it is written.
  private static final Pattern CANARY = Pattern.compile("7[,.  ’]?654[,.  ’]?321|\\$");

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.desk.keep(Cast.acme().arr(7_654_321));
    bench.desk.keep(Cast.umbra().arr(7_654_321));
    bench.desk.keep(Cast.sso());
    bench.desk.keep("r1", ARequest.by("acme", "sso").severity(5));
    bench.desk.keep("r2", ARequest.by("umbra", "sso").severity(5));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "top",
        "account acme",
        "mine",
        "loops",
        "account ",
        "account x",
        "feature single",
        "silent"
      })
  void every_answer_is_for_the_asker_alone_whatever_channel_it_is_asked_in(String text) {
    var reply = bench.sender.commandIn("shared-with-acme", Bench.CARA, text);

    assertThat(reply.json().path("response_type").asString()).isEqualTo("ephemeral");
  }

  @Test
  void the_canary_is_one() {
    assertThat(bench.sender.command(Bench.CARA, "account acme").body()).containsPattern(CANARY);
  }

  @Test
  void no_message_in_a_channel_holds_money() {
    for (var status : new Status[] {Status.PLANNED, Status.SHIPPED}) {
      bench.decide("sso", status);
      bench.dispatching.runDue();
      bench.clock.pass(Duration.ofSeconds(10));
      bench.dispatching.runDue();
      var key =
          bench.slack.workspace().messageKeys().stream()
              .filter(each -> each.startsWith(Bench.directly(Bench.CARA)))
              .reduce((_, later) -> later)
              .orElseThrow();
      bench.sender.click(Bench.CARA, key, "Not my account");
      bench.clock.pass(Duration.ofMinutes(1));
      bench.dispatching.runDue();
      bench.clock.pass(Duration.ofMinutes(1));
      bench.dispatching.runDue();
    }

    assertThat(bench.posted(Bench.TRIAGE_CHANNEL)).hasSizeGreaterThanOrEqualTo(4);
    for (var call : bench.slack.calls()) {
      if (call.argument("channel").startsWith("C")) {
        assertThat(call.argument("text") + call.argument("blocks")).doesNotContainPattern(CANARY);
      }
    }
  }
}
