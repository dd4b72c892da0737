package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.Desk;
import heed.cli.Rooms;
import heed.feature.FeatureStore;
import heed.people.Role;
import heed.platform.settings.Settings;
import heed.slack.standin.FakeSlack;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole life of a card through the service as it is wired, in real time.
class TriageThroughTheServiceTest {
  private static final String CHANNEL = "C0TRIAGE";

  @TempDir Path folder;

  @Test
  void filed_by_api_accepted_in_slack_shipped_by_api() throws Exception {
    try (var slack = FakeSlack.start()) {
      slack.workspace().channel(CHANNEL, null);
      slack.workspace().add(SlackMember.full("U0PIA", Cast.PIA.email(), Cast.PIA.name()));
      var clock = InstantSource.system();
      var settings = Settings.from(environment(slack));
      try (var rooms = Rooms.open(settings, Duration.ofSeconds(2), clock).followingChanges();
          var running = Heed.open(rooms, settings, clock, false);
          var client = HttpClient.newHttpClient()) {
        var desk = new Desk(rooms.database);
        desk.keep(Cast.PIA);
        desk.keep(Cast.acme());
        var token = desk.write(tx -> rooms.tokens.create(tx, "t", Role.PM, null));
        var api = URI.create(running.baseUrl() + "/api/v1/");
        FakeSlack.until("Slack is known", () -> !slack.calls("auth.test").isEmpty());

        post(
            client,
            api.resolve("requests"),
            token,
            """
            {"account": "acme", "newFeature": {"title": "Dark mode"}, "severity": 4,
             "quote": "Our eyes hurt", "expansionArr": 777000}
            """);
        FakeSlack.until("the card is there", () -> !keys(slack).isEmpty());
        var card = keys(slack).getFirst();
        assertThat(text(slack, card)).contains("Dark mode", "Our eyes hurt").doesNotContain("777");

        var sender = new SlackSender(URI.create(running.baseUrl() + "/slack/events"), slack);
        sender.click("U0PIA", card, "Accept");
        FakeSlack.until("it is accepted", () -> text(slack, card).contains("under review"));
        FakeSlack.until("the thread says so", () -> keys(slack).size() == 2);
        assertThat(text(slack, keys(slack).getLast())).contains("Accepted by Pia Park");

        var feature =
            rooms
                .database
                .read(handle -> rooms.features.page(handle, FeatureStore.Filter.ALL, "", 1))
                .getFirst()
                .value()
                .key();
        post(
            client,
            api.resolve("features/" + feature + "/status"),
            token,
            "{\"status\": \"shipped\"}");
        FakeSlack.until("the card knows", () -> text(slack, card).contains("shipped"));
        FakeSlack.until("the thread knows", () -> keys(slack).size() == 3);
      }
    }
  }

  private Map<String, String> environment(FakeSlack slack) throws Exception {
    var environment = new TreeMap<String, String>();
    environment.put("HEED_DB", folder.resolve("heed.db").toString());
    environment.put("HEED_PORT", Integer.toString(freePort()));
    environment.put("HEED_SLACK_BOT_TOKEN", FakeSlack.TOKEN);
    environment.put("HEED_SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET);
    environment.put("HEED_SLACK_API_URL", slack.apiUrl());
    environment.put("HEED_SLACK_TRIAGE_CHANNEL", CHANNEL);
    return environment;
  }

  private static void post(HttpClient client, URI address, String token, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
  }

  /// What was posted into the channel, in order.
  private static List<String> keys(FakeSlack slack) {
    return slack.workspace().messageKeys().stream()
        .filter(key -> key.startsWith(CHANNEL + " "))
        .toList();
  }

  private static String text(FakeSlack slack, String key) {
    var place = key.split(" ", 2);
    return slack.workspace().message(place[0], place[1]).orElseThrow().toString();
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
