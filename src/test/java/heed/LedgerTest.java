package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.Desk;
import heed.people.Person;
import heed.platform.Json;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reading;
import heed.slack.standin.SlackMember;
import heed.slack.standin.SlackSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The ledger as its four readers ask it, by each of the three doors, in the product as it is
/// wired. Single sign-on was planned on 22 November 2026 for three customers; Acme was told the
/// next day, and half a month later Globex and Initech still have not been. The tests only read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LedgerTest {
  private static final String DEV = "U0DEV";
  private static final String PIA = "U0PIA";
  private static final String VERA = "U0VERA";
  private static final String DRAFT = "Dear Milton, the stapler comes with it.";

  private final Map<Person, String> tokens = new HashMap<>();
  private Hosted hosted;
  private SlackSender sender;
  private String toldLoop;
  private String initechLoop;

  @BeforeAll
  void open(@TempDir Path folder) {
    hosted =
        new Hosted(
            folder,
            "HEED_SLACK_CLIENT_ID",
            "",
            "HEED_SLACK_CLIENT_SECRET",
            "",
            "HEED_SLACK_BOT_TOKEN",
            FakeSlack.TOKEN);
    sender = hosted.sender(hosted.slack.workspace());
    var desk = new Desk(hosted.rooms.database);
    for (var person : List.of(Cast.CARA, Cast.DEV, Cast.PIA, Cast.VERA)) {
      desk.keep(person);
      hosted
          .slack
          .workspace()
          .add(SlackMember.full(memberId(person), person.email(), person.name()));
      tokens.put(person, token(desk, person));
    }
    desk.keep(Cast.acme());
    desk.keep(Cast.globex());
    desk.keep(Cast.initech());
    desk.keep(Cast.sso());
    desk.keep(Cast.export());
    for (var account : List.of("acme", "globex", "initech")) {
      desk.keep("sso-" + account, ARequest.by(account, "sso").severity(4));
    }
    desk.keep("export-globex", ARequest.by("globex", "export").severity(2));
    whatHappened();
  }

  private void whatHappened() {
    post(
        Cast.PIA,
        "/api/v1/features/sso/status",
        Map.of("status", "planned", "targetDate", "2027-03-31"));
    toldLoop = loop("acme");
    initechLoop = loop("initech");
    hosted.clock.pass(Duration.ofDays(1));
    post(
        Cast.CARA,
        "/api/v1/loops/" + toldLoop + "/told",
        Map.of("how", "call", "note", "They will renew.", "url", "https://crm.example/calls/7"));
    put(Cast.DEV, "/api/v1/loops/" + initechLoop + "/draft", Map.of("text", DRAFT));
    hosted.clock.pass(Duration.ofDays(14));
  }

  @AfterAll
  void close() {
    hosted.close();
  }

  @Test
  void a_csm_reads_in_slack_what_they_owe_whom_today() {
    assertThat(said(Hosted.CARA, "loops"))
        .contains("1 customer waits to hear from you", "Globex", "Single sign-on", "late since")
        .doesNotContain("Acme", "Initech");
  }

  @Test
  void a_csm_reads_on_the_page_what_they_owe_whom_today() {
    assertThat(page(Cast.CARA, "/loops"))
        .contains("One customer waits to hear from you", "Globex", "Single sign-on", "was due")
        .doesNotContain("Acme", "Initech");
  }

  @Test
  void a_csm_reads_by_api_what_they_owe_whom_today() {
    assertThat(items(Cast.CARA, "/api/v1/loops?state=owed&csm=" + Cast.CARA.email()))
        .singleElement()
        .satisfies(loop -> {
          assertThat(loop.at("/account").asString()).isEqualTo("globex");
          assertThat(loop.at("/feature").asString()).isEqualTo("sso");
          assertThat(loop.at("/dueDate").asString()).isLessThan("2026-12-07");
          assertThat(loop.at("/endedBy").isNull()).isTrue();
        });
  }

  @Test
  void a_pm_reads_in_slack_who_waits_for_a_feature() {
    assertThat(said(PIA, "feature single sign-on"))
        .contains("Single sign-on with SAML", "planned", "for 31 March 2027")
        .contains("2 customers wait for word")
        .containsPattern("Globex · " + Cast.CARA.email() + " · late since")
        .containsPattern("Initech · " + Cast.DEV.email() + " · late since")
        .containsPattern("Acme Corporation · ✓ Told by token:cara on 23 November 2026. · call");
  }

  @Test
  void a_pm_reads_on_the_page_who_waits_for_a_feature() {
    assertThat(page(Cast.PIA, "/features/sso"))
        .contains("Who is owed word, and who heard", "Globex", "Cara Cole", "Initech", "Dev Das")
        .contains("told on 23 Nov 2026 by token:cara, by call");
  }

  @Test
  void a_pm_reads_by_api_who_waits_for_a_feature() {
    assertThat(items(Cast.PIA, "/api/v1/loops?feature=sso&state=owed"))
        .extracting(loop -> loop.at("/account").asString() + " " + loop.at("/csm").asString())
        .containsExactlyInAnyOrder("globex " + Cast.CARA.email(), "initech " + Cast.DEV.email());
  }

  @Test
  void a_lead_reads_in_slack_where_we_are_silent() {
    assertThat(said(PIA, "silent"))
        .contains("2 customers should have heard from us", "Globex", Cast.CARA.email())
        .contains("Initech", Cast.DEV.email(), "since")
        .doesNotContain("Acme");
  }

  @Test
  void a_lead_reads_on_the_page_where_we_are_silent() {
    assertThat(page(Cast.PIA, "/loops?show=owed"))
        .contains("Two customers wait to hear from us", "/loops/figures");

    var figures = page(Cast.PIA, "/loops/figures");
    var silent = figures.substring(figures.indexOf("Where we are silent"));
    assertThat(silent.substring(0, silent.indexOf("</section>")))
        .contains("Globex", "Cara Cole", "Initech", "Dev Das")
        .doesNotContain("Acme");
  }

  @Test
  void a_lead_reads_by_api_where_we_are_silent() {
    var silent = json(Cast.PIA, "/api/v1/loops/figures").at("/silent");
    assertThat(silent.valueStream().map(one -> one.at("/account").asString()))
        .containsExactlyInAnyOrder("globex", "initech");
    assertThat(items(Cast.PIA, "/api/v1/loops?overdue=true"))
        .extracting(loop -> loop.at("/account").asString())
        .containsExactlyInAnyOrder("globex", "initech");
    assertThat(items(Cast.PIA, "/api/v1/loops?overdue=true&state=told")).isEmpty();
    assertThat(get(Cast.PIA, "/api/v1/loops?overdue=perhaps").statusCode()).isEqualTo(400);
  }

  @Test
  void an_auditor_reads_in_slack_who_told_acme_about_single_sign_on_when_and_how() {
    assertThat(said(DEV, "account acme"))
        .contains("What they heard last")
        .containsPattern("Single sign-on .* is planned for 31 March 2027")
        .containsPattern("✓ Told by token:cara on 23 November 2026. · call");
  }

  @Test
  void an_auditor_reads_on_the_page_who_told_acme_about_single_sign_on_when_and_how() {
    var feature = page(Cast.DEV, "/features/sso");
    assertThat(feature).contains("href=\"/loops/" + toldLoop + "\"");

    assertThat(page(Cast.DEV, "/loops/" + toldLoop))
        .contains("Acme Corporation heard about Single sign-on with SAML")
        .contains("told the customer by call", "23 Nov", "They will renew.", "crm.example/calls/7");
  }

  @Test
  void an_auditor_reads_by_api_who_told_acme_about_single_sign_on_when_and_how() {
    var found = items(Cast.DEV, "/api/v1/loops?account=acme&feature=sso&state=told");
    assertThat(found)
        .singleElement()
        .satisfies(loop -> {
          assertThat(loop.at("/endedBy").asString()).isEqualTo("token:cara");
          assertThat(loop.at("/endedAt").asString()).startsWith("2026-11-23T");
          assertThat(loop.at("/how").asString()).isEqualTo("call");
          assertThat(loop.at("/url").asString()).isEqualTo("https://crm.example/calls/7");
        });

    var steps = json(Cast.DEV, "/api/v1/loops/" + toldLoop).at("/steps");
    assertThat(steps.valueStream().map(step -> step.at("/action").asString()))
        .containsExactly("opened", "told");
  }

  @Test
  void a_viewer_reads_none_of_it_by_any_door() {
    for (var command : List.of("loops", "feature single", "silent", "account acme")) {
      assertThat(said(VERA, command))
          .as(command)
          .contains("role")
          .doesNotContain("Acme", "Globex", "Initech", "Told by");
    }
    for (var path :
        List.of("/loops", "/loops/figures", "/loops/" + toldLoop, "/accounts/acme/brief")) {
      assertThat(hosted.browser(Cast.VERA).get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(page(Cast.VERA, "/features/sso")).doesNotContain("Acme", "Globex", "Initech");
    for (var path :
        List.of(
            "/api/v1/loops",
            "/api/v1/loops?overdue=true",
            "/api/v1/loops/figures",
            "/api/v1/loops/" + toldLoop,
            "/api/v1/loops/" + toldLoop + "/draft",
            "/api/v1/accounts/acme/brief",
            "/api/v1/promises")) {
      assertThat(get(Cast.VERA, path).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void the_silence_of_everybody_is_for_leads() {
    assertThat(said(DEV, "silent")).contains("role").doesNotContain("Globex", "Initech");
    assertThat(page(Cast.DEV, "/loops/figures")).contains("Initech").doesNotContain("Globex");
    assertThat(get(Cast.DEV, "/api/v1/loops/figures").body())
        .contains("initech")
        .doesNotContain("globex");
  }

  @Test
  void a_csm_does_not_read_the_draft_of_another_by_any_door() {
    assertThat(json(Cast.DEV, "/api/v1/loops/" + initechLoop).at("/draft").asString())
        .isEqualTo(DRAFT);
    assertThat(json(Cast.PIA, "/api/v1/loops/" + initechLoop).at("/draft").asString())
        .isEqualTo(DRAFT);
    assertThat(json(Cast.CARA, "/api/v1/loops/" + initechLoop).at("/draft").isNull()).isTrue();
    assertThat(get(Cast.CARA, "/api/v1/loops/" + initechLoop + "/draft").statusCode())
        .isEqualTo(403);

    assertThat(page(Cast.DEV, "/loops/" + initechLoop)).contains(DRAFT);
    assertThat(page(Cast.CARA, "/loops/" + initechLoop)).contains("Initech").doesNotContain(DRAFT);
    assertThat(page(Cast.CARA, "/features/sso")).contains("Initech").doesNotContain(DRAFT);

    for (var command : List.of("loops", "feature single", "account initech")) {
      assertThat(said(Hosted.CARA, command)).as(command).doesNotContain(DRAFT);
    }
  }

  private static String memberId(Person person) {
    return person.equals(Cast.CARA)
        ? Hosted.CARA
        : "U0" + person.name().split(" ", -1)[0].toUpperCase(java.util.Locale.ROOT);
  }

  private String token(Desk desk, Person person) {
    return desk.write(tx -> {
      var name = person.email().replaceAll("@.*", "");
      return hosted.rooms.tokens.create(tx, name, person.role(), person.email());
    });
  }

  private String loop(String account) {
    return items(Cast.PIA, "/api/v1/loops?account=" + account).getFirst().at("/id").asString();
  }

  private String said(String member, String command) {
    return Reading.ofAnswer(sender.command(member, command).body());
  }

  private String page(Person person, String path) {
    var answer = hosted.browser(person).get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private List<JsonNode> items(Person person, String path) {
    return json(person, path).path("items").valueStream().toList();
  }

  private JsonNode json(Person person, String path) {
    var answer = get(person, path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.tree(answer.body());
  }

  private HttpResponse<String> get(Person person, String path) {
    return sent(request(person, path).GET());
  }

  private void post(Person person, String path, Map<String, Object> body) {
    var bytes = HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body));
    var answer = sent(request(person, path).POST(bytes));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void put(Person person, String path, Map<String, Object> body) {
    var bytes = HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body));
    var answer = sent(request(person, path).PUT(bytes));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private HttpRequest.Builder request(Person person, String path) {
    return HttpRequest.newBuilder(URI.create(hosted.base() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + tokens.get(person))
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return hosted.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
