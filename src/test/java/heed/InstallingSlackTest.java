package heed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.Cast;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Refused;
import heed.slack.standin.Installs;
import heed.slack.standin.SlackMember;
import heed.workspace.Inviting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a workspace gets in, and how none does. On raw HTTP, with the whole service.
final class InstallingSlackTest {
  private static final String TOKEN = "xoxb-111-token-of-east";

  @TempDir private Path folder;

  @Test
  void an_admin_adds_a_workspace_and_its_members_use_it_at_once() {
    try (var host = new Hosted(folder)) {
      var east = host.slack.another("T0EAST", "East");
      east.add(SlackMember.full("U1", Cast.CARA.email(), "Cara Cole"));
      assertThat(host.readiness()).contains("no workspace is installed");
      assertThat(host.sender(east).command("U1", "help").body()).contains("not installed");
      var browser = host.browser(Cast.ADA);

      var answer = browser.get("/slack/install");
      var location = answer.headers().firstValue("Location").orElseThrow();

      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(location)
          .startsWith(host.slack.apiUrl().replace("/api/", "/oauth/v2/authorize?client_id="))
          .contains(
              "scope=commands%2Cchat%3Awrite%2Cim%3Awrite%2Cusers%3Aread%2Cusers%3Aread.email&")
          .doesNotContain("history");
      assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
          .contains("HttpOnly", "SameSite=Lax", "Max-Age=600");
      var state = location.replaceAll(".*&state=", "");
      var done = browser.end(host.slack.installs().code(east, TOKEN, host.redirect()), state);

      assertThat(done.statusCode()).isEqualTo(200);
      assertThat(done.body()).contains("Heed now works in East").doesNotContain(TOKEN);
      assertThat(host.installed().getFirst().installedBy()).isEqualTo(Cast.ADA.email());
      assertThat(host.readiness()).contains("1 workspace").doesNotContain("East", "T0EAST");
      assertThat(host.sender(east).command("U1", "help").body()).contains("/heed top");
      assertThat(host.sender(east).command("U1", "").status()).isEqualTo(200);
      assertThat(east.views()).hasSize(1);
    }
  }

  @Test
  void strangers_and_those_who_are_no_admin_cannot_begin() {
    try (var host = new Hosted(folder)) {
      var stranger = host.stranger().get("/slack/install");
      var guessed = host.stranger().get("/slack/install?link=guessed");

      assertThat(stranger.statusCode()).isEqualTo(401);
      assertThat(stranger.body()).contains("Sign in as one");
      assertThat(guessed.statusCode()).isEqualTo(401);
      for (var person : List.of(Cast.CARA, Cast.PIA)) {
        assertThat(host.browser(person).get("/slack/install").statusCode()).isEqualTo(403);
      }
    }
  }

  @Test
  void a_stranger_cannot_bring_his_workspace_even_with_a_code_of_slacks() {
    try (var host = new Hosted(folder)) {
      var evil = host.slack.another("T0EVIL", "Evil");
      var code = host.slack.installs().code(evil, "xoxb-evil", host.redirect());
      var admin = host.browser(Cast.ADA);
      var state = admin.begin();

      assertRefused(host, host.stranger().end(code, "guessed"));
      assertRefused(host, host.stranger().get("/slack/oauth?code=" + code));
      // He lures the admin's own browser to his code, with a state that he cannot know …
      assertRefused(host, admin.end(code, "guessed"));
      // … and a state that he somehow learned is of no use in his browser.
      assertRefused(host, host.stranger().end(code, state));
      assertRefused(host, host.browser(Cast.PIA).end(code, state));
      assertThat(host.slack.calls("oauth.v2.access")).isEmpty();
    }
  }

  @Test
  void a_state_is_good_once_for_ten_minutes_in_the_browser_that_began() {
    try (var host = new Hosted(folder)) {
      var east = host.slack.another("T0EAST", "East");
      var one = host.browser(Cast.ADA);
      var other = host.browser(Cast.ADA);
      var ones = one.begin();
      var others = other.begin();
      var late = host.browser(Cast.ADA);
      var latest = late.begin();

      assertRefused(host, one.end(code(host, east), others));
      assertRefused(host, other.end(code(host, east), others));
      assertRefused(host, one.end(code(host, east), ones)); // its cookie went with the first try
      host.clock.pass(Inviting.STATE_LASTS);
      assertRefused(host, late.end(code(host, east), latest));

      var again = host.browser(Cast.ADA);
      var state = again.begin();
      var kept = again.cookie;
      assertThat(again.end(code(host, east), state).statusCode()).isEqualTo(200);
      again.cookie = kept;
      assertThat(again.end(code(host, east), state).statusCode()).isEqualTo(400);
      assertThat(host.installed()).hasSize(1);
    }
  }

  @Test
  void who_is_an_admin_no_more_when_slack_sends_him_back_brings_nothing() {
    try (var host = new Hosted(folder)) {
      var east = host.slack.another("T0EAST", "East");
      var browser = host.browser(Cast.ADA);
      var state = browser.begin();
      var lowered = new Person(Cast.ADA.email(), Cast.ADA.name(), Role.PM);
      host.rooms.database.writer().write("console", tx -> host.rooms.people.put(tx, lowered));

      assertRefused(host, browser.end(code(host, east), state));
    }
  }

  @Test
  void denied_at_slack_nothing_is_stored_and_the_state_is_spent() {
    try (var host = new Hosted(folder)) {
      var east = host.slack.another("T0EAST", "East");
      var browser = host.browser(Cast.ADA);
      var state = browser.begin();
      var kept = browser.cookie;

      var answer = browser.get("/slack/oauth?error=access_denied&state=" + state);

      assertRefused(host, answer);
      assertThat(answer.body()).contains("told not to let Heed in");
      browser.cookie = kept;
      assertRefused(host, browser.end(code(host, east), state));
    }
  }

  @Test
  void what_slack_refuses_or_half_answers_stores_nothing_and_says_what_to_do() {
    try (var host = new Hosted(folder)) {
      var east = host.slack.another("T0EAST", "East");
      var odd =
          Map.<String, Map<String, Object>>of(
              "choose one workspace", Map.of("is_enterprise_install", true),
              "token rotation", Map.of("refresh_token", "xoxe-1", "expires_in", 43200),
              "not complete", Map.of("token_type", "user"),
              "did not grant", Map.of("scope", "commands,chat:write"));

      odd.forEach((words, fields) -> {
        var code = host.slack.installs().oddCode(east, TOKEN, host.redirect(), fields);
        var browser = host.browser(Cast.ADA);
        var answer = browser.end(code, browser.begin());
        assertRefused(host, answer);
        assertThat(answer.body()).contains(words);
      });
      var browser = host.browser(Cast.ADA);
      assertThat(browser.end("made-up", browser.begin()).body()).contains("invalid_code");
      var elsewhere = host.slack.installs().code(east, TOKEN, "https://elsewhere.example/oauth");
      assertThat(browser.end(elsewhere, browser.begin()).body()).contains("HEED_BASE_URL");
      assertThat(host.installed()).isEmpty();
    }
  }

  @Test
  void an_outage_in_the_middle_stores_nothing_and_says_so() {
    try (var host = new Hosted(folder)) {
      var east = host.slack.another("T0EAST", "East");
      var browser = host.browser(Cast.ADA);
      host.slack.cutBeforeDoing("oauth.v2.access", 1);

      var cut = browser.end(code(host, east), browser.begin());
      host.slack.cutAfterStatus("oauth.v2.access", 1);
      var broken = browser.end(code(host, east), browser.begin());
      host.slack.limit("oauth.v2.access", "30", 1);
      var limited = browser.end(code(host, east), browser.begin());

      for (var answer : List.of(cut, broken, limited)) {
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("Slack did not answer");
      }
      assertThat(host.installed()).isEmpty();
      assertThat(browser.end(code(host, east), browser.begin()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void another_client_secret_or_another_app_stores_nothing() {
    try (var host = new Hosted(folder, "HEED_SLACK_CLIENT_SECRET", "wrong-secret")) {
      var browser = host.browser(Cast.ADA);
      var answer = browser.end(code(host, host.slack.another("T0EAST", "East")), browser.begin());

      assertRefused(host, answer);
      assertThat(answer.body()).contains("HEED_SLACK_CLIENT_SECRET");
      host.stop();
      host.settings.put("HEED_SLACK_CLIENT_SECRET", Installs.CLIENT_SECRET);
      host.start();
      host.install(host.slack.another("T0EAST", "East"), TOKEN);
      var other = host.browser(Cast.ADA);
      var west = host.slack.another("T0WEST", "West");
      var code =
          host.slack
              .installs()
              .oddCode(west, "xoxb-west", host.redirect(), Map.of("app_id", "A0OTHER"));
      var conflict = other.end(code, other.begin());
      assertThat(conflict.statusCode()).isEqualTo(409);
      assertThat(conflict.body()).contains("another Slack app");
      assertThat(host.installed()).hasSize(1);
    }
  }

  @Test
  void the_console_makes_a_link_that_brings_one_workspace_without_signing_in() {
    try (var host = new Hosted(folder)) {
      var link =
          host.rooms.database.writer().write("console", host.rooms.workspaces.inviting()::link);
      var preview = host.stranger();
      preview.begin("/slack/install?link=" + link);
      var browser = host.stranger();
      var state = browser.begin("/slack/install?link=" + link);

      var done = browser.end(code(host, host.slack.another("T0EAST", "East")), state);

      assertThat(done.statusCode()).isEqualTo(200);
      assertThat(host.installed().getFirst().installedBy()).isEqualTo("console");
      assertThat(host.stranger().get("/slack/install?link=" + link).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void no_file_beside_the_database_shows_the_token() throws IOException {
    try (var host = new Hosted(folder)) {
      host.install(host.slack.another("T0EAST", "East"), TOKEN);

      assertNowhere(TOKEN);
      assertNowhere("token-of-east");
    }
    assertNowhere("token-of-east");
  }

  @Test
  void under_another_secret_the_start_is_refused_and_nothing_is_overwritten() throws IOException {
    try (var host = new Hosted(folder)) {
      var east = host.slack.another("T0EAST", "East");
      host.install(east, TOKEN);
      host.stop();
      var before = Files.readAllBytes(folder.resolve("heed.db"));
      host.settings.put("HEED_SECRET", Hosted.secret(2));

      assertThatThrownBy(host::start)
          .isInstanceOf(Refused.class)
          .hasMessageContaining("another HEED_SECRET")
          .hasMessageContaining("nothing was changed");

      assertThat(Files.readAllBytes(folder.resolve("heed.db"))).isEqualTo(before);
      host.settings.put("HEED_SECRET", Hosted.secret(1));
      host.start();
      assertThat(host.readiness()).contains("1 workspace");
    }
  }

  private static String code(Hosted host, heed.slack.standin.Workspace workspace) {
    return host.slack.installs().code(workspace, TOKEN, host.redirect());
  }

  private static void assertRefused(Hosted host, java.net.http.HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Nothing was installed").doesNotContain("xoxb");
    assertThat(host.installed()).isEmpty();
  }

  private void assertNowhere(String secret) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secret);
      }
    }
  }
}
