package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.AFeature;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.NastyTexts;
import heed.feature.Status;
import heed.platform.Json;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reading;
import heed.slack.standin.SlackSender;
import heed.slack.text.Kit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The value brief behind `/heed account NAME`.
final class BriefModalTest {
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
  void it_tells_what_came_of_each_ask_and_whether_the_customer_knows() {
    bench.decide("sso", Status.PLANNED);
    bench.desk.keep(Cast.export());
    bench.desk.keep("r3", ARequest.by("acme", "export").quote("We retype it"));

    var view = brief("acme");

    assertThat(Reading.of(view))
        .contains("What came of what Acme Corporation asked for", "1 planned", "1 open")
        .contains("Single sign-on with SAML", "Planned; there is no date yet.", "Not told yet.")
        .contains("> Login is our blocker", "> We retype it")
        .doesNotContain("ARR", "$", "240");
    assertThat(preformatted(view))
        .startsWith("# What came of what Acme Corporation asked for")
        .contains("- **Single sign-on with SAML**", "*Not told yet.*");
    assertThat(Json.write(view)).contains("https://heed.test/accounts/acme/brief");
    assertThat(view.path("submit").isMissingNode()).isTrue();
  }

  @Test
  void who_asked_for_nothing_has_an_empty_brief() {
    bench.desk.keep(Cast.acme().key("quiet").name("Quiet Ltd").domain("quiet.example"));

    assertThat(Reading.of(brief("quiet"))).contains("Nothing was asked for yet.");
  }

  @Test
  void two_hundred_asks_in_nasty_words_fit_as_far_as_slack_takes_them_and_the_rest_is_counted() {
    var texts = NastyTexts.all().toList();
    var titles = NastyTexts.lines(200).toList();
    var statuses = List.of(Status.values());
    bench.desk.keep(Cast.acme().name(titles.get(5)));
    for (var at = 0; at < 200; at++) {
      var status = statuses.get(at % statuses.size());
      bench.desk.keep(AFeature.titled("f" + at, titles.get(at % titles.size())).status(status));
      bench.desk.keep("n" + at, ARequest.by("acme", "f" + at).quote(texts.get(at % texts.size())));
    }

    var view = brief("acme");

    // Slack's stand-in took it, so no limit is broken.
    assertThat(view.path("blocks").size()).isBetween(50, Kit.BLOCKS_OF_VIEW);
    var shown =
        view.path("blocks")
            .valueStream()
            .filter(block -> Json.write(block).contains("\"bold\":true"))
            .count();
    assertThat(Reading.of(view)).contains("… and " + (201 - shown) + " more");
    assertThat(preformatted(view)).isEmpty();
    assertThat(Json.write(view)).contains("https://heed.test/accounts/acme/brief");
    assertThat(Json.write(view)).doesNotContain("mrkdwn", "\"type\":\"emoji\"");
    assertThat(links(view)).isZero();
  }

  @Test
  void nasty_words_can_be_copied_as_inert_markdown() {
    bench.desk.keep(AFeature.titled("f", "<!channel> *b* [x](https://evil.test)"));
    bench.desk.keep("n", ARequest.by("globex", "f").quote("<@U1> `code` <https://evil|bank>"));

    var view = brief("globex");

    assertThat(preformatted(view)).contains("\\<\\!channel\\> \\*b\\*", "\\<@U1\\> \\`code\\`");
    assertThat(Reading.of(view)).contains("<!channel> *b* [x](https://evil.test)");
    assertThat(links(view)).isZero();
  }

  @Test
  void whoever_is_no_csm_is_refused_even_with_the_button_at_hand() {
    var card = bench.sender.command(Bench.CARA, "account acme");

    bench.sender.clickInAnswer(Bench.VERA, card, "Value brief");

    FakeSlack.until("it was refused", () -> !bench.slack.responses().isEmpty());
    assertThat(bench.slack.responses().getFirst().argument("body")).contains("role csm");
    assertThat(bench.slack.workspace().views()).isEmpty();
  }

  private JsonNode brief(String account) {
    var card = bench.sender.command(Bench.CARA, "account " + account);
    assertThat(SlackSender.labels(card.json().path("blocks"))).contains("Value brief");
    bench.sender.clickInAnswer(Bench.CARA, card, "Value brief");
    assertThat(bench.slack.responses()).isEmpty();
    return bench.slack.workspace().lastView().json();
  }

  /// The text to copy, or nothing.
  private static String preformatted(JsonNode view) {
    return view.path("blocks")
        .valueStream()
        .flatMap(block -> block.path("elements").valueStream())
        .filter(part -> part.path("type").asString("").equals("rich_text_preformatted"))
        .map(part -> part.path("elements").path(0).path("text").asString(""))
        .findFirst()
        .orElse("");
  }

  private static long links(JsonNode view) {
    return view.findValues("type").stream()
        .filter(type -> Set.of("link", "user", "broadcast").contains(type.asString("")))
        .count();
  }
}
