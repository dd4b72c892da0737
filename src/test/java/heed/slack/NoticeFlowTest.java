package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.LoopState;
import heed.outbox.MessageState;
import heed.platform.Json;
import heed.slack.loop.LoopClicks;
import heed.slack.standin.Call;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reading;
import heed.slack.standin.SlackMember;
import heed.slack.standin.SlackSender;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// From a decision to a customer who was told.
final class NoticeFlowTest {
  private static final String TO_CARA = Bench.directly(Bench.CARA);

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.everybodyAsksForSso();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_csm_gets_one_message_with_all_accounts_their_words_and_a_text_for_each() {
    ship();

    assertThat(bench.posted(TO_CARA)).hasSize(1);
    var message = bench.posted(TO_CARA).getFirst();
    assertThat(message.argument("text"))
        .isEqualTo("Single sign-on with SAML shipped. Tell Acme Corporation and Globex.");
    assertThat(Reading.of(message))
        .contains("Acme Corporation", "Globex", "> Login is our blocker", "we are on fire")
        .contains("Ready to send:", "You asked us for");
    assertThat(SlackSender.labels(message.json("blocks")))
        .containsExactly(
            "Told the customer",
            "Edit draft",
            "Remind me later",
            "Not my account",
            "Told the customer",
            "Edit draft",
            "Remind me later",
            "Not my account");
    assertThat(message.messageId()).isEqualTo(bench.outbox().getFirst().id());
    assertThat(message.argument("unfurl_links")).isEqualTo("0");
    assertThat(message.argument("link_names")).isNotIn("1", "true");
  }

  @Test
  void told_closes_the_loop_and_the_message_says_so() {
    ship();
    var key = key();

    var reply = bench.sender.click(Bench.CARA, key, "Told the customer");

    assertThat(reply.status()).isEqualTo(200);
    var loop = bench.loopOf("acme");
    assertThat(loop.state()).isEqualTo(LoopState.TOLD);
    assertThat(loop.how()).isEqualTo("slack");
    assertThat(loop.endedBy()).isEqualTo(Cast.CARA.email());
    assertThat(bench.loopOf("globex").state()).isEqualTo(LoopState.OWED);
    bench.later();
    FakeSlack.until(
        "the message changed", () -> standing(key).contains("✓ Told by cara@heed.test"));
    assertThat(SlackSender.labels(blocks(key))).hasSize(4);
  }

  @Test
  void a_second_click_is_harmless_and_says_who_was_first() {
    ship();
    var key = key();
    var before = blocks(key);
    bench.sender.click(Bench.CARA, key, "Told the customer");
    bench.later();
    FakeSlack.until("the message changed", () -> standing(key).contains("✓"));
    var stale = button(before, "Told the customer");

    var reply = bench.sender.click(Bench.PIA, key, stale, "loop:" + bench.loopOf("acme").id());

    assertThat(reply.status()).isEqualTo(200);
    FakeSlack.until("the second one was told", () -> !bench.slack.responses().isEmpty());
    assertThat(bench.slack.responses().getFirst().argument("body"))
        .contains("ephemeral", "told by cara@heed.test")
        .contains("\"replace_original\":false");
    assertThat(bench.loopOf("acme").endedBy()).isEqualTo(Cast.CARA.email());
  }

  @Test
  void remind_me_later_puts_it_off_past_the_weekend() {
    ship();
    var key = key();

    bench.sender.click(Bench.CARA, key, "Remind me later");

    var loop = bench.loopOf("acme");
    assertThat(loop.state()).isEqualTo(LoopState.SNOOZED);
    assertThat(loop.until())
        .isEqualTo(
            LoopClicks.later(
                bench.clock.instant().atOffset(java.time.ZoneOffset.UTC).toLocalDate()));
    bench.later();
    FakeSlack.until("the message changed", () -> standing(key).contains("Put off until"));
    assertThat(LoopClicks.later(LocalDate.of(2026, 11, 18))).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(LoopClicks.later(LocalDate.of(2026, 11, 23))).isEqualTo(LocalDate.of(2026, 11, 26));
  }

  @Test
  void not_my_account_goes_to_triage() {
    ship();
    var key = key();

    bench.sender.click(Bench.CARA, key, "Not my account");
    bench.dispatching.runDue();

    assertThat(bench.loopOf("acme").owner()).isEmpty();
    assertThat(bench.posted(Bench.TRIAGE_CHANNEL)).hasSize(1);
    var triage = bench.posted(Bench.TRIAGE_CHANNEL).getFirst();
    assertThat(triage.argument("text")).contains("Acme Corporation");
    assertThat(triage.argument("blocks")).doesNotContain("Not my account", "$", "240");
    bench.later();
    FakeSlack.until("the message changed", () -> standing(key).contains("Given back"));
  }

  @Test
  void a_draft_can_be_edited_and_what_was_sent_is_kept() {
    ship();
    var key = key();
    bench.sender.click(Bench.CARA, key, "Edit draft");
    var view = bench.slack.workspace().lastView();
    assertThat(view.json().toString()).contains("You asked us for", "Login is our blocker");

    var reply = bench.sender.submit(Bench.CARA, view, Map.of("draft", "Dear Jo, it is there."));

    assertThat(reply.body()).isEmpty();
    assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.TOLD);
    assertThat(bench.loopOf("acme").note()).isEqualTo("Dear Jo, it is there.");
    assertThat(bench.loopOf("acme").draft()).isEqualTo("Dear Jo, it is there.");
    bench.later();
    FakeSlack.until("the message changed", () -> standing(key).contains("✓ Told"));
    var late = bench.sender.submit(Bench.CARA, view, Map.of("draft", "Again."));
    assertThat(late.json().path("errors").path("draft").asString()).contains("told by");
  }

  @Test
  void another_csm_cannot_answer_for_somebody_else() {
    ship();

    bench.sender.click(Bench.DEV, key(), "Told the customer");

    FakeSlack.until("it was said", () -> !bench.slack.responses().isEmpty());
    assertThat(bench.slack.responses().getFirst().argument("body"))
        .contains("This loop is cara@heed.test");
    assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.OWED);
  }

  @Test
  void a_loop_whose_csm_is_not_in_slack_is_told_to_the_triage_channel() {
    bench.desk.keep(Cast.acme().csm("gone@heed.test"));
    bench.slack.workspace().add(SlackMember.full("U0X", "gone@heed.test", "X").as("deleted"));

    ship();

    assertThat(bench.posted(Bench.TRIAGE_CHANNEL)).hasSize(1);
    assertThat(bench.posted(Bench.TRIAGE_CHANNEL).getFirst().argument("text"))
        .contains("Acme Corporation")
        .doesNotContain("Globex");
    assertThat(bench.outbox()).allMatch(message -> message.state() == MessageState.SENT);
  }

  @Test
  void without_a_triage_channel_every_pm_who_is_in_slack_hears_of_it_once() {
    try (var other = new Bench()) {
      other.everybodyAsksForSso();
      other.desk.keep(Cast.ADA);
      other.desk.keep("r3", ARequest.by("umbra", "sso"));
      other.decide("sso", Status.PLANNED);

      other.dispatching.runDue();

      assertThat(other.posted(Bench.directly(Bench.PIA))).hasSize(1);
      assertThat(other.slack.messages().stream().map(Call::messageId)).doesNotHaveDuplicates();
      assertThat(other.outbox()).allMatch(message -> message.state() == MessageState.SENT);
    }
  }

  @Test
  void what_people_wrote_can_neither_ping_nor_link() {
    bench.desk.keep(
        "r1",
        ARequest.by("acme", "sso")
            .quote("<!channel> <@U0PIA> <https://evil.test|your bank> &amp;"));
    bench.desk.keep(Cast.sso().title("<!here> *SSO* @here"));

    ship();

    var message = bench.posted(TO_CARA).getFirst();
    assertThat(message.argument("text")).doesNotContain("<!", "@here").contains("&lt;!");
    assertThat(message.argument("mrkdwn")).isIn("0", "false");
    assertThat(message.argument("parse")).isEqualTo("none");
    assertThat(message.argument("blocks")).doesNotContain("mrkdwn");
    assertThat(Reading.of(message))
        .contains("> <!channel> <@U0PIA> <https://evil.test|your bank> &amp;")
        .contains("<!here> *SSO* @here shipped.");
  }

  @Test
  void fifty_accounts_with_long_words_still_fit_in_one_message() {
    for (var i = 0; i < 60; i++) {
      var key = "big" + i;
      bench.desk.keep(Cast.acme().key(key).name("Größe & Söhne <" + i + "> 🏭".repeat(20)));
      bench.desk.keep("b" + i, ARequest.by(key, "sso").quote("&<>🙂漢字 ".repeat(1000)));
    }

    ship();

    assertThat(bench.posted(TO_CARA)).hasSize(1);
    assertThat(bench.posted(TO_CARA).getFirst().argument("blocks")).contains("/heed loops");
  }

  @Test
  void loops_and_home_list_what_is_owed_and_can_be_answered_there() {
    ship();

    var list = bench.sender.command(Bench.CARA, "loops");
    bench.sender.event("Ev1", Map.of("type", "app_home_opened", "user", Bench.CARA, "tab", "home"));
    FakeSlack.until("Home came", () -> !bench.slack.calls("views.publish").isEmpty());

    assertThat(list.json().path("response_type").asString()).isEqualTo("ephemeral");
    assertThat(list.json().path("text").asString()).isEqualTo("2 customers wait to hear from you");
    assertThat(list.body()).contains("Acme Corporation", "Globex");
    assertThat(bench.slack.calls("views.publish").getFirst().done()).isTrue();
    assertThat(bench.slack.workspace().lastView().json().toString())
        .contains("File a request", "Acme Corporation", "Told the customer");
  }

  @Test
  void a_button_in_an_answer_or_in_home_changes_what_is_seen_there() {
    ship();
    var list = bench.sender.command(Bench.CARA, "loops");
    bench.sender.event("Ev1", Map.of("type", "app_home_opened", "user", Bench.CARA, "tab", "home"));
    FakeSlack.until("Home came", () -> !bench.slack.workspace().views().isEmpty());

    bench.sender.clickInAnswer(Bench.CARA, list, "Told the customer");
    FakeSlack.until("the answer changed", () -> !bench.slack.responses().isEmpty());
    bench.sender.clickInHome(Bench.CARA, bench.slack.workspace().lastView(), "Remind me later");

    assertThat(bench.slack.responses().getFirst().argument("body"))
        .contains("\"replace_original\":true", "1 customer waits", "Globex")
        .doesNotContain("Acme");
    // Once for both clicks, or once for each.
    FakeSlack.until("Home changed", () -> bench.slack.calls("views.publish").size() >= 2);
    assertThat(bench.ledger())
        .extracting(line -> line.loop().state())
        .doesNotContain(LoopState.SUPERSEDED);
    assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.TOLD);
  }

  private void ship() {
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
  }

  /// Where Cara's message stands.
  private String key() {
    return bench.slack.workspace().messageKeys().stream()
        .filter(key -> key.startsWith(TO_CARA))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode blocks(String key) {
    var place = key.split(" ", 2);
    return bench.slack.workspace().message(place[0], place[1]).orElseThrow().path("blocks");
  }

  private String standing(String key) {
    return Json.write(blocks(key));
  }

  private static JsonNode button(JsonNode blocks, String label) {
    return blocks
        .valueStream()
        .flatMap(block -> block.path("elements").valueStream())
        .filter(element -> element.path("text").path("text").asString("").equals(label))
        .findFirst()
        .orElseThrow();
  }
}
