package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reading;
import heed.slack.standin.SlackSender;
import heed.slack.standin.Workspace;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// How the form helps whoever fills it in.
final class FilingHelpTest {
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.globex());
    bench.desk.keep(Cast.sso());
    bench.desk.keep(Cast.export().title("Export reports to Excel"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_new_feature_shows_known_ones_that_are_alike_and_keeps_what_was_typed() {
    var form = form("They said so");
    bench.sender.choose(
        Bench.CARA,
        form,
        "feature",
        "n:Excel export of reports",
        Map.of("account", "globex", "quote", "They said it otherwise"));
    awaitNext(form);

    var changed = bench.slack.workspace().lastView();
    assertThat(changed.id()).isEqualTo(form.id());
    assertThat(Reading.of(changed.json()))
        .contains("This may be the same", "Export reports to Excel", "no account asks");
    assertThat(SlackSender.labels(changed.json().path("blocks")))
        .containsExactly("Use Export reports to Excel");
    assertThat(element(changed, "quote").path("initial_value").asString())
        .isEqualTo("They said it otherwise");
    assertThat(element(changed, "account").path("initial_option").path("value").asString())
        .isEqualTo("globex");
  }

  @Test
  void a_known_one_is_taken_with_a_button_and_filed() {
    var form = form("They said so");
    bench.sender.choose(Bench.CARA, form, "feature", "n:Excel export of reports", Map.of());
    awaitNext(form);
    var offered = bench.slack.workspace().lastView();

    bench.sender.clickInForm(
        Bench.CARA, offered, "Use Export reports to Excel", Map.of("account", "acme"));
    awaitNext(offered);
    var taken = bench.slack.workspace().lastView();
    assertThat(SlackSender.labels(taken.json().path("blocks"))).isEmpty();
    var wrong = bench.sender.submit(Bench.CARA, taken, Map.of("severity", "9"));
    var reply = bench.sender.submit(Bench.CARA, taken, Map.of("severity", "4"));

    assertThat(wrong.json().path("errors").path("severity").asString()).isNotBlank();
    assertThat(reply.body()).isEmpty();
    assertThat(bench.filed().getFirst().feature()).isEqualTo("export");
    assertThat(bench.filed().getFirst().account()).isEqualTo("acme");
    assertThat(bench.filed().getFirst().quote()).isEqualTo("They said so");
  }

  @Test
  void a_complaint_about_a_feature_that_was_taken_stands_at_its_field() {
    var form = form("They said so");
    bench.sender.choose(Bench.CARA, form, "feature", "n:Excel export of reports", Map.of());
    awaitNext(form);
    var offered = bench.slack.workspace().lastView();
    bench.sender.clickInForm(Bench.CARA, offered, "Use Export reports to Excel", Map.of());
    awaitNext(offered);

    var reply =
        bench.sender.submit(
            Bench.CARA,
            bench.slack.workspace().lastView(),
            Map.of("account", "acme", "severity", "4", "feature:export", "f:"));

    assertThat(reply.json().path("errors").path("feature:export").asString()).isNotBlank();
  }

  @Test
  void what_is_like_nothing_changes_nothing() {
    var form = form("They said so");

    bench.sender.choose(Bench.CARA, form, "feature", "n:Dark mode", Map.of());
    bench.sender.choose(Bench.CARA, form, "feature", "f:sso", Map.of());

    assertThat(bench.slack.calls("views.update")).isEmpty();
  }

  @Test
  void the_words_in_the_form_suggest_features_before_anything_is_typed_there() {
    var form = form("");

    var offered =
        bench.sender.options(
            Bench.CARA, form, "feature", "", Map.of("quote", "reports in excel, please"));

    assertThat(offered.json().path("options").path(0).path("value").asString())
        .isEqualTo("f:export");
  }

  @ParameterizedTest
  @CsvSource({
    "12k,1200000",
    "'12,000',1200000",
    "12 000,1200000",
    "'$1,250.50',125050",
    "1.5m,150000000",
    "USD 900,90000",
    "5万,5000000",
    "0,0"
  })
  void an_amount_is_taken_as_people_type_it(String typed, long minor) {
    var reply = file(typed);

    assertThat(reply).isEmpty();
    assertThat(bench.filed().getFirst().expansionArrMinor()).isEqualTo(minor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12.000", "1.234,56", "12,5", "1,2345", "-5", "about 12k", "12kk", "1.001"})
  void an_amount_that_can_be_read_in_two_ways_or_none_is_refused_at_its_field(String typed) {
    assertThat(file(typed)).isNotEmpty();
    assertThat(bench.filed()).isEmpty();
  }

  @Test
  void a_single_word_that_is_no_command_is_filed_and_said_to_be_none() {
    bench.sender.command(Bench.CARA, "lops");

    var form = bench.slack.workspace().lastView();
    assertThat(element(form, "quote").path("initial_value").asString()).isEqualTo("lops");
    assertThat(Reading.of(form.json())).contains("no command “lops”", "/heed help");
    assertThat(Reading.of(form("Our people want it").json())).doesNotContain("no command");
  }

  @Test
  void the_receipt_says_how_much_it_hurts_and_what_it_would_open() {
    file("12k");
    bench.dispatching.runDue();

    assertThat(bench.posted(Bench.directly(Bench.CARA)).getFirst().argument("text"))
        .contains("Filed for Acme Corporation", "blocks important work", "$12.0k expansion")
        .contains("number 1 of", "You will hear");
  }

  private String file(String amount) {
    var reply =
        bench.sender.submit(
            Bench.CARA,
            form("They said so"),
            Map.of("account", "acme", "feature", "f:sso", "severity", "4", "expansionArr", amount));
    return reply.body().isEmpty()
        ? ""
        : reply.json().path("errors").path("expansionArr").asString("");
  }

  private Workspace.View form(String words) {
    bench.sender.command(Bench.CARA, words);
    return bench.slack.workspace().lastView();
  }

  private void awaitNext(Workspace.View shown) {
    FakeSlack.until(
        "the form changed", () -> !bench.slack.workspace().lastView().hash().equals(shown.hash()));
  }

  private static JsonNode element(Workspace.View form, String field) {
    for (var block : form.json().path("blocks")) {
      if (block.path("element").path("action_id").asString("").equals(field)) {
        return block.path("element");
      }
    }
    throw new AssertionError("There is no field " + field);
  }
}
