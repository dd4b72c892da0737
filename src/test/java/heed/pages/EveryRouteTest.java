package heed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Status;
import heed.http.Route;
import heed.loop.LoopStore;
import heed.loop.StatusChange;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Caller;
import heed.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every way into the pages that there is, tried by whoever may not take it. What is refused leaves
/// the whole database as it was, not only its change log.
final class EveryRouteTest {
  /// What a role may do beyond looking, by the contract; all else is for those above.
  private static final List<String> FOR_VIEWERS =
      List.of(
          "GET /",
          "GET /backlog.csv",
          "GET /features/{key}",
          "GET /live",
          "GET /me",
          "GET /me/sessions",
          "GET /search",
          "POST /me",
          "POST /me/sessions/end-all",
          "POST /me/sessions/{id}/end",
          "POST /views",
          "POST /views/{id}",
          "POST /views/{id}/removal",
          "POST /views/{id}/return");

  private static final List<String> FOR_CSMS =
      List.of(
          "POST /accounts/{key}/health",
          "POST /accounts/{key}/health/undo",
          "POST /comments/{id}/back",
          "POST /comments/{id}/edit",
          "POST /comments/{id}/remove",
          "POST /features/{key}/comments",
          "POST /loops/{id}/draft",
          "POST /loops/{id}/draft/ours",
          "POST /loops/{id}/note",
          "POST /loops/{id}/snooze",
          "POST /loops/{id}/told",
          "POST /loops/{id}/waive",
          "POST /requests/new",
          "POST /requests/{key}/take-back");

  private static final List<String> FOR_EVERYBODY =
      List.of(
          "GET /shipped",
          "GET /shipped.atom",
          "GET /shipped.rss",
          "GET /sign-in",
          "GET /sign-in/first/{token}",
          "GET /sign-in/with/{provider}",
          "GET /sign-in/with/{provider}/back",
          "GET /sign-in/{token}",
          "POST /content-policy-reports",
          "POST /language",
          "POST /sign-in/first/{token}",
          "POST /sign-in/{token}",
          "POST /sign-out");

  private static final Site SITE = new Site(SettableClock.morning());
  private static final Map<String, String> FORM =
      Map.ofEntries(
          Map.entry("status", "planned"),
          Map.entry("reason", "Because"),
          Map.entry("how", "call"),
          Map.entry("until", "2026-12-24"),
          Map.entry("text", "Words"),
          Map.entry("name", "Name"),
          Map.entry("email", "eve@heed.test"),
          Map.entry("role", "admin"),
          Map.entry("title", "Title"),
          Map.entry("into", "export"),
          Map.entry("effort", "7"),
          Map.entry("account", "acme"),
          Map.entry("feature", "sso"),
          Map.entry("severity", "3"),
          Map.entry("to", "zh-CN"),
          Map.entry("kind", "accounts"),
          Map.entry("health", "3"));

  private static String loop = "";
  private static String comment = "";
  private static String view = "";
  private static String message = "";

  @BeforeAll
  static void plant() {
    SITE.write(tx -> {
      SITE.keepingAccounts.put(tx, Cast.acme().account(), null);
      SITE.keepingFeatures.put(tx, Cast.sso().feature(), null);
      SITE.keepingFeatures.put(tx, Cast.export().feature(), null);
      comment = SITE.discussing.say(tx, "sso", "Mine", Caller.of(Cast.PIA)).id();
      return SITE.filing.put(tx, "r1", ARequest.by(Cast.acme(), Cast.sso()).sent(), null);
    });
    SITE.decide("sso", new StatusChange(Status.DECLINED, "Not now", null, null, null, true));
    loop =
        SITE.database
            .read(
                handle -> SITE.loops.page(handle, LoopStore.Filter.ALL, LoopStore.Cursor.START, 1))
            .getFirst()
            .loop()
            .id();
    message =
        SITE.database.read(handle ->
            handle.createQuery("SELECT id FROM outbox LIMIT 1").mapTo(String.class).one());
    Visitor.signedIn(SITE, Cast.PIA).post("/views?status=new", Map.of("name", "Mine"));
    view =
        SITE.database.read(
            handle -> handle.createQuery("SELECT id FROM saved_view").mapTo(String.class).one());
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void each_role_may_do_what_the_contract_says_and_no_more() {
    assertThat(open()).isEqualTo(new TreeSet<>(FOR_EVERYBODY));
    assertThat(least(Role.VIEWER)).isEqualTo(new TreeSet<>(FOR_VIEWERS));
    assertThat(writing(Role.CSM)).isEqualTo(new TreeSet<>(FOR_CSMS));
    assertThat(least(Role.ADMIN))
        .allMatch(name -> name.matches("[A-Z]+ /admin\\b.*|POST /(messages|digest)/.*"));
    assertThat(routes())
        .allMatch(route -> !route.path().startsWith("/admin") || access(route) == Role.ADMIN);
  }

  @ParameterizedTest
  @CsvSource({"outside,401", "VIEWER,403", "CSM,403", "PM,403"})
  void who_is_below_the_least_role_is_refused_and_changes_nothing(String who, int status) {
    var visitor = visitor(who);
    var before = everything();

    for (var route : routes()) {
      var least = access(route);
      if (least == null || (status == 403 && Role.valueOf(who).compareTo(least) >= 0)) {
        continue;
      }
      for (var part : new String[][] {{}, {"HX-Request", "true"}}) {
        var page =
            route.verb() == Route.Verb.GET
                ? visitor.get(address(route), part)
                : visitor.post(address(route), FORM, part);
        assertThat(page.status()).as(route.name()).isEqualTo(status);
        assertThat(page.html()).as(route.name()).doesNotContain("Acme", "Mine", "240");
      }
      assertThat(everything()).as(route.name()).isEqualTo(before);
    }
  }

  @Test
  void a_form_of_another_site_changes_nothing_though_its_reader_may_do_everything() {
    var visitor = Visitor.signedIn(SITE, Cast.ADA);
    var before = everything();

    for (var route : routes()) {
      if (route.verb() == Route.Verb.GET || route.path().equals("/content-policy-reports")) {
        continue;
      }
      for (var headers : elsewhere()) {
        var page = visitor.send("POST", address(route), "status=planned&name=x", headers);
        assertThat(page.status()).as(route.name() + List.of(headers)).isEqualTo(403);
      }
      for (var headers : otherTypes()) {
        var page = visitor.send("POST", address(route), "{\"status\": \"planned\"}", headers);
        assertThat(page.status())
            .as(route.name() + List.of(headers))
            .isIn(route.path().equals("/admin/import") ? List.of(400, 403, 415) : List.of(403));
      }
      assertThat(everything()).as(route.name()).isEqualTo(before);
    }
  }

  @Test
  void nothing_that_is_somebody_elses_is_touched_by_who_knows_its_name() {
    var session =
        SITE.database.read(handle ->
            handle
                .createQuery("SELECT id FROM session WHERE email = :email LIMIT 1")
                .bind("email", Cast.PIA.email())
                .mapTo(String.class)
                .one());
    var dev = Visitor.signedIn(SITE, Cast.DEV);
    var before = everything();

    for (var act :
        List.of(
            "/views/" + view,
            "/views/" + view + "/removal",
            "/views/" + view + "/return",
            "/comments/" + comment + "/edit",
            "/comments/" + comment + "/remove",
            "/comments/" + comment + "/back",
            "/loops/" + loop + "/told",
            "/loops/" + loop + "/snooze",
            "/loops/" + loop + "/waive",
            "/loops/" + loop + "/draft",
            "/loops/" + loop + "/draft/ours",
            "/requests/r1/take-back")) {
      assertThat(dev.post(act, FORM).status()).as(act).isIn(403, 404);
      assertThat(everything()).as(act).isEqualTo(before);
    }
    // Ending what is not there is no mistake; it tells nothing of whether it is.
    assertThat(dev.post("/me/sessions/" + session + "/end", Map.of()).status()).isEqualTo(303);
    assertThat(everything()).isEqualTo(before);
    assertThat(Visitor.signedIn(SITE, Cast.ADA).post("/comments/" + comment + "/edit", FORM))
        .extracting(Page::status)
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"outside", "VIEWER", "ADMIN"})
  void every_answer_is_kept_nowhere_and_allows_only_what_is_ours(String who) {
    for (var route : routes()) {
      // What an administrator sends would be done, and other tests need what is there.
      if (route.path().matches("/live|/shipped.*|/content-policy-reports")
          || (who.equals("ADMIN") && route.verb() == Route.Verb.POST)) {
        continue;
      }
      // Signing out would make the rest of the tour a stranger’s.
      var visitor = visitor(who);
      var page =
          route.verb() == Route.Verb.GET
              ? visitor.get(address(route))
              : visitor.post(address(route), Map.of());
      assertThat(page.header("Cache-Control").orElse("")).as(route.name()).contains("no-store");
      assertThat(page.header("X-Content-Type-Options")).as(route.name()).contains("nosniff");
      assertThat(page.header("Access-Control-Allow-Origin")).as(route.name()).isEmpty();
      if (page.response().body().length > 0) {
        assertThat(page.header("Content-Security-Policy").orElse(""))
            .as(route.name())
            .contains("default-src 'none'", "frame-ancestors 'none'", "report-uri /content-policy")
            .doesNotContain("unsafe");
        assertThat(page.header("Referrer-Policy")).as(route.name()).contains("no-referrer");
      }
    }
  }

  private static List<String[]> elsewhere() {
    var form = "application/x-www-form-urlencoded";
    return List.of(
        new String[] {"Content-Type", form, "Sec-Fetch-Site", "cross-site"},
        new String[] {"Content-Type", form, "Sec-Fetch-Site", "same-site"},
        new String[] {"Content-Type", form, "Sec-Fetch-Site", "odd"},
        new String[] {"Content-Type", form, "Origin", "https://evil.example"},
        new String[] {"Content-Type", form, "Origin", "null"},
        new String[] {
          "Content-Type", "multipart/form-data; boundary=x", "Sec-Fetch-Site", "cross-site"
        });
  }

  private static List<String[]> otherTypes() {
    return List.of(
        new String[] {"Content-Type", "text/plain"},
        new String[] {"Content-Type", "text/plain", "Sec-Fetch-Site", "same-origin"},
        new String[] {"Content-Type", "application/json", "Sec-Fetch-Site", "same-origin"},
        new String[] {"Sec-Fetch-Site", "none"});
  }

  private static Visitor visitor(String who) {
    return switch (who) {
      case "VIEWER" -> Visitor.signedIn(SITE, Cast.VERA);
      case "CSM" -> Visitor.signedIn(SITE, Cast.CARA);
      case "PM" -> Visitor.signedIn(SITE, Cast.PIA);
      case "ADMIN" -> Visitor.signedIn(SITE, Cast.ADA);
      default -> new Visitor(SITE);
    };
  }

  private static List<Route> routes() {
    return SITE.server.routes().stream()
        .filter(route -> !route.path().startsWith("/assets/"))
        .filter(route -> !route.path().matches("/(healthz|readyz|metrics|favicon\\.ico)"))
        .toList();
  }

  private static @org.jspecify.annotations.Nullable Role access(Route route) {
    return switch (route.access()) {
      case Route.Access.Everybody() -> null;
      case Route.Access.AtLeast(var least) -> least;
    };
  }

  private static Set<String> open() {
    return names(routes().stream().filter(route -> access(route) == null).toList());
  }

  private static Set<String> least(Role role) {
    return names(routes().stream().filter(route -> access(route) == role).toList());
  }

  private static Set<String> writing(Role role) {
    var names = least(role);
    names.removeIf(name -> name.startsWith("GET "));
    return names;
  }

  private static Set<String> names(List<Route> routes) {
    var names = new TreeSet<String>();
    routes.forEach(route -> names.add(route.name()));
    return names;
  }

  /// Of things that are there, so that an act that is not refused would do something.
  private static String address(Route route) {
    var path = route.path();
    var filled =
        path.replace("/{milestone}/{language}", "/shipped/en")
            .replace("/accounts/{key}", "/accounts/acme")
            .replace("/requests/{key}", "/requests/r1")
            .replace("/loops/{id}", "/loops/" + loop)
            .replace("/comments/{id}", "/comments/" + comment)
            .replace("/views/{id}", "/views/" + view)
            .replace("/messages/{id}", "/messages/" + message)
            .replace("{email}", Cast.PIA.email())
            .replace("{key}", "sso")
            .replace("{kind}", "accounts.csv");
    return Pattern.compile("\\{[a-z]+}").matcher(filled).replaceAll("some");
  }

  /// Every row of every table, but when a session was used last.
  private static List<String> everything() {
    return SITE.database.read(handle -> {
      var rows = new ArrayList<String>();
      for (var table :
          handle
              .createQuery("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
              .mapTo(String.class)
              .list()) {
        handle
            .createQuery("SELECT * FROM " + table)
            .mapToMap()
            .forEach(row -> {
              row.remove("seen_at_ms");
              rows.add(table + " " + row);
            });
      }
      return rows;
    });
  }
}
