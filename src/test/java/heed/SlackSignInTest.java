package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.openid.standin.FakeProvider;
import heed.people.Person;
import heed.people.Role;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackMember;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sign-in with Slack on raw HTTP, with the whole service between the stand-ins for Slack’s API and
/// for its OpenID Connect.
final class SlackSignInTest {
  private static final String BEGIN = "/sign-in/with/slack";

  @TempDir private Path folder;
  private FakeProvider provider;
  private Hosted host;
  private FakeSlack slack;

  @BeforeEach
  void open() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    slack = FakeSlack.start();
    provider =
        new FakeProvider(
            SettableClock.morning(), URI.create("http://127.0.0.1:" + port + BEGIN + "/back"));
    provider.standBefore(URI.create(slack.apiUrl()));
    host =
        new Hosted(
            folder,
            "HEED_PORT",
            String.valueOf(port),
            "HEED_SLACK_API_URL",
            provider.issuer() + "/api/",
            "HEED_SLACK_CLIENT_ID",
            FakeProvider.CLIENT_ID,
            "HEED_SLACK_CLIENT_SECRET",
            FakeProvider.CLIENT_SECRET,
            "HEED_SLACK_BOT_TOKEN",
            FakeSlack.TOKEN);
    slack.workspace().add(SlackMember.full(Hosted.CARA, Cast.CARA.email(), Cast.CARA.name()));
    knowsItsWorkspace();
  }

  @AfterEach
  void close() {
    host.close();
    provider.close();
    slack.close();
  }

  @Test
  void a_member_of_a_connected_workspace_comes_in() {
    var come = comesBack(Hosted.CARA, Cast.CARA.email(), FakeSlack.TEAM);

    assertThat(come.statusCode()).isEqualTo(303);
    assertThat(come.headers().firstValue("Set-Cookie").orElse("")).isNotEmpty();
    assertThat(session(come)).isNotNull();
    assertThat(get("/", session(come)).body()).contains(Cast.CARA.name());
    assertThat(provider.problems()).isEmpty();
  }

  @Test
  void a_full_member_who_is_new_becomes_what_the_setting_says() {
    slack.workspace().add(SlackMember.full("U0NEW", "new@heed.test", "Nell New"));

    assertThat(comesBack("U0NEW", "new@heed.test", FakeSlack.TEAM).statusCode()).isEqualTo(303);

    assertThat(person("new@heed.test"))
        .isEqualTo(new Person("new@heed.test", "Nell New", Role.CSM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"restricted", "ultra", "stranger", "deleted", "bot"})
  void who_is_no_full_member_stays_out_and_is_not_added(String kind) {
    slack.workspace().add(SlackMember.full("U0ODD", "odd@heed.test", "Odd One").as(kind));

    var page = comesBack("U0ODD", "odd@heed.test", FakeSlack.TEAM);

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(session(page)).isNull();
    assertThat(person("odd@heed.test")).isNull();
  }

  @Test
  void a_workspace_that_is_not_connected_lets_nobody_in() {
    var page = comesBack("U0EVIL", Cast.ADA.email(), "T0EVIL");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("This Slack workspace is not connected to Heed");
    assertThat(session(page)).isNull();
  }

  @Test
  void an_address_that_slack_tells_otherwise_elsewhere_opens_nothing() {
    var page = comesBack(Hosted.CARA, Cast.ADA.email(), FakeSlack.TEAM);

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(session(page)).isNull();
  }

  private HttpResponse<String> comesBack(String member, String email, String team) {
    var begun = get(BEGIN, null);
    var cookie = begun.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
    var back =
        provider.signsIn(
            begun.headers().firstValue("Location").orElse(""),
            Map.of(
                "sub",
                member,
                "email",
                email,
                "email_verified",
                true,
                "https://slack.com/team_id",
                team,
                "https://slack.com/user_id",
                member));
    return get(back, cookie);
  }

  /// The cookie of the session that an answer began, or null.
  private static @Nullable String session(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(set -> set.replaceAll(";.*", ""))
        .filter(set -> set.startsWith("heed=") && set.length() > "heed=".length())
        .findFirst()
        .orElse(null);
  }

  private @Nullable Person person(String email) {
    return host.rooms.database.read(handle -> host.rooms.people.find(handle, email)).orElse(null);
  }

  private HttpResponse<String> get(String path, @Nullable String cookie) {
    var request =
        HttpRequest.newBuilder(URI.create(host.base() + path)).timeout(Duration.ofSeconds(20));
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    try {
      return host.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /// Slack is asked in the background which workspace the token belongs to.
  private void knowsItsWorkspace() {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (comesBack(Hosted.CARA, Cast.CARA.email(), FakeSlack.TEAM).statusCode() != 303) {
      if (System.nanoTime() > until) {
        throw new AssertionError("The workspace is not known");
      }
      Thread.onSpinWait();
    }
  }
}
