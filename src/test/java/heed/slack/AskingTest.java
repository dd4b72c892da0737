package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.feature.Status;
import heed.slack.standin.Reading;
import heed.slack.standin.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `/heed` answers, and to whom; and the form from everywhere else.
final class AskingTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "top",
        "account acme",
        "account Nobody",
        "mine",
        "loops",
        "HELP",
        "feature single",
        "FEATURE sso",
        "feature"
      })
  void an_answer_is_for_the_asker_alone_and_opens_no_form(String text) {
    var reply = bench.sender.command(Bench.CARA, text);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("response_type").asString()).isEqualTo("ephemeral");
    assertThat(reply.json().path("text").asString()).isNotBlank();
    assertThat(bench.slack.workspace().views()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loops in the report are slow",
        "topmost wish: SSO",
        "helpful hints",
        "x",
        "feature flags are missing for Acme",
        "silent mode"
      })
  void a_text_that_is_no_command_is_filed(String text) {
    bench.sender.command(Bench.CARA, text);

    assertThat(bench.slack.workspace().views()).hasSize(1);
  }

  @Test
  void the_top_shows_money_to_a_csm_and_none_to_a_viewer() {
    assertThat(said(bench.sender.command(Bench.CARA, "top")))
        .contains("1. Single sign-on with SAML", "$", "per person-month", "2 accounts", "new");
    assertThat(said(bench.sender.command(Bench.VERA, "top")))
        .contains("1. Single sign-on with SAML", "2 accounts")
        .doesNotContain("$", "month");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a text", "account acme", "mine", "loops", "feature single", "silent"})
  void a_viewer_is_told_what_is_missing(String text) {
    var reply = bench.sender.command(Bench.VERA, text);

    assertThat(reply.json().path("text").asString()).contains("role csm", "viewer");
    assertThat(bench.slack.workspace().views()).isEmpty();
  }

  @Test
  void an_account_is_shown_by_key_name_or_beginning_with_what_it_asks_for() {
    for (var name : new String[] {"acme", "Acme Corporation", "acme corp", "acme.example"}) {
      assertThat(said(bench.sender.command(Bench.CARA, "account " + name)))
          .as(name)
          .contains("Acme Corporation", "$240.0k ARR", "at risk (35)", "31 January 2027")
          .contains("Single sign-on with SAML", "we are on fire");
    }
  }

  @Test
  void several_accounts_are_offered_and_none_is_said_so() {
    bench.desk.keep(Cast.globex().key("globex-uk").name("Globex UK"));

    assertThat(said(bench.sender.command(Bench.CARA, "account globe")))
        .contains("Which one", "Globex", "Globex UK · globex-uk");
    assertThat(said(bench.sender.command(Bench.CARA, "account <!channel>")))
        .contains("no account called <!channel>");
  }

  @Test
  void mine_shows_what_became_of_what_was_filed() {
    assertThat(said(bench.sender.command(Bench.CARA, "mine"))).contains("not filed a request yet");
    bench.sender.command(Bench.CARA, "");
    bench.sender.submit(
        Bench.CARA,
        bench.slack.workspace().lastView(),
        Map.of("account", "globex", "feature", "f:sso", "severity", "4"));
    bench.decide("sso", Status.PLANNED);

    assertThat(said(bench.sender.command(Bench.CARA, "mine")))
        .contains("Single sign-on with SAML for Globex · planned");
  }

  @Test
  void a_receipt_says_what_was_filed_where_it_stands_and_who_will_hear() {
    bench.sender.command(Bench.CARA, "");
    bench.sender.submit(
        Bench.CARA,
        bench.slack.workspace().lastView(),
        Map.of("account", "globex", "feature", "f:sso", "severity", "4"));

    bench.dispatching.runDue();

    var receipt = bench.posted(Bench.directly(Bench.CARA)).getFirst();
    assertThat(receipt.argument("text"))
        .isEqualTo(
            "Filed for Globex: Single sign-on with SAML (blocks important work). It is new, number"
                + " 1 of 1; 2 accounts ask for it. You will hear when it is decided, with words for"
                + " the customer.");
  }

  @Test
  void the_message_shortcut_takes_the_words_and_where_they_stand() {
    bench.sender.messageShortcut(
        Bench.CARA, "Jo says: <https://acme.test/x|see here> 1 &lt; 2 &amp; more");
    var view = bench.slack.workspace().lastView();

    bench.sender.submit(
        Bench.CARA, view, Map.of("account", "acme", "feature", "f:sso", "severity", "4"));

    var request = bench.filed().getLast();
    assertThat(request.quote()).isEqualTo("Jo says: see here 1 < 2 & more");
    assertThat(request.sourceUrl())
        .isEqualTo("https://standin.slack.com/archives/C0GENERAL/p1764000000000100");
  }

  @Test
  void the_global_shortcut_opens_the_form_or_says_why_not() {
    bench.sender.globalShortcut(Bench.CARA);
    bench.sender.globalShortcut(Bench.VERA);

    var views = bench.slack.workspace().views();
    assertThat(views.getFirst().json().path("callback_id").asString()).isEqualTo("file_request");
    assertThat(views.getLast().json().toString()).contains("This needs the role csm");
  }

  @Test
  void metadata_that_was_changed_on_the_way_gives_no_right() {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();
    var changed =
        heed.platform.Json.tree(
            view.json()
                .toString()
                .replaceFirst(
                    "\"private_metadata\":\"[^,]*\"",
                    "\"private_metadata\":\"{\\\\\"filedBy\\\\\":\\\\\"pia@heed.test\\\\\",\\\\\"sourceUrl\\\\\":\\\\\"javascript:1\\\\\"}\""));

    var reply =
        bench.sender.submit(
            Bench.CARA,
            new heed.slack.standin.Workspace.View(view.id(), "", changed, view.hash()),
            Map.of("account", "acme", "feature", "f:sso", "severity", "4"));

    assertThat(reply.json().path("errors").path("account").asString()).contains("link");
    assertThat(bench.filed()).noneMatch(one -> "pia@heed.test".equals(one.filedBy()));
  }

  private static String said(Reply reply) {
    return Reading.of(reply.json());
  }
}
