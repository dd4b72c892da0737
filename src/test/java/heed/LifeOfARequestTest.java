package heed;

import static heed.slack.standin.FakeSlack.until;
import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.Desk;
import heed.cli.Rooms;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Json;
import heed.platform.settings.Settings;
import heed.slack.standin.Call;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reading;
import heed.slack.standin.SlackMember;
import heed.slack.standin.SlackSender;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// The whole life of a request in the product as it is wired, with nothing of it replaced but
/// Slack: the same whether Slack calls us or we hold a socket open to it.
final class LifeOfARequestTest {
  private static final String CARA = "U0CARA";
  private static final String DEV = "U0DEV";
  private static final String PIA = "U0PIA";
  private static final String TO_CARA = "D0CARA";
  private static final String TO_DEV = "D0DEV";
  private static final String TRIAGE = "C0TRIAGE";

  enum Way {
    HTTP,
    SOCKET
  }

  @TempDir Path folder;

  private FakeSlack slack;
  private SlackSender sender;
  private URI base;
  private String token;
  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @EnumSource
  void from_the_command_to_a_customer_who_was_told(Way way) throws Exception {
    var settings = settings(way);
    try (var standin = FakeSlack.start()) {
      slack = standin;
      settings.put("HEED_SLACK_API_URL", slack.apiUrl());
      workspace();
      var environment = Settings.from(settings);
      var clock = InstantSource.system();
      try (var rooms = Rooms.open(environment, Duration.ofSeconds(2), clock).followingChanges();
          var running = Heed.open(rooms, environment, clock, false)) {
        base = URI.create(running.baseUrl());
        var overHttp = new SlackSender(base.resolve("/slack/events"), slack);
        sender = way == Way.HTTP ? overHttp : overHttp.overSocket();
        book(rooms);

        filing();
        planning();
        slipping();
        shipping();

        assertThat(slack.socket().problems()).isEmpty();
        assertThat(slack.socket().acks().isEmpty()).isEqualTo(way == Way.HTTP);
        assertThat(slack.messages().stream().map(Call::messageId)).doesNotHaveDuplicates();
        assertThat(text("/metrics")).contains("heed_outbox_parked 0");
      }
    }
  }

  private void filing() {
    assertThat(sender.command(CARA, "Login is <our> blocker 漢字").body()).isEmpty();
    submit(CARA, "acm");
    var receipt = awaited(TO_CARA, 1);
    assertThat(standing(receipt)).contains("Filed for Acme Corporation", "Undo");

    sender.messageShortcut(CARA, "Globex waits for it, too");
    assertThat(slack.workspace().lastView().json().toString()).contains("Globex waits for it");
    submit(CARA, "glob");
    var second = awaited(TO_CARA, 2);
    sender.click(CARA, second, "Undo");
    until("it is taken back", () -> standing(second).contains("Taken back"));
    assertThat(items("/api/v1/requests")).hasSize(1);

    sender.globalShortcut(CARA);
    submit(CARA, "glob");
    awaited(TO_CARA, 3);
    sender.command(DEV, "They ask for SAML");
    submit(DEV, "init");
    awaited(TO_DEV, 1);
    assertThat(items("/api/v1/requests")).hasSize(3);
    assertThat(sender.command(PIA, "top").body()).contains("Single sign-on", "$");
    assertThat(items("/api/v1/backlog").getFirst().at("/score/value").asDouble()).isPositive();
  }

  private void planning() {
    assertThat(decide("planned", today().plusMonths(1))).isEqualTo(3);
    var cara = awaited(TO_CARA, 4);
    var dev = awaited(TO_DEV, 2);
    assertThat(standing(cara)).contains("Acme Corporation", "Globex", "Login is <our>");

    sender.click(CARA, cara, "Told the customer");
    until("it is told", () -> standing(cara).contains("✓ Told by"));
    sender.click(CARA, cara, "Edit draft");
    var form = slack.workspace().lastView();
    sender.submit(CARA, form, Map.of("draft", "Dear Jo, it is planned."));
    until("both are told", () -> labels(cara).isEmpty());
    sender.click(DEV, dev, "Remind me later");
    until("it is put off", () -> standing(dev).contains("Put off until"));

    assertThat(items("/api/v1/loops?state=told")).hasSize(2);
    assertThat(
            items("/api/v1/loops?state=told").stream().map(loop -> loop.path("note").asString("")))
        .contains("Dear Jo, it is planned.");
    assertThat(items("/api/v1/loops?state=snoozed")).hasSize(1);
    assertThat(home(CARA)).contains("Single sign-on").contains("planned");
  }

  private void slipping() {
    assertThat(decide("planned", today().plusMonths(3))).isEqualTo(3);
    awaited(TO_CARA, 5);
    var dev = awaited(TO_DEV, 3);
    assertThat(items("/api/v1/loops?state=superseded")).hasSize(1);

    sender.click(DEV, dev, "Not my account");
    until("it is given back", () -> standing(dev).contains("Given back"));
    var triage = awaited(TRIAGE, 1);
    assertThat(standing(triage)).contains("Initech").doesNotContain("$", "18,000");
    sender.click(PIA, triage, "Told the customer");
    until("a PM told them", () -> standing(triage).contains("✓ Told by"));
  }

  private void shipping() {
    assertThat(decide("shipped", null)).isEqualTo(3);
    var cara = awaited(TO_CARA, 6);
    awaited(TO_DEV, 4);
    assertThat(sender.command(CARA, "loops").body()).contains("Acme Corporation", "Globex");

    sender.click(CARA, cara, "Told the customer");
    until("one is told", () -> labels(cara).size() == 4);
    sender.click(CARA, cara, "Told the customer");
    until("both are told", () -> labels(cara).isEmpty());

    assertThat(items("/api/v1/loops?state=owed")).hasSize(1);
    assertThat(home(CARA)).contains("shipped").doesNotContain("Told the customer");
    assertThat(sender.command(CARA, "mine").body()).contains("shipped");
    assertThat(items("/api/v1/backlog")).isEmpty();
  }

  private Map<String, String> settings(Way way) throws Exception {
    var settings = new LinkedHashMap<String, String>();
    settings.put("HEED_DB", folder.resolve("heed.db").toString());
    try (var socket = new ServerSocket(0)) {
      settings.put("HEED_PORT", Integer.toString(socket.getLocalPort()));
    }
    settings.put("HEED_SLACK_BOT_TOKEN", FakeSlack.TOKEN);
    settings.put("HEED_SLACK_TRIAGE_CHANNEL", TRIAGE);
    switch (way) {
      case HTTP -> settings.put("HEED_SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET);
      case SOCKET -> settings.put("HEED_SLACK_APP_TOKEN", FakeSlack.APP_TOKEN);
    }
    return settings;
  }

  private void workspace() {
    slack.workspace().channel(TRIAGE, null);
    member(CARA, Cast.CARA);
    member(DEV, Cast.DEV);
    member(PIA, Cast.PIA);
  }

  private void member(String id, Person person) {
    slack.workspace().add(SlackMember.full(id, person.email(), person.name()));
  }

  private void book(Rooms rooms) {
    var desk = new Desk(rooms.database);
    desk.keep(Cast.PIA);
    desk.keep(Cast.acme());
    desk.keep(Cast.globex());
    desk.keep(Cast.initech());
    desk.keep(Cast.sso());
    token = desk.write(tx -> rooms.tokens.create(tx, "pia", Role.PM, Cast.PIA.email()));
  }

  /// Fills in the form that was opened last, as somebody types and chooses.
  private void submit(String member, String account) {
    var form = slack.workspace().lastView();
    var offered = sender.options(member, form, "account", account).json();
    var feature = sender.options(member, form, "feature", "single").json();
    var reply =
        sender.submit(
            member,
            form,
            Map.of(
                "account",
                offered.at("/options/0/value").asString(),
                "feature",
                feature.at("/options/0/value").asString(),
                "severity",
                "5"));
    assertThat(reply.body()).isEmpty();
  }

  private int decide(String status, LocalDate targetDate) {
    var body = new LinkedHashMap<String, Object>();
    body.put("status", status);
    if (targetDate != null) {
      body.put("targetDate", targetDate.toString());
    }
    var request =
        authorized("/api/v1/features/sso/status")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
    return Json.tree(sent(request)).path("loopsOpened").asInt();
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
  }

  /// Where the message stands that is the given one of its channel.
  private String awaited(String channel, int number) {
    until("message " + number + " is in " + channel, () -> keys(channel).size() >= number);
    assertThat(keys(channel)).hasSize(number);
    return keys(channel).getLast();
  }

  private List<String> keys(String channel) {
    return slack.workspace().messageKeys().stream()
        .filter(key -> key.startsWith(channel + " "))
        .toList();
  }

  private JsonNode blocks(String key) {
    var place = key.split(" ", 2);
    return slack.workspace().message(place[0], place[1]).orElseThrow().path("blocks");
  }

  /// What a message says, as people read it.
  private String standing(String key) {
    return Reading.of(blocks(key));
  }

  private List<String> labels(String key) {
    return SlackSender.labels(blocks(key));
  }

  /// What a member sees in Home after opening it.
  private String home(String member) {
    var before = slack.calls("views.publish").size();
    sender.event(
        "Ev" + slack.calls().size(),
        Map.of("type", "app_home_opened", "user", member, "tab", "home"));
    until("Home came", () -> slack.calls("views.publish").size() > before);
    assertThat(slack.calls("views.publish").getLast().done()).isTrue();
    return slack.workspace().lastView().json().toString();
  }

  private List<JsonNode> items(String path) {
    return Json.tree(text(path)).path("items").valueStream().toList();
  }

  private String text(String path) {
    return sent(authorized(path).GET());
  }

  private HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + token);
  }

  private String sent(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
      return answer.body();
    } catch (java.io.IOException problem) {
      throw new java.io.UncheckedIOException(problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
