package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Effort;
import heed.feature.Status;
import heed.outbox.MessageState;
import heed.triage.Card;
import heed.triage.CardNews;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the triage channel shows, from a filing to the end of a feature.
final class TriageCardTest {
  private TriageBench triage;

  @BeforeEach
  void open() {
    triage = new TriageBench();
  }

  @AfterEach
  void close() {
    triage.close();
  }

  @Test
  void a_card_says_who_asked_for_which_account_how_many_ask_and_what_it_may_be_the_same_as() {
    triage.bench.desk.keep(Cast.sso());
    triage.bench.desk.keep("r1", ARequest.by("globex", "sso"));

    var card = triage.cardOf("Single sign-on with Okta");

    assertThat(triage.posted()).hasSize(1);
    assertThat(triage.text(card))
        .contains("Single sign-on with Okta", "Cara Cole filed it for", "Acme Corporation")
        .contains("blocks important work", "core use case")
        .contains("1 account asks for it", "new", "not estimated yet")
        .contains("May be the same as", "Single sign-on with SAML", "1 account asks for it");
    assertThat(triage.buttons(card))
        .containsExactly("Accept", "Merge into…", "Estimate…", "Decline…", "Open in Heed");
    assertThat(triage.text(card))
        .contains("https://heed.test/features/" + triage.feature("Single sign-on with Okta").key());
    assertThat(triage.message(card).path("text").asString(""))
        .startsWith("A new feature is asked for: Single sign-on with Okta. Cara Cole filed it");
  }

  @Test
  void there_is_no_money_and_nobody_of_the_customers_in_the_channel() {
    triage.bench.sender.command(Bench.CARA, "");
    var form = triage.bench.slack.workspace().lastView();
    triage.sender.submit(
        Bench.CARA,
        form,
        Map.of(
            "account",
            "acme",
            "feature",
            "n:Dark mode",
            "severity",
            "5",
            "expansionArr",
            "777777",
            "quote",
            "Our eyes hurt",
            "contact",
            "jane@acme.example +49 30 1234"));
    triage.settle();

    var said = triage.text(triage.lastInChannel());
    assertThat(said).contains("Our eyes hurt").doesNotContain("777", "240", "$", "USD", "jane");
  }

  @Test
  void a_filing_by_api_gets_a_card_and_an_import_gets_none() {
    for (var i = 0; i < 295; i++) {
      triage.bench.desk.keep(Cast.sso().key("f" + i).title("Imported " + i));
    }
    triage.bench.desk.keep("r1", ARequest.by("acme", "f1"));
    triage.file("globex", "Night mode");
    triage.settle();

    assertThat(triage.posted()).hasSize(1);
    assertThat(triage.posted().getFirst().argument("blocks")).contains("Night mode", "ann@x.test");
  }

  @Test
  void one_more_ask_changes_the_card_in_place_and_is_told_once_a_day() {
    var card = triage.cardOf("Dark mode");
    var feature = triage.feature("Dark mode").key();

    triage.bench.desk.file(ARequest.by("globex", feature));
    triage.settle();
    triage.bench.desk.file(ARequest.by("initech", feature));
    triage.settle();

    assertThat(triage.text(card)).contains("3 accounts ask for it");
    assertThat(triage.thread(card)).hasSize(1);
    assertThat(triage.thread(card).getFirst().path("text").asString(""))
        .isEqualTo("1 more account asks for it: Globex.");
    assertThat(triage.posted()).hasSize(2);
  }

  @Test
  void decisions_by_page_or_api_change_the_card_and_stand_in_its_thread_unbroadcast() {
    var card = triage.cardOf("Dark mode");
    var feature = triage.feature("Dark mode").key();

    triage.bench.decide(feature, Status.PLANNED);
    triage.settle();
    triage.bench.desk.write(tx ->
        triage.bench.desk.keepingFeatures.replace(
            tx,
            triage.feature("Dark mode").estimatedAt(Effort.split(200, 50, 0)),
            "updated",
            null));
    triage.settle();

    assertThat(triage.text(card)).contains("planned", "2.5 person-months (engineering 2, design");
    assertThat(triage.buttons(card)).containsExactly("Estimate…", "Open in Heed");
    assertThat(triage.thread(card))
        .extracting(message -> message.path("text").asString(""))
        .containsExactly(
            "Planned by Pia Park.",
            "Estimated at 2.5 person-months (engineering 2, design 0.5, product 0) by desk.");
    assertThat(triage.posted())
        .filteredOn(call -> !call.argument("thread_ts").isEmpty())
        .hasSize(2)
        .allSatisfy(call -> {
          assertThat(call.argument("reply_broadcast")).isIn("", "0", "false");
          assertThat(call.messageId()).isNotEmpty();
        });
  }

  @Test
  void a_reply_that_is_tried_again_keeps_its_id_and_goes_beneath_the_same_card() {
    var card = triage.cardOf("Dark mode");
    // The notice to Cara is refused beside it.
    triage.bench.slack.refuse("chat.postMessage", "internal_error", 2);

    triage.bench.decide(triage.feature("Dark mode").key(), Status.PLANNED);
    triage.settle();
    triage.bench.clock.pass(Duration.ofMinutes(1));
    triage.settle();

    assertThat(triage.thread(card)).hasSize(1);
    var tries = triage.bench.slack.calls(call -> !call.argument("thread_ts").isEmpty());
    assertThat(tries).hasSize(2);
    assertThat(tries.getFirst().messageId()).isEqualTo(tries.getLast().messageId());
  }

  @Test
  void in_an_archived_channel_cards_park_and_others_go_on() {
    triage.bench.slack.workspace().channel(Bench.TRIAGE_CHANNEL, "is_archived");
    triage.file("globex", "Night mode");
    triage.bench.everybodyAsksForSso();
    triage.bench.decide("sso", Status.SHIPPED);
    triage.settle();

    assertThat(triage.bench.posted(Bench.directly(Bench.CARA))).hasSize(1);
    var card =
        triage.bench.outbox().stream()
            .filter(message -> message.kind().equals(Card.KIND))
            .findFirst()
            .orElseThrow();
    assertThat(card.state()).isEqualTo(MessageState.PARKED);
    assertThat(card.lastProblem()).contains("archived");

    triage.bench.slack.workspace().channel(Bench.TRIAGE_CHANNEL, null);
    triage.bench.desk.write(tx -> {
      triage.bench.outbox.retryParked(tx, card.id());
      return true;
    });
    triage.settle();
    assertThat(triage.text(triage.lastInChannel())).contains("Night mode");
  }

  @Test
  void news_beneath_a_card_that_was_archived_with_its_channel_parks_and_is_seen() {
    triage.cardOf("Dark mode");
    triage.bench.slack.workspace().channel(Bench.TRIAGE_CHANNEL, "is_archived");

    triage.bench.decide(triage.feature("Dark mode").key(), Status.PLANNED);
    triage.settle();

    assertThat(triage.bench.outbox())
        .filteredOn(message -> message.kind().equals(CardNews.KIND))
        .extracting(heed.outbox.Message::state)
        .containsExactly(MessageState.PARKED);
  }

  @Test
  void a_filing_that_is_taken_back_is_seen_on_its_card() {
    var card = triage.cardOf("Dark mode");
    var receipt =
        triage.bench.slack.workspace().messageKeys().stream()
            .filter(key -> key.startsWith(Bench.directly(Bench.CARA)))
            .reduce((_, last) -> last)
            .orElseThrow();

    triage.sender.click(Bench.CARA, receipt, "Undo");
    triage.settle();

    assertThat(triage.text(card)).contains("was taken back", "Filed by mistake");
    assertThat(triage.buttons(card)).containsExactly("Open in Heed");
  }

  @Test
  void whatever_people_write_neither_pings_nor_formats_nor_breaks_a_limit() {
    var nasty = "<!channel> *b* <@U1> <https://evil|bank> 名前 שלום 👩‍👩‍👧 " + "x".repeat(120);
    triage.bench.desk.keep(Cast.acme().name("<!here> *Acme* `x` " + "é".repeat(150)));
    triage.bench.sender.command(Bench.CARA, "");
    var form = triage.bench.slack.workspace().lastView();
    triage.sender.submit(
        Bench.CARA,
        form,
        Map.of(
            "account",
            "acme",
            "feature",
            "n:" + nasty.substring(0, 140),
            "severity",
            "1",
            "quote",
            "😀 <!channel>\n".repeat(180)));
    triage.settle();
    var card = triage.lastInChannel();

    triage.sender.click(Bench.PIA, card, "Accept");
    triage.settle();

    assertThat(triage.message(card).path("blocks").toString()).doesNotContain("mrkdwn");
    assertThat(triage.message(card).path("text").asString("")).doesNotContain("<!", "<@", "<http");
    assertThat(triage.thread(card)).hasSize(1);
    triage.form(Bench.PIA, card, "Merge into…");
    triage.form(Bench.PIA, card, "Decline…");
    triage.form(Bench.PIA, card, "Estimate…");
  }
}
