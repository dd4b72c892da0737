package heed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Preference;
import heed.people.PreferenceStore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What stands around every page.
final class FrameTest {
  private static final Site SITE = new Site(SettableClock.morning());

  @BeforeAll
  static void keepAFeature() {
    SITE.write(tx -> SITE.keepingFeatures.put(tx, Cast.sso().feature(), null));
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void everybody_sees_the_pages_of_their_role_and_which_one_this_is() {
    var viewer = Visitor.signedIn(SITE, Cast.VERA).get("/").html();
    var admin = Visitor.signedIn(SITE, Cast.ADA).get("/messages").html();

    assertThat(viewer)
        .contains("href=\"/\" aria-current=\"page\"")
        .doesNotContain("href=\"/accounts\"", "href=\"/admin/people\"");
    assertThat(admin)
        .contains("href=\"/messages\" aria-current=\"page\"", "href=\"/admin/people\"")
        .doesNotContain("href=\"/\" aria-current");
  }

  @Test
  void a_request_is_filed_from_every_page_by_whoever_may() {
    var address = "href=\"/requests/new\"";

    assertThat(Visitor.signedIn(SITE, Cast.CARA).get("/messages").html()).contains(address);
    assertThat(Visitor.signedIn(SITE, Cast.CARA).get("/requests/new").html())
        .contains(address + " data-file aria-keyshortcuts=\"n\" aria-current=\"page\"");
    assertThat(Visitor.signedIn(SITE, Cast.VERA).get("/").html()).doesNotContain(address);
  }

  @Test
  void the_frame_speaks_the_language_that_its_reader_chooses_and_comes_back_to_the_page() {
    var visitor = Visitor.signedIn(SITE, Cast.CARA);

    var switched = visitor.post("/language", Map.of("to", "zh-CN", "next", "/accounts?sort=arr"));

    assertThat(switched.location()).isEqualTo("/accounts?sort=arr");
    var page = visitor.get("/accounts?sort=arr");
    assertThat(page.html()).contains("<html lang=\"zh-CN\"", "跳到正文", ">English</button>");
    assertThat(page.field("next")).contains("/accounts?sort=arr");
    Preference chosen =
        SITE.database.read(handle -> new PreferenceStore().of(handle, Cast.CARA.email()));
    assertThat(chosen.language()).isEqualTo("zh-CN");
    visitor.post("/language", Map.of("to", "en"));
  }

  @Test
  void whoever_is_outside_chooses_a_language_too_and_is_sent_nowhere_else() {
    var stranger = new Visitor(SITE);

    var switched = stranger.post("/language", Map.of("to", "zh-CN", "next", "//elsewhere.test/"));

    assertThat(switched.location()).isEqualTo("/");
    assertThat(stranger.cookies).containsEntry("heed-language", "zh-CN");
    assertThat(stranger.post("/language", Map.of("to", "tlh")).status()).isEqualTo(400);
  }

  @Test
  void what_was_done_is_said_once_with_its_way_back() {
    var visitor = Visitor.signedIn(SITE, Cast.PIA);
    visitor.cookies.put(
        "heed-done",
        packed("{\"words\":\"SSO <b>moved\",\"undo\":\"/undo\",\"fields\":{\"a\":\"1\"}}"));

    var page = visitor.get("/");

    assertThat(page.html())
        .contains("SSO &lt;b&gt;moved", "action=\"/undo\"", "name=\"a\" value=\"1\"", "Undo");
    assertThat(visitor.get("/").html()).doesNotContain("moved");
  }

  @Test
  void a_made_up_cookie_leads_nowhere_and_breaks_nothing() {
    var visitor = Visitor.signedIn(SITE, Cast.PIA);

    for (var cookie :
        new String[] {
          "not-base64!",
          packed("{}"),
          packed("[1"),
          packed("{\"words\":\"Lured\",\"undo\":\"https://elsewhere.test/\",\"fields\":{}}"),
          packed("{\"words\":\"Lured\",\"undo\":\"//elsewhere.test\",\"fields\":{}}")
        }) {
      visitor.cookies.put("heed-done", cookie);
      var page = visitor.get("/");
      assertThat(page.status()).as(cookie).isEqualTo(200);
      assertThat(page.html()).as(cookie).doesNotContain("Lured", "elsewhere");
    }
  }

  @Test
  void a_refusal_stands_beside_the_form_so_that_what_was_typed_stays() {
    var refused =
        Visitor.signedIn(SITE, Cast.PIA)
            .post("/loops/none/waive", Map.of("reason", "Typed"), "HX-Request", "true");

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.header("HX-Retarget")).contains("#said");
    assertThat(refused.html()).contains("role=\"alert\"");
  }

  private static String packed(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
