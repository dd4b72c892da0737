package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.platform.Json;
import heed.platform.Language;
import heed.slack.standin.BlockKitCheck;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.HouseCheck;
import heed.slack.standin.Reading;
import heed.slack.standin.Reply;
import heed.slack.standin.SlackMember;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The ledger in Slack: `/heed feature NAME` and `/heed silent`.
final class LedgerCommandsTest {
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.everybodyAsksForSso();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void before_a_decision_everybody_who_asks_is_shown_and_nobody_waits_for_word() {
    assertThat(said("feature sso"))
        .contains("Single sign-on with SAML", "number 1 of 1", "2 accounts")
        .contains("2 ask, and there is nothing to tell yet", "Globex · " + Cast.CARA.email())
        .doesNotContain("for word");
  }

  @Test
  void several_features_are_offered_and_a_button_shows_the_one() {
    bench.desk.keep(Cast.sso().key("sso-mobile").title("Single sign-on <!channel> *mobile*"));

    var reply = bench.sender.command(Bench.CARA, "feature SINGLE sign");

    assertThat(Reading.ofAnswer(reply.body())).contains("Which one", "<!channel> *mobile*");
    fits(reply);
    bench.sender.clickInAnswer(Bench.CARA, reply, "Single sign-on <!channel> *mobile*");
    FakeSlack.until("the feature is shown", () -> !bench.slack.responses().isEmpty());
    var shown = Json.tree(bench.slack.responses().getLast().argument("body"));
    assertThat(shown.path("replace_original").asBoolean()).isTrue();
    assertThat(Reading.of(shown.path("blocks"))).contains("*mobile*", "Nobody asks for it");
    assertThat(HouseCheck.of(bench.slack)).isEmpty();
  }

  @Test
  void a_merged_feature_is_answered_by_the_one_that_stands_for_it() {
    bench.desk.keep(Cast.export());
    bench.desk.merge(Cast.export(), Cast.sso());

    assertThat(said("feature export")).contains("Single sign-on with SAML", "2 accounts");
  }

  @ParameterizedTest
  @EnumSource
  void with_thousands_of_characters_and_many_accounts_the_answers_fit(Language language) {
    speak(language);
    for (var i = 0; i < 40; i++) {
      bench.desk.keep(
          Cast.globex().key("g%02d".formatted(i)).name("名前 <!channel> &*_ 🚀".repeat(12) + i));
      bench.desk.keep("g" + i, ARequest.by("g%02d".formatted(i), "sso").severity(3));
    }
    fits(bench.sender.command(Bench.PIA, "feature sso"));
    bench.decide("sso", Status.SHIPPED);
    bench.clock.pass(Duration.ofDays(30));

    var feature = bench.sender.command(Bench.PIA, "feature sso");
    var silent = bench.sender.command(Bench.PIA, "silent");

    fits(feature);
    fits(silent);
    assertThat(Reading.ofAnswer(feature.body()))
        .contains(language == Language.ENGLISH ? "42 customers wait for word" : "42 个客户在等回复")
        .contains(language == Language.ENGLISH ? "… and 32 more" : "还有 32 个");
    assertThat(Reading.ofAnswer(silent.body()))
        .contains(language == Language.ENGLISH ? "42 customers should" : "42 个客户本应")
        .contains(language == Language.ENGLISH ? "… and 22 more" : "还有 22 个");
    assertThat(silent.body()).contains(Bench.BASE_URL + "/loops/figures");
  }

  @Test
  void nobody_is_waited_for_when_no_word_is_overdue() {
    bench.decide("sso", Status.SHIPPED);

    var reply = bench.sender.command(Bench.PIA, "silent");

    assertThat(Reading.ofAnswer(reply.body())).contains("Nobody waits longer than promised");
    fits(reply);
  }

  private void speak(Language language) {
    var pia = SlackMember.full(Bench.PIA, Cast.PIA.email(), Cast.PIA.name());
    bench.slack.workspace().add(pia.speaking(language == Language.ENGLISH ? "en-GB" : "zh-CN"));
  }

  private String said(String text) {
    return Reading.ofAnswer(bench.sender.command(Bench.CARA, text).body());
  }

  private static void fits(Reply reply) {
    var text = reply.json().path("text").asString();
    var blocks = reply.json().path("blocks");
    assertThat(reply.json().path("response_type").asString()).isEqualTo("ephemeral");
    assertThat(BlockKitCheck.message(text, blocks)).isEmpty();
    assertThat(HouseCheck.message(text, blocks)).isEmpty();
    assertThat(text).isNotBlank();
  }
}
