package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which account stands in the form before anybody typed.
final class GuessingAccountTest {
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.initech());
    bench.desk.keep(Cast.sso());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme-support", "ext-acme", "acme", "acme-corporation", "cust_acme_csm"})
  void a_channel_named_after_a_customer_chooses_the_account(String channel) {
    bench.sender.commandIn(channel, Bench.CARA, "They need it");

    assertThat(chosen()).isEqualTo("acme");
  }

  @ParameterizedTest
  @ValueSource(strings = {"general", "support", "directmessage", "acme-and-initech", "", "🚀"})
  void any_other_channel_chooses_none(String channel) {
    bench.sender.commandIn(channel, Bench.CARA, "They need it");

    assertThat(chosen()).isEmpty();
  }

  @Test
  void elsewhere_it_is_the_account_of_the_last_filing_for_a_week() {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();
    bench.sender.submit(
        Bench.CARA, view, Map.of("account", "initech", "feature", "f:sso", "severity", "4"));

    bench.sender.command(Bench.CARA, "");
    assertThat(chosen()).isEqualTo("initech");
    bench.sender.command(Bench.DEV, "");
    assertThat(chosen()).isEmpty();
    bench.clock.pass(Duration.ofDays(8));
    bench.sender.command(Bench.CARA, "");
    assertThat(chosen()).isEmpty();
  }

  @Test
  void the_guess_is_filed_unless_it_is_changed() {
    bench.sender.commandIn("acme-support", Bench.CARA, "They need it");
    var view = bench.slack.workspace().lastView();

    bench.sender.submit(Bench.CARA, view, Map.of("feature", "f:sso", "severity", "4"));

    assertThat(bench.filed().getFirst().account()).isEqualTo("acme");
  }

  private String chosen() {
    for (var block : bench.slack.workspace().lastView().json().path("blocks")) {
      if (block.path("block_id").asString("").equals("account")) {
        return block.path("element").path("initial_option").path("value").asString("");
      }
    }
    throw new AssertionError("The form has no account");
  }
}
