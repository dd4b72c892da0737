package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.people.Role;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackMember;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// From `/heed` to a stored request.
final class FilingFlowTest {
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.initech());
    bench.desk.keep(Cast.sso());
    bench.desk.keep(Cast.export().title("Export reports to Excel"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_text_after_the_command_stands_in_the_form() {
    bench.sender.command(Bench.CARA, "They need &lt;SAML&gt; &amp; SCIM");

    var quote = block(bench.slack.workspace().lastView().json(), "quote");
    assertThat(quote.path("element").path("initial_value").asString())
        .isEqualTo("They need <SAML> & SCIM");
  }

  @Test
  void a_submitted_form_is_one_request_in_the_customers_words() {
    bench.sender.command(Bench.CARA, "Login is our number one blocker …");
    var view = bench.slack.workspace().lastView();

    var reply =
        bench.sender.submit(
            Bench.CARA,
            view,
            Map.of(
                "account", "acme",
                "feature", "f:sso",
                "severity", "5",
                "coreUseCase", "yes",
                "expansionArr", "50000",
                "contact", "Jo, head of IT"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(bench.filed()).hasSize(1);
    var request = bench.filed().getFirst();
    assertThat(request.account()).isEqualTo("acme");
    assertThat(request.feature()).isEqualTo("sso");
    assertThat(request.severity()).isEqualTo(5);
    assertThat(request.coreUseCase()).isTrue();
    assertThat(request.expansionArrMinor()).isEqualTo(5_000_000L);
    assertThat(request.quote()).isEqualTo("Login is our number one blocker …");
    assertThat(request.contact()).isEqualTo("Jo, head of IT");
    assertThat(request.filedBy()).isEqualTo("cara@heed.test");
  }

  @Test
  void a_new_feature_is_made_with_its_first_request() {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();
    var offered = bench.sender.options(Bench.CARA, view, "feature", "Dark mode & <b>");
    var chosen = values(offered.json()).getLast();

    bench.sender.submit(
        Bench.CARA, view, Map.of("account", "acme", "feature", chosen, "severity", "2"));

    var feature = bench.filed().getFirst().feature();
    var now = bench.book.now();
    assertThat(now.feature(now.featureId(feature)).title()).isEqualTo("Dark mode & <b>");
  }

  @Test
  void a_submission_repeated_at_once_and_later_has_one_effect() throws Exception {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();
    var filled = Map.of("account", "acme", "feature", "f:sso", "severity", "4");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> submit = () -> bench.sender.submit(Bench.CARA, view, filled).status();
      for (var status : threads.invokeAll(List.of(submit, submit, submit, submit))) {
        assertThat(status.get()).isEqualTo(200);
      }
    }
    bench.sender.submit(Bench.CARA, view, filled);

    assertThat(bench.filed()).hasSize(1);
  }

  @Test
  void a_wrong_field_is_named_in_the_form_and_can_be_corrected() {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();
    var filled = new LinkedHashMap<String, String>();
    filled.put("account", "acme");
    filled.put("feature", "f:sso");
    filled.put("severity", "3");
    filled.put("expansionArr", "1.234,56");

    var wrong = bench.sender.submit(Bench.CARA, view, filled);
    filled.put("expansionArr", "1234.56");
    var right = bench.sender.submit(Bench.CARA, view, filled);

    assertThat(wrong.json().path("response_action").asString()).isEqualTo("errors");
    assertThat(wrong.json().path("errors").path("expansionArr").asString())
        .contains("plain number");
    assertThat(right.body()).isEmpty();
    assertThat(bench.filed()).hasSize(1);
  }

  @Test
  void choices_that_were_not_offered_are_refused_beside_their_field() {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();

    var reply =
        bench.sender.submit(
            Bench.CARA, view, Map.of("account", "nobody", "feature", "f:NONE", "severity", "9"));

    assertThat(reply.json().path("errors").path("severity").asString()).contains("1 to 5");
    assertThat(bench.filed()).isEmpty();
  }

  @Test
  void typeaheads_find_accounts_by_name_and_domain_with_the_own_ones_first() {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();

    assertThat(values(bench.sender.options(Bench.CARA, view, "account", "").json()))
        .containsExactly("acme", "initech");
    assertThat(values(bench.sender.options(Bench.CARA, view, "account", "initech").json()))
        .containsExactly("initech");
  }

  @Test
  void the_feature_field_offers_what_is_similar_to_the_words_and_a_new_one() {
    bench.sender.command(Bench.CARA, "Our people want reports in excel");
    var view = bench.slack.workspace().lastView();

    var offered = values(bench.sender.options(Bench.CARA, view, "feature", "").json());

    assertThat(offered).first().isEqualTo("f:export");
    assertThat(offered).last().isEqualTo("n:Our people want reports in excel");
  }

  @Test
  void a_full_member_becomes_a_csm_by_using_it() {
    bench.sender.command(Bench.CARA, "");

    var cara = bench.personOf("cara@heed.test").orElseThrow();
    assertThat(cara.role()).isEqualTo(Role.CSM);
    assertThat(cara.name()).isEqualTo("Cara Cole");
  }

  @ParameterizedTest
  @CsvSource({"restricted", "ultra", "stranger", "deleted", "bot"})
  void who_is_no_full_member_gets_a_sentence_and_nothing_else(String kind) {
    var guest = SlackMember.full("U0GUEST", "guest@example.com", "Guest").as(kind);
    bench.slack.workspace().add(guest);

    var reply = bench.sender.command("U0GUEST", "account acme");

    assertThat(reply.json().path("response_type").asString()).isEqualTo("ephemeral");
    assertThat(reply.body()).doesNotContain("ARR", "120");
    assertThat(bench.sender.command("U0GUEST", "").json().path("text").asString()).isNotBlank();
    assertThat(bench.slack.workspace().views()).isEmpty();
    assertThat(bench.personOf("guest@example.com")).isEmpty();
  }

  @Test
  void a_slow_slack_does_not_make_us_late_and_is_told_of_afterwards() {
    bench.slack.delay("users.info", Duration.ofSeconds(4), 1);
    var began = System.nanoTime();

    var reply = bench.sender.command(Bench.CARA, "help");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2900));
    assertThat(reply.body()).isEmpty();
    FakeSlack.until("the help came", () -> !bench.slack.responses().isEmpty());
    assertThat(bench.slack.responses().getFirst().argument("body")).contains("/heed top");
  }

  @Test
  void a_database_that_others_hold_is_said_in_time_and_trying_again_files_once() throws Exception {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();
    var filled = Map.of("account", "acme", "feature", "f:sso", "severity", "4");
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + bench.place.where());
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      var began = System.nanoTime();

      var refused = bench.sender.submit(Bench.CARA, view, filled);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2700));
      assertThat(refused.json().path("errors").path("account").asString("")).contains("again");
      statement.execute("ROLLBACK");
    }

    bench.sender.submit(Bench.CARA, view, filled);
    bench.sender.submit(Bench.CARA, view, filled);

    assertThat(bench.filed()).hasSize(1);
  }

  @Test
  void an_expired_trigger_is_explained() {
    var trigger = bench.slack.workspace().trigger(Duration.ofSeconds(4));

    var reply = bench.sender.command(Bench.CARA, "", trigger);

    assertThat(reply.json().path("text").asString()).contains("in time");
  }

  @Test
  void a_slack_that_is_down_is_said_and_does_no_harm() {
    bench.slack.goDown();
    var trigger = bench.slack.workspace().trigger();

    var reply = bench.sender.command(Bench.CARA, "", trigger);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("text").asString()).contains("did not answer");
    assertThat(bench.connection.state()).startsWith("unreachable");
  }

  private static JsonNode block(JsonNode view, String id) {
    for (var block : view.path("blocks")) {
      if (block.path("block_id").asString("").equals(id)) {
        return block;
      }
    }
    throw new AssertionError("There is no block " + id);
  }

  private static List<String> values(JsonNode reply) {
    return reply.path("options").valueStream().map(one -> one.path("value").asString("")).toList();
  }
}
