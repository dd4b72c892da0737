package heed;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.sso;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cli.Commands;
import heed.cli.Rooms;
import heed.people.Role;
import heed.platform.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankAsJsonTest {
  @TempDir Path folder;

  @Test
  void the_terminal_prints_the_bytes_that_the_api_answers() throws Exception {
    var clock = SettableClock.morning();
    var environment =
        Map.of(
            "HEED_DB", folder.resolve("heed.db").toString(),
            "HEED_PORT", Integer.toString(freePort()));
    var settings = Settings.from(environment);
    try (var rooms = Rooms.open(settings, Duration.ofSeconds(2), clock).followingChanges();
        var running = Heed.open(rooms, settings, clock, false);
        var client = HttpClient.newHttpClient()) {
      var desk = new Desk(rooms.database);
      desk.keep(acme());
      desk.keep(sso());
      desk.keep(export());
      desk.file(ARequest.by(acme(), sso()));
      desk.file(ARequest.by(acme(), export()));
      var token = desk.write(tx -> rooms.tokens.create(tx, "t", Role.CSM, null));

      for (var question :
          new String[][] {
            {"?limit=1", "rank", "--json", "--limit", "1"},
            {"?limit=1&asOf=2027-01-05", "rank", "--json", "--limit", "1", "--as-of", "2027-01-05"},
            {"", "rank", "--json"}
          }) {
        var uri = URI.create(running.baseUrl() + "/api/v1/backlog" + question[0]);
        var answer =
            client.send(
                HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build(),
                HttpResponse.BodyHandlers.ofString());

        var printed = typed(environment, clock, question);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(printed).isEqualTo(answer.body() + "\n");
      }
    }
  }

  private static String typed(
      Map<String, String> environment, SettableClock clock, String[] question) {
    var out = new ByteArrayOutputStream();
    var commands =
        new Commands(
            environment,
            clock,
            new PrintStream(out, true, UTF_8),
            System.err,
            Heed::open,
            Heed::backlog);
    var words = java.util.Arrays.copyOfRange(question, 1, question.length);
    assertThat(commands.run(words)).isZero();
    return out.toString(UTF_8);
  }

  private static int freePort() throws java.io.IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
