package heed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProtectionTest {
  private static final Site SITE = new Site(SettableClock.morning());
  private static final List<String> PAGES =
      List.of(
          "/",
          "/loops",
          "/loops?csm=nobody",
          "/loops/figures",
          "/pictures",
          "/accounts",
          "/digest",
          "/features/sso/announcement",
          "/messages",
          "/features/sso",
          "/search",
          "/promises",
          "/me",
          "/search?q=sign",
          "/nothing/here",
          "/sign-in");

  @BeforeAll
  static void keepAFeature() {
    SITE.write(tx -> SITE.keepingFeatures.put(tx, Cast.sso().feature(), null));
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void every_page_allows_only_what_is_ours_and_is_never_kept() {
    var visitor = Visitor.signedIn(SITE, Cast.ADA);

    for (var path : PAGES) {
      var page = visitor.get(path);
      var policy = page.header("Content-Security-Policy").orElse("");
      assertThat(policy)
          .as(path)
          .contains(
              "default-src 'none'",
              "script-src 'self'",
              "style-src 'self'",
              "connect-src 'self'",
              "form-action 'self'",
              "frame-ancestors 'none'",
              "base-uri 'none'")
          .doesNotContain("unsafe");
      assertThat(page.header("Cache-Control")).as(path).contains("no-store");
      assertThat(page.header("X-Frame-Options")).as(path).contains("DENY");
      assertThat(page.header("X-Content-Type-Options")).as(path).contains("nosniff");
      assertThat(page.header("Referrer-Policy")).as(path).contains("no-referrer");
    }
  }

  @Test
  void pages_hold_nothing_that_the_policy_would_refuse() {
    var visitor = Visitor.signedIn(SITE, Cast.ADA);

    for (var path : PAGES) {
      var html = visitor.get(path).html();
      assertThat(html)
          .as(path)
          .doesNotContain(" style=")
          .doesNotContain("<style")
          .doesNotContain("javascript:")
          .doesNotContainPattern("<script(?![^>]*src=)")
          .doesNotContainPattern(" on[a-z]+=");
    }
  }

  @Test
  void every_page_names_its_language_title_and_landmarks() {
    var visitor = Visitor.signedIn(SITE, Cast.ADA);

    for (var path : List.of("/", "/loops", "/messages", "/features/sso")) {
      var page = visitor.get(path);
      assertThat(page.html()).as(path).contains("<html lang=\"en\"", "<main", "<nav", "#main");
      assertThat(page.textOf("title")).as(path).endsWith("· Heed").hasSizeGreaterThan(10);
      assertThat(page.textOf("h1")).as(path).isNotBlank();
    }
  }

  @Test
  void every_link_of_a_page_leads_somewhere() {
    var visitor = Visitor.signedIn(SITE, Cast.ADA);

    for (var path : List.of("/", "/loops", "/messages", "/features/sso")) {
      Pattern.compile("(?:href|src)=\"(/[^\"#]*)\"")
          .matcher(visitor.get(path).html())
          .results()
          .map(found -> found.group(1).replace("&amp;", "&"))
          .distinct()
          .forEach(link -> assertThat(visitor.get(link).status()).as(link).isEqualTo(200));
    }
  }

  @Test
  void style_and_scripts_are_kept_for_ever_under_an_address_that_changes_with_them() {
    var visitor = Visitor.signedIn(SITE, Cast.ADA);
    var html = visitor.get("/").html();

    var assets =
        Pattern.compile("\"(/assets/[a-z]+-[0-9a-f]{12}\\.(?:css|js|svg))\"")
            .matcher(html)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(assets).hasSizeGreaterThanOrEqualTo(5);
    for (var asset : assets) {
      var packed = new Visitor(SITE).get(asset, "Accept-Encoding", "gzip");
      var plain = new Visitor(SITE).get(asset);
      assertThat(packed.header("Cache-Control")).contains("public, max-age=31536000, immutable");
      assertThat(packed.response().body().length).isLessThan(plain.response().body().length);
      assertThat(packed.header("Content-Encoding")).contains("gzip");
    }
    assertThat(new Visitor(SITE).get("/favicon.ico").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sign-out", "/features/sso/status", "/features/sso/status/preview"})
  void forms_from_elsewhere_are_refused(String path) {
    var visitor = Visitor.signedIn(SITE, Cast.PIA);
    var form = "application/x-www-form-urlencoded";
    var body = "status=planned";

    assertThat(
            List.of(
                visitor.send(
                    "POST", path, body, "Content-Type", form, "Sec-Fetch-Site", "cross-site"),
                visitor.send(
                    "POST", path, body, "Content-Type", form, "Sec-Fetch-Site", "same-site"),
                visitor.send(
                    "POST", path, body, "Content-Type", form, "Origin", "https://evil.example"),
                visitor.send("POST", path, body, "Content-Type", form, "Origin", "null"),
                visitor.send(
                    "POST", path, "{\"status\":\"planned\"}", "Content-Type", "text/plain"),
                visitor.send("POST", path, "{}", "Content-Type", "application/json"),
                visitor.send("POST", path, body)))
        .extracting(Page::status)
        .containsOnly(403);
    assertThat(SITE.database.read(handle -> SITE.features.find(handle, "sso")).orElseThrow())
        .extracting(stored -> stored.value().status().word())
        .isEqualTo("new");
  }

  @Test
  void addresses_and_forms_that_make_no_sense_are_refused_as_pages() {
    var visitor = Visitor.signedIn(SITE, Cast.PIA);

    assertThat(visitor.get("/?status=nonsense").status()).isEqualTo(400);
    assertThat(visitor.get("/?unknown=1").status()).isEqualTo(400);
    assertThat(visitor.get("/?page=0").status()).isEqualTo(400);
    assertThat(visitor.get("/?q=%FF").status()).isEqualTo(400);
    assertThat(visitor.get("/loops?after=zzz").status()).isEqualTo(200);
    assertThat(visitor.get("/loops?after=2026-13-45%2Cl").status()).isEqualTo(200);
    assertThat(visitor.get("/messages?before=99999999999").status()).isEqualTo(400);
    assertThat(visitor.get("/features/none").status()).isEqualTo(404);
    assertThat(visitor.post("/loops/none/told", Map.of("how", "call")).status()).isEqualTo(404);
    assertThat(visitor.post("/loops/none/told", Map.of("how", "a\u0000b")).status()).isEqualTo(400);
    assertThat(visitor.post("/features/sso/status", Map.of("status", "declined")).status())
        .isEqualTo(400);
    assertThat(visitor.get("/features/none").textOf("h1")).isEqualTo("Nothing here");
  }

  @Test
  void a_part_of_a_page_is_refused_as_a_line() {
    var page = Visitor.signedIn(SITE, Cast.PIA).get("/features/none", "HX-Request", "true");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.html()).doesNotContain("<html").contains("There is no feature none.");
  }

  @Test
  void reports_of_refused_content_are_taken_from_anybody() {
    var report = "{\"csp-report\":{\"effective-directive\":\"script-src\"}}";
    var visitor = new Visitor(SITE);

    assertThat(
            visitor
                .send(
                    "POST",
                    "/content-policy-reports",
                    report,
                    "Content-Type",
                    "application/csp-report")
                .status())
        .isEqualTo(204);
    assertThat(visitor.send("POST", "/content-policy-reports", "nonsense").status()).isEqualTo(204);
    assertThat(visitor.send("POST", "/content-policy-reports", "x".repeat(20_000)).status())
        .isEqualTo(413);
  }

  @Test
  void a_feature_named_like_an_address_is_found() {
    SITE.write(tx ->
        SITE.keepingFeatures.put(tx, Cast.export().key("a b?c#d&e%").title("Odd").feature(), null));
    var visitor = Visitor.signedIn(SITE, Cast.PIA);

    var link = Pattern.compile("href=\"(/features/a[^\"]*)\"").matcher(visitor.get("/").html());

    assertThat(link.find()).isTrue();
    assertThat(visitor.get(link.group(1)).textOf("h1")).isEqualTo("Odd");
  }
}
