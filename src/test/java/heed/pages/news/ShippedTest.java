package heed.pages.news;

import static org.assertj.core.api.Assertions.assertThat;

import heed.announcement.Announcement;
import heed.announcement.AnnouncementStore;
import heed.announcement.KeepingAnnouncements;
import heed.announcement.PublicPage;
import heed.announcement.PublicPageStore;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.frame.Spoken;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Caller;
import heed.platform.Ids;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

final class ShippedTest {
  private static final List<String> PUBLIC = List.of("/shipped", "/shipped.atom", "/shipped.rss");
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);
  private final Visitor anybody = new Visitor(site);

  @BeforeEach
  void ship() {
    site.write(tx -> {
      site.people.put(tx, Cast.CARA);
      site.people.put(tx, Cast.DEV);
      site.keepingAccounts.put(tx, Cast.umbra().account(), null);
      site.keepingAccounts.put(tx, Cast.initech().csm(null).account(), null);
      for (var feature : List.of(Cast.sso(), Cast.export())) {
        site.keepingFeatures.put(tx, feature.feature(), null);
      }
      site.filing.put(tx, "r1", ARequest.by("umbra", "sso").sent(), null);
      site.filing.put(tx, "r2", ARequest.by("initech", "sso").sent(), null);
      return true;
    });
    var pia = Visitor.signedIn(site, Cast.PIA);
    pia.post("/features/sso/status", Map.of("status", "shipped"));
    pia.post("/features/export/status", Map.of("status", "declined", "reason", "Too costly."));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void there_is_no_public_page_until_an_administrator_says_so() {
    announce("sso", "Single sign-on", "Sign in once.");

    for (var path : PUBLIC) {
      assertThat(anybody.get(path).status()).as(path).isEqualTo(404);
      assertThat(anybody.get(path).html()).doesNotContain("Single sign-on");
    }
    open("What’s new");
    for (var path : PUBLIC) {
      assertThat(anybody.get(path).status()).as(path).isEqualTo(200);
      assertThat(anybody.get(path).html()).as(path).contains("Single sign-on", "Sign in once.");
    }
    write(new PublicPage(false, "What’s new"));
    assertThat(anybody.get("/shipped").status()).isEqualTo(404);
  }

  @Test
  void it_holds_titles_sentences_and_months_and_nothing_else() {
    announce("sso", "Single sign-on", "Sign in once.");
    announce("export", "Export nobody will get", "It was declined.");
    open("What’s new");

    assertThat(anybody.get("/shipped").text())
        .isEqualTo("What’s new Follow by feed November 2026 Single sign-on Sign in once.");
    for (var path : PUBLIC) {
      assertThat(anybody.get(path).html())
          .as(path)
          .doesNotContain("Export", "export", "Umbra", "umbra", "Initech", "SAML", "sso", "$")
          .doesNotContain("heed.test", "Too costly");
    }
  }

  @Test
  void it_is_kept_for_five_minutes_without_a_cookie_under_the_same_policy() {
    announce("sso", "Single sign-on", "Sign in once.");
    open("What’s new");

    for (var path : PUBLIC) {
      var page = anybody.get(path);
      assertThat(page.header("Cache-Control")).contains("public, max-age=300");
      assertThat(page.all("Set-Cookie")).isEmpty();
      assertThat(page.header("Vary").orElse("")).doesNotContain("Cookie");
      assertThat(page.header("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.header("Last-Modified")).isPresent();
      var again = anybody.get(path, "If-None-Match", page.header("ETag").orElseThrow());
      assertThat(again.status()).as(path).isEqualTo(304);
      assertThat(again.response().body()).isEmpty();
    }
    assertThat(anybody.get("/shipped").html()).doesNotContain("<script", " style=");
    assertThat(anybody.get("/shipped", "Cookie", "heed-theme=dark").html())
        .isEqualTo(anybody.get("/shipped").html());
  }

  @Test
  void new_words_are_there_at_once_under_the_old_id() {
    announce("sso", "Single sign-on", "Sign in once.");
    open("What’s new");
    var before = anybody.get("/shipped.atom");

    announce("sso", "Single sign-on", "Sign in once and for all.");
    var after = anybody.get("/shipped.atom", "If-None-Match", before.header("ETag").orElseThrow());

    assertThat(after.status()).isEqualTo(200);
    assertThat(texts(xml(after), "summary")).containsExactly("Sign in once and for all.");
    assertThat(texts(xml(after), "id")).isEqualTo(texts(xml(before), "id")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "]]><x/>",
        "abc\u202Egpj.exe",
        "\"><img src=x onerror=alert(1)>",
        "&lt;b&gt; &amp; &#0;",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
        "bell\u0007 escape\u001B",
        "数据导出 👩‍👩‍👧‍👦"
      })
  void whatever_a_title_says_is_text(String words) {
    announce("sso", "plain", "plain");
    open("plain");
    var plain = anybody.get("/shipped").structure();

    announce("sso", words, words);
    open(words);

    assertThat(anybody.get("/shipped").structure()).isEqualTo(plain);
    var shown = Spoken.text(words).replaceAll("[\u0007\u001B]", "");
    var atom = xml(anybody.get("/shipped.atom"));
    assertThat(texts(atom, "title")).containsExactly(shown, shown);
    assertThat(texts(atom, "summary")).containsExactly(shown);
    assertThat(texts(xml(anybody.get("/shipped.rss")), "description"))
        .containsExactly(
            shown, shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    assertThat(anybody.get("/shipped.atom").html()).doesNotContain("\u202E");
  }

  @Test
  void an_empty_feed_is_a_feed() {
    open("What’s new");

    var atom = xml(anybody.get("/shipped.atom"));

    assertThat(atom.getDocumentElement().getNamespaceURI()).isEqualTo(ATOM);
    assertThat(texts(atom, "updated")).hasSize(1);
    assertThat(anybody.get("/shipped").text()).contains("Nothing has been announced yet");
    assertThat(anybody.get("/shipped?language=zh-CN").html()).contains("lang=\"zh-CN\"");
    assertThat(anybody.get("/shipped?language=xx").status()).isEqualTo(400);
  }

  @Test
  void a_pm_hands_out_what_nobody_owes_and_takes_it_back() {
    var pia = Visitor.signedIn(site, Cast.PIA);
    var pool = pia.get("/loops?csm=nobody");
    assertThat(pool.html()).contains("id=\"hand-out\"", "All of Initech (1)", Cast.DEV.email());
    var id = pool.html().replaceAll("(?s).*?name=\"loop\\.([^\"]+)\".*", "$1");

    var handed = pia.post("/loops/hand-out", Map.of("loop." + id, "1", "csm", Cast.DEV.email()));
    assertThat(handed.textOf("h1")).isEqualTo("One loop is Dev Das’s now");
    assertThat(Visitor.signedIn(site, Cast.DEV).get("/loops").html()).contains("loop-" + id);

    var back = pia.post("/loops/hand-back", Map.of("loop." + id, "1"));
    assertThat(back.textOf("h1")).isEqualTo("One loop is handed back");
    assertThat(pia.get("/loops?csm=nobody").html()).contains("loop." + id);
    assertThat(pia.post("/loops/hand-out", Map.of("csm", Cast.DEV.email())).status())
        .isEqualTo(400);
    assertThat(pia.post("/loops/hand-out", Map.of("loop." + id, "1")).status()).isEqualTo(400);
    var account = Map.of("account", "umbra", "csm", Cast.DEV.email());
    assertThat(pia.post("/loops/hand-out", account).text()).contains("Umbra Labs");
  }

  @Test
  void a_digest_is_copied_and_then_ends_what_the_pool_owed() {
    announce("sso", "Single sign-on", "Sign in once.");
    var pia = Visitor.signedIn(site, Cast.PIA);
    var page = pia.get("/digest");
    assertThat(page.text())
        .contains("• Single sign-on: Sign in once.", "Two loops in the pool wait")
        .contains("This ends 2 loops of 2 accounts", "2 loops: told by the digest");
    assertThat(Visitor.signedIn(site, Cast.CARA).get("/digest").html())
        .contains("Single sign-on")
        .doesNotContain("/digest/told", "/digest/public-page");
    assertThat(pia.get("/digest?month=2026-13").status()).isEqualTo(400);

    var month = page.field("month").orElseThrow();
    assertThat(pia.post("/digest/told", Map.of("month", month, "expected", "1")).status())
        .isEqualTo(409);
    var told = pia.post("/digest/told", Map.of("month", month, "expected", "2"));

    assertThat(told.location()).isEqualTo("/digest?month=" + month + "&told=2&more=0");
    assertThat(pia.get(told.location()).text())
        .contains("Two loops are ended", "Nobody in the pool");
    assertThat(pia.get("/loops?show=told").text()).contains("digest");
  }

  @Test
  void a_pm_announces_on_the_page_and_takes_it_back() {
    var pia = Visitor.signedIn(site, Cast.PIA);
    assertThat(pia.get("/features/sso").html()).contains("/features/sso/announcement");
    assertThat(pia.get("/features/sso/announcement").field("title"))
        .contains("Single sign-on with SAML");

    pia.post("/features/sso/announcement", Map.of("title", "Single sign-on", "text", "Once."));
    assertThat(pia.get("/digest").text()).contains("Single sign-on: Once.");

    pia.post("/features/sso/announcement/withdraw", Map.of());
    assertThat(pia.get("/digest").text()).doesNotContain("Once.");
    assertThat(
            Visitor.signedIn(site, Cast.ADA)
                .post("/digest/public-page", Map.of("shown", "true", "title", "News"))
                .location())
        .isEqualTo("/digest");
    assertThat(anybody.get("/shipped").textOf("h1")).isEqualTo("News");
  }

  private void announce(String feature, String title, String text) {
    var keeping =
        new KeepingAnnouncements(
            new AnnouncementStore(), new heed.feature.FeatureStore(), Ids.secure(clock));
    site.write(
        tx -> keeping.put(tx, feature, new Announcement.Words(title, text), Caller.of(Cast.PIA)));
  }

  private void open(String title) {
    write(new PublicPage(true, title));
  }

  private void write(PublicPage page) {
    site.write(tx -> new PublicPageStore().put(tx, page, Caller.of(Cast.ADA)));
  }

  private static Document xml(Page page) {
    try {
      var factory = DocumentBuilderFactory.newNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.response().body()));
    } catch (Exception malformed) {
      throw new AssertionError(page.html(), malformed);
    }
  }

  private static List<String> texts(Document document, String name) {
    var found = document.getElementsByTagNameNS("*", name);
    var texts = new ArrayList<String>();
    for (var i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }
}
