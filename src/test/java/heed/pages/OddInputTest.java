package heed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Status;
import heed.http.Addresses;
import heed.http.Route;
import heed.loop.StatusChange;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No address, form, cookie or header that anybody sends makes a page fail: what makes no sense is
/// refused with a sentence.
final class OddInputTest {
  private static final int LONGEST_FORM = 60_000;
  private static final SettableClock CLOCK = SettableClock.morning();
  private static final Site SITE = new Site(CLOCK);

  /// What addresses of any page may name. A page that does not know one says so, and is asked no
  /// more about it.
  private static final List<String> PARAMETERS =
      words(
          "account actor after all area at before csm done feature features from health history"
              + " into key kind language method month more on page problem q reliable renews"
              + " retention segment show since sort state status subject title to told usable"
              + " version whose next iss code error lossUnknownHealth preventableShare urgencyNow"
              + " severityWeights severity1 overrun");

  private static final List<String> FIELDS =
      words(
          "account accountKey area ask contact coreUseCase csm description effort"
              + " effortPersonMonths email engineering design product expansionArr expected feature"
              + " featureKey features health hour how into key kind language made method month name"
              + " never neverAgain next noWorkaround note notify other over person problem quote"
              + " reading reason reliable retention revisitDate role seen seenEffort seenStatus"
              + " severity shared shown skipBad sourceUrl startedOpensLoops status subject"
              + " targetDate text title to until url usable version weeklyListTo withdrawDate"
              + " workaround zone preventableShare overrun severity1 urgencyNow loop.x");

  /// As they stand in an address.
  private static final List<String> VALUES =
      List.of(
          "",
          "-1",
          "0",
          "1",
          "99999999999999999999",
          "2147483648",
          "1e10000000",
          "NaN",
          "9999-12-31",
          "0000-00-00",
          "%2B292278994-01-01",
          "2026-11-22",
          "new",
          "sso",
          "acme",
          "all",
          "true",
          "-priority",
          "--",
          "title%3B--",
          "%27%20OR%201%3D1%20--",
          "%25",
          "_",
          "%5C",
          "%00",
          "%ED%A0%80",
          "%FF",
          "%EF%BF%BE",
          "%0D%0ASet-Cookie:%20a=b",
          "%E2%80%AE",
          "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7",
          "%28%28%28%28a%2B%29%2B%29%2B%29%2B%24",
          "%2F%2Fevil.test",
          "..%2F..%2Fetc",
          "2026-13",
          "2026-11",
          "PM",
          "x".repeat(6_000),
          "%F0%9F%92%A9".repeat(500));

  @BeforeAll
  static void plant() {
    SITE.write(tx -> {
      SITE.keepingAccounts.put(tx, Cast.acme().account(), null);
      SITE.keepingFeatures.put(tx, Cast.sso().feature(), null);
      SITE.keepingFeatures.put(tx, Cast.export().feature(), null);
      return SITE.filing.put(tx, "r1", ARequest.by(Cast.acme(), Cast.sso()).sent(), null);
    });
    SITE.decide("sso", new StatusChange(Status.DECLINED, "Not now", null, null, null, true));
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  static Stream<String> pages() {
    return paths(Route.Verb.GET).filter(path -> !path.equals("/live"));
  }

  static Stream<String> forms() {
    return paths(Route.Verb.POST);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void no_query_makes_a_page_fail(String path) {
    var visitor = Visitor.signedIn(SITE, Cast.ADA);
    var strict = asked(visitor, path + "?odd=1").html().contains("There is no query parameter");

    for (var name : strict ? PARAMETERS : List.<String>of()) {
      var first = asked(visitor, path + "?" + name + "=1");
      if (first.html().contains("There is no query parameter")) {
        continue;
      }
      for (var value : VALUES) {
        asked(visitor, path + "?" + name + "=" + value);
      }
      asked(visitor, path + "?" + name);
      assertThat(visitor.get(path + "?" + name + "=1", "HX-Request", "true").status())
          .isLessThan(500);
      var twice = asked(visitor, path + "?" + name + "=1&" + name + "=2");
      assertThat(twice.status()).as(path + " " + name).isEqualTo(400);
    }
    for (var odd : List.of("?", "?&&&", "?=", "?=x", "?%00=x", "?%ED%A0%80=x", "?a[b]=c")) {
      asked(visitor, path + odd);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void no_part_of_a_path_makes_a_page_fail(String path) {
    var visitor = Visitor.signedIn(SITE, Cast.ADA);

    for (var value : VALUES) {
      var odd = path.replaceFirst("(sso|acme|some|accounts\\.csv)", value.replace("\\", "%5C"));
      if (!odd.equals(path) && !value.isEmpty()) {
        asked(visitor, odd);
      }
    }
    asked(visitor, path.equals("/") ? "/;a=b" : path + ";a=b");
    asked(visitor, path.equals("/") ? "/%2e%2e" : path + "/%2e%2e/%2e%2e");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void no_form_makes_an_act_fail(String path) {
    var admin = Visitor.signedIn(SITE, Cast.ADA);
    var type =
        new String[] {
          "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin"
        };

    for (var value : VALUES) {
      var all = String.join("&", FIELDS.stream().map(name -> name + "=" + value).toList());
      if (all.length() < LONGEST_FORM) {
        admin = sent(admin, path, all, type);
      }
    }
    for (var i = 0; i < FIELDS.size(); i++) {
      var value = i % 2 == 0 ? "%E2%80%8B" : "1e10000000";
      admin = sent(admin, path, FIELDS.get(i) + "=" + value + "&" + FIELDS.get(i) + "=x", type);
    }
    for (var body : List.of("", "=", "&", "%zz=%zz", "a".repeat(70_000), "\u0000", "{}")) {
      admin = sent(admin, path, body, type);
    }
    for (var odd :
        List.of(
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=x",
            "multipart/form-data; boundary=" + "x".repeat(3000),
            "application/x-www-form-urlencoded; charset=utf-16",
            ";")) {
      for (var body :
          List.of("", "--x\r\n\r\nabc\r\n--x--", "--x--", "--x\r\nContent-Disposition:")) {
        admin = sent(admin, path, body, "Content-Type", odd, "Sec-Fetch-Site", "same-origin");
      }
    }
  }

  @Test
  void no_cookie_and_no_header_makes_a_page_fail() {
    for (var value :
        List.of("x", "%00", "\"", "a=b", "e30", "eyJ3b3JkcyI6bnVsbH0", "x".repeat(5000), "é")) {
      for (var name : List.of("heed", "heed-theme", "heed-density", "heed-language", "heed-done")) {
        var visitor = Visitor.signedIn(SITE, Cast.PIA);
        visitor.cookies.put(name, value);
        asked(visitor, "/");
        asked(visitor, "/sign-in");
      }
    }
    var visitor = Visitor.signedIn(SITE, Cast.PIA);
    for (var value :
        List.of("", "x", "-1", "*", "zh", "q=;;", "a,".repeat(500), "99999999999999")) {
      for (var name :
          List.of(
              "Accept-Language",
              "Accept",
              "Accept-Encoding",
              "If-None-Match",
              "If-Modified-Since",
              "Range",
              "Last-Event-ID",
              "X-Forwarded-For",
              "Forwarded",
              "User-Agent",
              "HX-Request",
              "HX-Target",
              "HX-Current-URL")) {
        assertThat(visitor.get("/", name, value).status()).as(name).isLessThan(500);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?q=%zz",
        "/?q=%",
        "/%zz",
        "/features/%",
        "/features/%zz?told=%zz",
        "/accounts/%C0%AF",
        "/?q=a b",
        "/\\evil.test",
        "//evil.test/%2f..",
        "/search?q=<x>\"'",
        "*",
        "http://evil.test/"
      })
  void an_address_that_no_browser_would_send_is_refused(String address) throws IOException {
    var cookie = Visitor.signedIn(SITE, Cast.PIA).cookies.get("heed");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), SITE.server.port())) {
      socket.setSoTimeout(20_000);
      var request =
          "GET "
              + address
              + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: heed="
              + cookie
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

      assertThat(answer).matches("(?s)HTTP/1\\.1 [234].*").doesNotContain("Location: //");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.test", "/\\evil.test", "https:evil.test", "/\t/evil.test", "x"})
  void choosing_a_language_sends_nobody_elsewhere(String next) {
    var page = new Visitor(SITE).post("/language", Map.of("to", "zh-CN", "next", next));

    assertThat(page.location()).isEqualTo("/");
  }

  @Test
  void an_odd_live_line_is_refused_or_listened_to() {
    var visitor = Visitor.signedIn(SITE, Cast.PIA);

    for (var name : List.of("on", "since", "odd")) {
      for (var value : VALUES) {
        var on = name.equals("since") ? "on=backlog&" : "";
        var page = visitor.send("HEAD", "/live?" + on + name + "=" + value.replace("\\", ""), null);
        assertThat(page.status()).as(name + "=" + value).isLessThan(500);
      }
    }
  }

  private static Page asked(Visitor visitor, String address) {
    var page = visitor.get(address);
    assertThat(page.status()).as(shortened(address)).isLessThan(500);
    assertThat(page.header("Set-Cookie").orElse("")).doesNotContain("a=b");
    unhurried(page);
    return page;
  }

  /// Some acts end the session of who sends them: then they sign in again.
  private static Visitor sent(Visitor visitor, String path, String body, String... headers) {
    var page = visitor.send("POST", path, body, headers);
    assertThat(page.status()).as(path + " " + shortened(body)).isLessThan(500);
    unhurried(page);
    if (page.status() == 401 || page.location().equals("/sign-in")) {
      return Visitor.signedIn(SITE, Cast.ADA);
    }
    return visitor;
  }

  /// Who asks too often before signing in has to wait; here time passes.
  private static void unhurried(Page page) {
    if (page.status() == 429) {
      CLOCK.pass(Duration.ofMinutes(1));
    }
  }

  private static String shortened(String text) {
    return text.length() > 120 ? text.substring(0, 120) + "…" : text;
  }

  private static Stream<String> paths(Route.Verb verb) {
    return SITE.server.routes().stream()
        .filter(route -> route.verb() == verb && !route.path().startsWith("/assets/"))
        .filter(route -> !route.path().equals("/content-policy-reports"))
        .map(Route::path)
        .map(OddInputTest::filled);
  }

  private static String filled(String path) {
    var id =
        SITE.database.read(
            handle -> handle.createQuery("SELECT id FROM loop LIMIT 1").mapTo(String.class).one());
    var known =
        path.replace("/{milestone}/{language}", "/shipped/en")
            .replace("/accounts/{key}", "/accounts/acme")
            .replace("/requests/{key}", "/requests/r1")
            .replace("/loops/{id}", "/loops/" + Addresses.segment(id))
            .replace("{email}", Cast.PIA.email())
            .replace("{key}", "sso")
            .replace("{kind}", "accounts.csv");
    return Pattern.compile("\\{[a-z]+}").matcher(known).replaceAll("some");
  }

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }
}
