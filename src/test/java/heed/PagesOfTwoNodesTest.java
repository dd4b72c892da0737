package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.cli.Rooms;
import heed.cli.Serving;
import heed.platform.database.Dialect;
import heed.platform.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two nodes of the service on one PostgreSQL database, behind one address: a reader signs in once,
/// and does not notice which of them answers.
@Timeout(60)
final class PagesOfTwoNodesTest {
  private static final String FILE =
      """
      key,name,arr
      initech,Initech,18000
      """;

  private final SettableClock clock = SettableClock.morning();
  private final TestDatabase test = TestDatabase.of(Dialect.POSTGRESQL, clock);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private Node here;
  private Node there;
  private String cookie = "";

  /// One process of the service.
  private record Node(Rooms rooms, Serving.Running running, String base) {
    void close() {
      running.close();
      rooms.close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    here = node();
    there = node();
    var rooms = here.rooms;
    rooms
        .database
        .writer()
        .write(
            "test",
            tx -> {
              rooms.people.put(tx, Cast.ADA);
              rooms.keepingAccounts.put(tx, Cast.acme().account(), null);
              return rooms.keepingFeatures.put(tx, Cast.sso().feature(), null);
            });
    cookie = "heed=" + rooms.database.writer().write("x", tx -> rooms.sessions.begin(tx, Cast.ADA));
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
    http.close();
    test.close();
  }

  @Test
  void a_page_open_at_one_hears_what_is_written_at_the_other() throws Exception {
    var address = here.base + "/live?on=backlog";
    var line = http.send(asking(address).build(), BodyHandlers.ofInputStream());
    assertThat(line.statusCode()).isEqualTo(200);
    try (var news = reader(line)) {
      var rooms = there.rooms;
      var sent = ARequest.by(Cast.acme(), Cast.sso()).sent();
      rooms.database.writer().write("other", tx -> rooms.filing.put(tx, "r1", sent, null));

      assertThat(next(news)).isEqualTo("1 new request · show");
    }
    assertThat(get(here, "/features/sso").body()).contains("Acme Corporation");
  }

  @Test
  void signing_out_at_one_is_signing_out_at_both() throws Exception {
    assertThat(get(there, "/").statusCode()).isEqualTo(200);

    post(here, "/sign-out", "application/x-www-form-urlencoded", "");

    assertThat(get(there, "/").statusCode()).isEqualTo(401);
  }

  @Test
  void a_file_that_one_looked_at_is_not_imported_by_the_other_which_says_so() throws Exception {
    var before = accounts();
    var sent = post(here, "/admin/import", "multipart/form-data; boundary=cut", parts());
    var address = sent.headers().firstValue("Location").orElseThrow();

    var looked = get(there, address);
    var run = post(there, address + "/run", "application/x-www-form-urlencoded", "skipBad=true");

    assertThat(looked.statusCode()).isEqualTo(404);
    assertThat(run.statusCode()).isEqualTo(404);
    assertThat(run.body()).contains("Choose it again", "Nothing was imported");
    assertThat(accounts()).isEqualTo(before);
    post(here, address + "/run", "application/x-www-form-urlencoded", "");
    assertThat(accounts()).isEqualTo(before + 1);
  }

  private long accounts() {
    return there.rooms.database.read(
        handle -> handle.createQuery("SELECT COUNT(*) FROM account").mapTo(Long.class).one());
  }

  private static String parts() {
    return "--cut\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\naccounts\r\n"
        + "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
        + "Content-Type: text/csv\r\n\r\n"
        + FILE
        + "\r\n--cut--\r\n";
  }

  private Node node() throws IOException {
    var port = freePort();
    var base = "http://127.0.0.1:" + port;
    var settings =
        Settings.from(
            Map.of(
                "HEED_DB", test.where(),
                "HEED_PORT", Integer.toString(port),
                "HEED_BASE_URL", "http://heed.test"));
    var rooms = Rooms.open(settings, Duration.ofSeconds(2), clock).followingChanges();
    return new Node(rooms, Heed.open(rooms, settings, clock, false), base);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private HttpResponse<String> get(Node node, String path)
      throws IOException, InterruptedException {
    return http.send(asking(node.base + path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(Node node, String path, String type, String body)
      throws IOException, InterruptedException {
    var request =
        asking(node.base + path)
            .header("Content-Type", type)
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder asking(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(Duration.ofSeconds(20))
        .header("Cookie", cookie);
  }

  private static BufferedReader reader(HttpResponse<InputStream> line) {
    return new BufferedReader(new InputStreamReader(line.body(), StandardCharsets.UTF_8));
  }

  private static String next(BufferedReader news) throws IOException {
    for (var line = news.readLine(); line != null; line = news.readLine()) {
      if (line.startsWith("data: ")) {
        return line.substring("data: ".length());
      }
    }
    return "over";
  }
}
