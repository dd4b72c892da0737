package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Effort;
import heed.feature.Status;
import heed.platform.database.ChangeLog;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackSender;
import heed.slack.standin.Workspace;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is pressed on a card, by whom, and what comes of it.
final class TriageClicksTest {
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
  void accepting_is_seen_on_the_card_at_once_and_can_be_undone() {
    var card = triage.cardOf("Dark mode");

    triage.sender.click(Bench.PIA, card, "Accept");
    triage.untilCard(card, "under review");
    assertThat(triage.feature("Dark mode").status()).isEqualTo(Status.UNDER_REVIEW);
    assertThat(triage.buttons(card))
        .containsExactly("Merge into…", "Estimate…", "Decline…", "Back to new", "Open in Heed");

    triage.sender.click(Bench.PIA, card, "Back to new");
    triage.settle();
    assertThat(triage.feature("Dark mode").status()).isEqualTo(Status.NEW);
    assertThat(triage.buttons(card)).contains("Accept");
  }

  @Test
  void what_is_decided_is_told_in_the_thread_with_who_decided() {
    var card = triage.cardOf("Dark mode");

    triage.sender.click(Bench.PIA, card, "Accept");
    triage.settle();

    assertThat(triage.thread(card))
        .extracting(message -> message.path("text").asString(""))
        .containsExactly("Accepted by Pia Park: it is under review.");
  }

  @Test
  void a_csm_and_a_viewer_learn_who_may_and_nothing_happens() {
    var card = triage.cardOf("Dark mode");
    var number = 0;

    for (var user : new String[] {Bench.CARA, Bench.VERA}) {
      for (var button : new String[] {"Accept", "Merge into…", "Estimate…", "Decline…"}) {
        triage.sender.click(user, card, button);
        assertThat(triage.whispered(++number))
            .contains("ephemeral", "Only product managers and admins decide about features")
            .contains("Ada Abt, Pia Park");
      }
    }
    assertThat(triage.feature("Dark mode").status()).isEqualTo(Status.NEW);
    assertThat(triage.bench.slack.calls("views.open")).hasSize(1);
    assertThat(triage.posted()).hasSize(1);
  }

  @Test
  void a_form_that_a_csm_got_hold_of_does_nothing() {
    triage.cardOf("Dark mode");
    var form = triage.form(Bench.PIA, triage.lastInChannel(), "Estimate…");

    var reply = triage.sender.submit(Bench.CARA, form, Map.of("engineering", "1"));

    assertThat(TriageBench.errors(reply).path("engineering").asString(""))
        .startsWith("Only product managers and admins");
    assertThat(triage.feature("Dark mode").effort()).isNull();
  }

  @Test
  void a_double_click_is_one_acceptance_and_says_nothing() {
    var card = triage.cardOf("Dark mode");
    var accept = element(triage.message(card), "Accept");

    triage.sender.click(Bench.PIA, card, accept, "triage");
    triage.sender.click(Bench.PIA, card, accept, "triage");
    triage.settle();

    assertThat(changes("Dark mode")).isEqualTo(2);
    assertThat(triage.thread(card)).hasSize(1);
    assertThat(triage.bench.slack.responses()).isEmpty();
  }

  @Test
  void of_two_people_the_second_learns_who_was_first() {
    var card = triage.cardOf("Dark mode");
    var before = triage.message(card);
    triage.sender.click(Bench.PIA, card, "Accept");

    triage.sender.click(TriageBench.ADA, card, element(before, "Accept"), "triage");

    assertThat(triage.whispered(1))
        .contains("ephemeral", "Pia Park was faster: it is under review.");
    assertThat(changes("Dark mode")).isEqualTo(2);
  }

  @Test
  void of_two_open_forms_one_counts_and_the_other_learns_what_happened() {
    var card = triage.cardOf("Dark mode");
    var pias = triage.form(Bench.PIA, card, "Estimate…");
    var adas = triage.form(TriageBench.ADA, card, "Decline…");
    triage.sender.submit(Bench.PIA, pias, Map.of("engineering", "2"));

    var reply = triage.sender.submit(TriageBench.ADA, adas, no());

    assertThat(TriageBench.errors(reply).path("reason").asString(""))
        .isEqualTo(
            "Pia Park was faster: it is new, estimated at 2 person-months."
                + " Close this form and open it again.");
    assertThat(triage.feature("Dark mode").status()).isEqualTo(Status.NEW);
  }

  @Test
  void an_estimate_adds_up_and_bad_numbers_stand_at_their_fields() {
    var card = triage.cardOf("Dark mode");
    var form = triage.form(Bench.PIA, card, "Estimate…");

    var none = triage.sender.submit(Bench.PIA, form, Map.of());
    assertThat(TriageBench.errors(none).path("engineering").asString("")).contains("at least one");
    var bad =
        triage.sender.submit(
            Bench.PIA, form, Map.of("engineering", "-1", "design", "1,5", "product", "1e9"));
    assertThat(TriageBench.errors(bad).propertyNames())
        .containsExactlyInAnyOrder("engineering", "design", "product");
    var much = triage.sender.submit(Bench.PIA, form, Map.of("design", "10001"));
    assertThat(TriageBench.errors(much).path("design").asString("")).contains("0 to 10000");

    var done = triage.sender.submit(Bench.PIA, form, Map.of("engineering", "2", "design", "0.25"));
    assertThat(done.body()).isEmpty();
    triage.sender.submit(Bench.PIA, form, Map.of("engineering", "9"));

    assertThat(triage.feature("Dark mode").effort()).isEqualTo(Effort.split(200, 25, 0));
    triage.untilCard(card, "2.25 person-months (engineering 2, design 0.25, product 0)");
    var again = triage.form(Bench.PIA, card, "Estimate…");
    assertThat(again.json().toString()).contains("\"initial_value\":\"0.25\"");
  }

  @Test
  void a_no_needs_a_reason_a_way_around_or_none_and_a_day_to_look_again() {
    var card = triage.cardOf("Dark mode");
    var form = triage.form(Bench.PIA, card, "Decline…");
    var yesterday = triage.bench.clock.instant().toString().substring(0, 10);

    var bad =
        triage.sender.submit(Bench.PIA, form, Map.of("reason", " \n ", "revisitDate", yesterday));
    assertThat(TriageBench.errors(bad).path("reason").asString("")).contains("Reason is missing");
    assertThat(TriageBench.errors(bad).path("workaround").asString("")).contains("tick");
    assertThat(TriageBench.errors(bad).path("revisitDate").asString("")).contains("after today");
    var never = triage.sender.submit(Bench.PIA, form, Map.of("reason", "x", "noWorkaround", "yes"));
    assertThat(TriageBench.errors(never).path("revisitDate").asString("")).contains("the day");
    var both =
        triage.sender.submit(
            Bench.PIA,
            form,
            Map.of(
                "reason",
                "x",
                "workaround",
                "y",
                "noWorkaround",
                "yes",
                "revisitDate",
                "2027-03-01"));
    assertThat(TriageBench.errors(both).path("noWorkaround").asString("")).contains("Either");
    assertThat(triage.feature("Dark mode").status()).isEqualTo(Status.NEW);

    assertThat(triage.sender.submit(Bench.PIA, form, no()).body()).isEmpty();
    assertThat(triage.sender.submit(Bench.PIA, form, no()).body()).isEmpty();
    triage.settle();

    var feature = triage.feature("Dark mode");
    assertThat(feature.status()).isEqualTo(Status.DECLINED);
    assertThat(feature.workaround()).isNull();
    assertThat(feature.revisitDate()).isEqualTo(LocalDate.of(2027, 3, 1));
    assertThat(changes("Dark mode")).isEqualTo(2);
    assertThat(triage.text(card))
        .contains("It does not fit", "There is no workaround", "1 March 2027");
    assertThat(triage.buttons(card)).containsExactly("Open in Heed");
    assertThat(triage.thread(card).getFirst().path("text").asString(""))
        .startsWith("Declined by Pia Park. Why: It does not fit");
    assertThat(triage.bench.posted(Bench.directly(Bench.CARA)))
        .as("the receipt, and the notice to whom it is owed")
        .hasSize(2);
  }

  @Test
  void a_merge_shows_what_moves_before_it_is_done_and_can_be_undone() {
    triage.bench.desk.keep(Cast.sso().title("Night mode"));
    triage.bench.desk.keep("r1", ARequest.by("acme", "sso"));
    triage.bench.desk.keep("r2", ARequest.by("globex", "sso"));
    var card = triage.cardOf("Dark mode");
    var form = triage.form(Bench.PIA, card, "Merge into…");
    assertThat(form.json().toString()).contains("1 account asks for it", "Acme Corporation");

    var first = triage.sender.submit(Bench.PIA, form, Map.of("into", "f:sso"));
    assertThat(triage.feature("Dark mode").mergedInto()).isNull();
    var sure = SlackSender.changed(form, first);
    assertThat(sure.json().toString())
        .contains("Night mode", "1 account moves", "1 of them asks for both")
        .contains("2 accounts will ask for it then");

    assertThat(triage.sender.submit(Bench.PIA, sure, Map.of()).body()).isEmpty();
    assertThat(triage.sender.submit(Bench.PIA, sure, Map.of()).body()).isEmpty();
    triage.settle();
    assertThat(triage.feature("Dark mode").mergedInto()).isEqualTo("sso");
    assertThat(triage.buttons(card)).containsExactly("Unmerge", "Open in Heed");
    assertThat(triage.text(card)).contains("Merged into", "Night mode");

    triage.sender.click(Bench.PIA, card, "Unmerge");
    triage.settle();
    assertThat(triage.feature("Dark mode").mergedInto()).isNull();
    assertThat(triage.thread(card))
        .extracting(message -> message.path("text").asString(""))
        .containsExactly(
            "Merged into Night mode by Pia Park.",
            "Unmerged by Pia Park: it stands for itself again.");
  }

  @Test
  void likely_duplicates_come_first_and_the_feature_itself_never() {
    triage.bench.desk.keep(Cast.export());
    triage.bench.desk.keep(Cast.sso());
    var card = triage.cardOf("Single sign-on for Okta");
    var form = triage.form(Bench.PIA, card, "Merge into…");

    var options = triage.sender.options(Bench.PIA, form, "into", "").json().path("options");
    assertThat(options.path(0).path("text").path("text").asString(""))
        .startsWith("Single sign-on with SAML · new");
    assertThat(options.toString()).contains("Scheduled export").doesNotContain("Okta");
    var typed = triage.sender.options(Bench.PIA, form, "into", "expo").json().path("options");
    assertThat(typed).hasSize(1);
    assertThat(triage.sender.options(Bench.CARA, form, "into", "").json().path("options"))
        .isEmpty();
  }

  @Test
  void a_merge_into_nothing_itself_or_a_feature_that_is_gone_is_refused_at_the_field() {
    var card = triage.cardOf("Dark mode");
    var form = triage.form(Bench.PIA, card, "Merge into…");

    for (var into : new String[] {"f:nowhere", "n:New", "f:" + triage.feature("Dark mode").key()}) {
      var reply = triage.sender.submit(Bench.PIA, form, Map.of("into", into));
      assertThat(TriageBench.errors(reply).path("into").asString("")).contains("Choose");
    }
  }

  @Test
  void a_changed_or_old_form_and_a_strange_button_are_answered_with_a_sentence() {
    var card = triage.cardOf("Dark mode");
    var form = triage.form(Bench.PIA, card, "Decline…");
    var json = (tools.jackson.databind.node.ObjectNode) form.json().deepCopy();

    for (var metadata :
        new String[] {"", "{", "{\"card\":\"x\"}", "{\"card\":\"x\",\"version\":\"y\"}"}) {
      json.put("private_metadata", metadata);
      var reply =
          triage.sender.submit(
              Bench.PIA, new Workspace.View(form.id(), "", json, form.hash()), no());
      assertThat(TriageBench.errors(reply).path("reason").asString("")).contains("too old");
    }
    json.put("private_metadata", "{\"card\":\"m-gone\",\"version\":\"1\"}");
    var reply =
        triage.sender.submit(Bench.PIA, new Workspace.View(form.id(), "", json, form.hash()), no());
    assertThat(TriageBench.errors(reply).path("reason").asString("")).contains("too old");

    var button =
        (tools.jackson.databind.node.ObjectNode) element(triage.message(card), "Accept").deepCopy();
    button.put("value", "sso");
    triage.sender.click(Bench.PIA, card, button, "triage");
    assertThat(triage.whispered(1)).contains("too old");
  }

  @Test
  void a_card_that_tells_less_than_is_known_is_shown_anew_by_whoever_presses() {
    var card = triage.cardOf("Dark mode");
    triage.bench.decide(triage.feature("Dark mode").key(), Status.DECLINED);

    triage.sender.click(TriageBench.ADA, card, "Merge into…");

    assertThat(triage.whispered(1)).contains("Pia Park was faster: it is declined");
    FakeSlack.until("the card is new", () -> triage.text(card).contains("Declined"));
  }

  private static Map<String, String> no() {
    return Map.of("reason", "It does not fit", "noWorkaround", "yes", "revisitDate", "2027-03-01");
  }

  private int changes(String title) {
    var key = triage.feature(title).key();
    return triage.bench.database.read(handle -> ChangeLog.of(handle, "feature", key, 50)).size();
  }

  private static JsonNode element(JsonNode message, String label) {
    for (var block : message.path("blocks")) {
      for (var element : block.path("elements")) {
        if (element.path("text").path("text").asString("").equals(label)) {
          return element;
        }
      }
    }
    throw new AssertionError("No button " + label);
  }
}
