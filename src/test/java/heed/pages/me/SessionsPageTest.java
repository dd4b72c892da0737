package heed.pages.me;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionsPageTest {
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void one_sees_where_one_is_signed_in_and_nobody_elses_place() {
    var pia = Visitor.signedIn(site, Cast.PIA);
    Visitor.signedIn(site, Cast.CARA);
    new Visitor(site).post("/sign-in/" + site.link(Cast.PIA), Map.of(), "User-Agent", FIREFOX);

    var page = pia.get("/me/sessions");

    assertThat(page.textOf("h1")).isEqualTo("You are signed in in 2 browsers");
    assertThat(page.text()).contains("Firefox on Linux", "this browser", "22 Nov 2026");
    assertThat(page.html()).doesNotContain(String.valueOf(pia.cookies.get("heed")));
  }

  @Test
  void one_other_browser_is_signed_out() {
    var pia = Visitor.signedIn(site, Cast.PIA);
    var lost = new Visitor(site);
    lost.post("/sign-in/" + site.link(Cast.PIA), Map.of(), "User-Agent", FIREFOX);

    var done = pia.post(endOf(pia, "Firefox"), Map.of());

    assertThat(done.location()).isEqualTo("/me/sessions?done=ended");
    assertThat(pia.get("/me/sessions?done=ended").text()).contains("Signed out there.");
    assertThat(lost.get("/").status()).isEqualTo(401);
  }

  @Test
  void who_is_signed_out_meanwhile_hears_so_beside_the_form_in_their_language() {
    var part = new Visitor(site).get("/loops", "HX-Request", "true", "Accept-Language", "zh-CN");

    assertThat(part.status()).isEqualTo(401);
    assertThat(part.header("HX-Retarget")).contains("#said");
    assertThat(part.text()).contains("您已退出登录。您输入的内容还在");
  }

  @Test
  void ending_the_session_in_hand_is_signing_out() {
    var pia = Visitor.signedIn(site, Cast.PIA);

    var done = pia.post(endOf(pia, "this browser"), Map.of());

    assertThat(done.location()).isEqualTo("/sign-in");
    assertThat(done.header("Clear-Site-Data")).contains("\"cache\"");
    assertThat(pia.cookies).doesNotContainKey("heed");
  }

  @Test
  void signing_out_everywhere_leaves_no_browser_in() {
    var pia = Visitor.signedIn(site, Cast.PIA);
    var other = Visitor.signedIn(site, Cast.PIA);
    var cara = Visitor.signedIn(site, Cast.CARA);

    pia.post("/me/sessions/end-all", Map.of());

    assertThat(pia.get("/").status()).isEqualTo(401);
    assertThat(other.get("/").status()).isEqualTo(401);
    assertThat(cara.get("/").status()).isEqualTo(200);
  }

  @Test
  void nobody_ends_the_session_of_another() {
    var pia = Visitor.signedIn(site, Cast.PIA);
    var cara = Visitor.signedIn(site, Cast.CARA);

    assertThat(cara.post(endOf(pia, "this browser"), Map.of()).status()).isEqualTo(303);

    assertThat(pia.get("/").status()).isEqualTo(200);
  }

  @Test
  void a_session_that_is_used_lasts_the_day_and_one_that_is_left_does_not() {
    var used = Visitor.signedIn(site, Cast.PIA);
    var left = Visitor.signedIn(site, Cast.CARA);

    clock.pass(SessionStore.IDLE.minusMinutes(1));
    assertThat(used.get("/").status()).isEqualTo(200);
    clock.pass(Duration.ofMinutes(1));

    assertThat(left.get("/").status()).isEqualTo(401);
    assertThat(used.get("/").status()).isEqualTo(200);
  }

  @Test
  void every_page_has_the_way_out() {
    var ada = Visitor.signedIn(site, Cast.ADA);

    for (var path :
        List.of("/", "/loops", "/accounts", "/messages", "/admin/people", "/me/sessions")) {
      assertThat(ada.get(path).html()).as(path).contains("action=\"/sign-out\"", "Sign out");
    }
  }

  @Test
  void who_asks_too_often_before_signing_in_is_told_when_to_come_again() {
    var stranger = new Visitor(site);
    for (var time = 0; time < 300; time++) {
      assertThat(stranger.get("/shipped", "X-Forwarded-For", "203.0.113.5").status())
          .isEqualTo(404);
    }

    clock.pass(Duration.ofSeconds(20));
    var refused = stranger.get("/shipped", "X-Forwarded-For", "203.0.113.5");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("40");
    assertThat(refused.text()).contains("Too many requests", "Wait a little");
    assertThat(stranger.get("/sign-in", "X-Forwarded-For", "203.0.113.6").status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(40));
    assertThat(stranger.get("/sign-in", "X-Forwarded-For", "203.0.113.5").status()).isEqualTo(200);
  }

  /// The address of the form beside a browser.
  private static String endOf(Visitor visitor, String beside) {
    var articles = visitor.get("/me/sessions").html().split("<article", -1);
    for (var article : articles) {
      var form = Pattern.compile("action=\"(/me/sessions/[^\"]+/end)\"").matcher(article);
      if (article.contains(beside) && form.find()) {
        return form.group(1);
      }
    }
    throw new AssertionError("No browser " + beside);
  }
}
