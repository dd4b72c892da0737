package heed.pages.live;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Status;
import heed.loop.StatusChange;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Person;
import heed.people.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pages that stand open are told of what is new, and of nothing else.
@Timeout(40)
final class LiveTest {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Site site = new Site(SettableClock.morning());

  @BeforeEach
  void plant() {
    site.write(tx -> {
      site.keepingAccounts.put(tx, Cast.acme().account(), null);
      site.keepingAccounts.put(tx, Cast.globex().account(), null);
      return site.keepingFeatures.put(tx, Cast.sso().feature(), null);
    });
  }

  @AfterEach
  void close() {
    http.close();
    site.close();
  }

  @Test
  void a_filing_announces_itself_in_the_readers_language_and_without_money() throws IOException {
    var csm = Visitor.signedIn(site, Cast.CARA);
    csm.post("/language", Map.of("to", "zh-CN"));
    try (var backlog = open(csm, "/live?on=backlog")) {
      file("r1", Cast.acme(), "other");

      assertThat(next(backlog)).isEqualTo("1 条新需求 · 显示");
    }
  }

  @Test
  void what_is_filed_while_the_page_is_on_its_way_is_told_too() throws IOException {
    var csm = Visitor.signedIn(site, Cast.CARA);
    var page = csm.get("/");
    file("r1", Cast.acme(), "other");
    file("r2", Cast.globex(), "other");

    try (var backlog = open(csm, listening(page))) {
      assertThat(next(backlog)).isEqualTo("2 new requests · show");
    }
  }

  @Test
  void an_accounts_page_hears_of_its_own_requests_and_nobody_of_their_own_acts()
      throws IOException {
    var csm = Visitor.signedIn(site, Cast.CARA);
    var address = listening(csm.get("/accounts/acme"));
    file("r1", Cast.globex(), "other");
    file("r2", Cast.acme(), Cast.CARA.email());
    file("r3", Cast.acme(), "other");

    try (var account = open(csm, address)) {
      assertThat(next(account)).isEqualTo("1 new request · show");
    }
  }

  @Test
  void a_csm_hears_of_loops_that_they_owe() throws IOException {
    file("r1", Cast.acme(), "other");
    var cara = Visitor.signedIn(site, Cast.CARA);
    var dev = Visitor.signedIn(site, Cast.DEV);
    var address = listening(cara.get("/loops"));
    try (var hers = open(cara, address);
        var his = open(dev, address)) {
      site.decide("sso", new StatusChange(Status.DECLINED, "Not now", null, null, null, true));

      assertThat(next(hers)).isEqualTo("1 new loop · show");
      site.server.close();
      assertThat(rest(his)).doesNotContain("news");
    }
  }

  @Test
  void a_viewer_hears_how_many_and_nothing_of_accounts_or_loops() throws IOException {
    var viewer = Visitor.signedIn(site, Cast.VERA);

    assertThat(status(viewer, "/live?on=loops")).isEqualTo(403);
    assertThat(status(viewer, "/live?on=account%3Aacme")).isEqualTo(403);
    assertThat(status(viewer, "/live?on=weather")).isEqualTo(403);
    try (var backlog = open(viewer, "/live?on=backlog")) {
      file("r1", Cast.acme(), "other");
      assertThat(next(backlog)).isEqualTo("1 new request · show");
    }
  }

  @Test
  void nobody_outside_hears_anything() {
    assertThat(status(new Visitor(site), "/live?on=backlog")).isEqualTo(401);
    assertThat(status(Visitor.signedIn(site, Cast.CARA), "/live?on=weather")).isEqualTo(400);
  }

  @Test
  void the_page_ends_with_its_session_and_with_the_role() throws IOException {
    var csm = Visitor.signedIn(site, Cast.CARA);
    var pia = Visitor.signedIn(site, Cast.PIA);
    try (var hers = open(csm, "/live?on=backlog");
        var other = open(pia, "/live?on=backlog")) {
      csm.post("/sign-out", Map.of());
      site.write(tx -> {
        site.people.put(tx, new Person(Cast.PIA.email(), Cast.PIA.name(), Role.CSM));
        return true;
      });
      file("r1", Cast.acme(), "other");

      assertThat(rest(hers)).contains("event: over").doesNotContain("news");
      assertThat(rest(other)).contains("event: over").doesNotContain("news");
    }
  }

  @Test
  void the_oldest_page_of_a_person_gives_way_to_a_new_one() throws IOException {
    var csm = Visitor.signedIn(site, Cast.CARA);
    var pages = IntStream.range(0, 5).mapToObj(_ -> open(csm, "/live?on=backlog")).toList();

    assertThat(rest(pages.getFirst())).contains("event: over");
    file("r1", Cast.acme(), "other");
    for (var page : pages.subList(1, 5)) {
      assertThat(next(page)).isEqualTo("1 new request · show");
    }
    for (var page : pages) {
      page.close();
    }
  }

  @Test
  void open_pages_do_not_hold_up_a_stop() throws IOException {
    var csm = Visitor.signedIn(site, Cast.CARA);
    try (var page = open(csm, "/live?on=backlog")) {
      var begun = System.nanoTime();
      site.server.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
      assertThat(rest(page)).contains("event: over");
    }
  }

  private void file(String key, heed.cast.AnAccount account, String actor) {
    site.database
        .writer()
        .write(
            actor, tx -> site.filing.put(tx, key, ARequest.by(account, Cast.sso()).sent(), null));
  }

  private static String listening(Page page) {
    var found = Pattern.compile("data-live=\"([^\"]*)\"").matcher(page.html());
    assertThat(found.find()).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  private BufferedReader open(Visitor visitor, String path) {
    var answer = send(visitor, path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private int status(Visitor visitor, String path) {
    var answer = send(visitor, path);
    try (var body = answer.body()) {
      body.readAllBytes();
      return answer.statusCode();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private HttpResponse<InputStream> send(Visitor visitor, String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.server.port() + path))
            .timeout(Duration.ofSeconds(20))
            .header("Accept-Encoding", "gzip");
    visitor.cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(problem);
    }
  }

  /// The words of the next news.
  private static String next(BufferedReader stream) throws IOException {
    for (var line = stream.readLine(); line != null; line = stream.readLine()) {
      if (line.startsWith("data: ")) {
        return line.substring("data: ".length());
      }
    }
    return "over";
  }

  private static String rest(BufferedReader stream) throws IOException {
    return String.join("\n", stream.lines().toList());
  }
}
