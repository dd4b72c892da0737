package heed.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Person;
import heed.people.Role;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningInTest {
  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void without_a_session_a_page_says_how_to_get_in() {
    var page = new Visitor(site).get("/");

    assertThat(page.status()).isEqualTo(401);
    assertThat(page.text())
        .contains("Sign in to Heed", "Sign in to see this page", "bin/heed person sign-in");
  }

  @Test
  void opening_a_link_shows_a_button_and_pressing_it_signs_in() {
    var token = site.link(Cast.PIA);
    var visitor = new Visitor(site);

    var look = visitor.get("/sign-in/" + token);
    assertThat(look.status()).isEqualTo(200);
    assertThat(look.textOf("h1")).isEqualTo("Sign in as Pia Park");
    assertThat(visitor.cookies).isEmpty();

    var pressed = visitor.post("/sign-in/" + token, Map.of());
    assertThat(pressed.status()).isEqualTo(303);
    assertThat(pressed.location()).isEqualTo("/");
    assertThat(visitor.get("/").status()).isEqualTo(200);
  }

  @Test
  void a_link_works_once() {
    var token = site.link(Cast.PIA);
    new Visitor(site).post("/sign-in/" + token, Map.of());

    var second = new Visitor(site);
    var page = second.post("/sign-in/" + token, Map.of());

    assertThat(page.status()).isEqualTo(401);
    assertThat(page.text()).contains("was used already");
    assertThat(second.cookies).isEmpty();
  }

  @Test
  void a_link_that_is_old_or_changed_signs_nobody_in() {
    var token = site.link(Cast.PIA);
    var changed = new Visitor(site).get("/sign-in/" + token + "x");
    clock.pass(Duration.ofMinutes(10));
    var old = new Visitor(site).post("/sign-in/" + token, Map.of());

    assertThat(changed.status()).isEqualTo(401);
    assertThat(changed.text()).contains("not complete or not ours");
    assertThat(old.status()).isEqualTo(401);
    assertThat(old.text()).contains("has expired");
  }

  @Test
  void a_demo_link_is_worth_nothing_to_a_real_service() {
    site.write(tx -> site.people.put(tx, Cast.PIA));

    var page = new Visitor(site).get("/sign-in/" + site.demoLink(Cast.PIA));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.all("Set-Cookie")).isEmpty();
    var pressed = new Visitor(site).post("/sign-in/" + site.demoLink(Cast.PIA), Map.of());
    assertThat(pressed.status()).isEqualTo(401);
  }

  @Test
  void in_a_demo_one_click_signs_in_as_often_as_one_likes() {
    try (var demo = new Site(clock, true, "http://127.0.0.1", 0)) {
      demo.write(tx -> demo.people.put(tx, Cast.PIA));
      var token = demo.demoLink(Cast.PIA);

      for (var time = 0; time < 2; time++) {
        var visitor = new Visitor(demo);
        assertThat(visitor.get("/sign-in/" + token).status()).isEqualTo(303);
        assertThat(visitor.get("/").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    var cookie =
        new Visitor(site)
            .post("/sign-in/" + site.link(Cast.PIA), Map.of())
            .all("Set-Cookie")
            .getFirst();

    assertThat(cookie).startsWith("heed=").contains("HttpOnly", "SameSite=Lax", "Path=/");
  }

  @Test
  void over_https_the_cookie_is_bound_to_the_host_and_to_https() {
    try (var secure = new Site(clock, false, "https://heed.example.com", 0)) {
      var cookie =
          new Visitor(secure)
              .post("/sign-in/" + secure.link(Cast.PIA), Map.of())
              .all("Set-Cookie")
              .getFirst();

      assertThat(cookie).startsWith("__Host-heed=").contains("; Secure").doesNotContain("Domain");
    }
  }

  @Test
  void over_https_browsers_are_told_never_to_come_otherwise() {
    try (var secure = new Site(clock, false, "https://heed.example.com", 0)) {
      var link = "/sign-in/" + secure.link(Cast.ADA);
      var ada = Visitor.signedIn(secure, Cast.ADA);
      var answers =
          java.util.List.of(
              new Visitor(secure).get("/sign-in"),
              new Visitor(secure).get("/"),
              new Visitor(secure).post(link, Map.of()),
              ada.get("/backlog.csv"),
              ada.get("/admin"),
              ada.get("/nothing/here"),
              ada.get("/favicon.ico"));
      assertThat(answers)
          .allSatisfy(page ->
              assertThat(page.header("Strict-Transport-Security"))
                  .contains("max-age=31536000; includeSubDomains"));
    }
    assertThat(new Visitor(site).get("/sign-in").header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void a_session_that_somebody_planted_is_replaced_at_sign_in() {
    var attacker = Visitor.signedIn(site, Cast.VERA);
    var planted = String.valueOf(attacker.cookies.get("heed"));
    var victim = new Visitor(site);
    victim.cookies.put("heed", planted);

    victim.post("/sign-in/" + site.link(Cast.PIA), Map.of());

    assertThat(victim.cookies.get("heed")).isNotEqualTo(planted);
    assertThat(attacker.get("/").status()).isEqualTo(401);
  }

  @Test
  void signing_out_ends_the_session_for_whoever_kept_its_secret() {
    var visitor = Visitor.signedIn(site, Cast.PIA);
    var secret = String.valueOf(visitor.cookies.get("heed"));

    var out = visitor.post("/sign-out", Map.of());

    assertThat(out.status()).isEqualTo(303);
    assertThat(out.header("Clear-Site-Data")).contains("\"cache\"");
    assertThat(visitor.cookies).isEmpty();
    visitor.cookies.put("heed", secret);
    assertThat(visitor.get("/").status()).isEqualTo(401);
  }

  @Test
  void a_session_ends_after_a_working_day() {
    var visitor = Visitor.signedIn(site, Cast.PIA);

    clock.pass(Duration.ofHours(12));

    assertThat(visitor.get("/").status()).isEqualTo(401);
  }

  @Test
  void a_lowered_role_holds_at_the_next_request() {
    var visitor = Visitor.signedIn(site, Cast.PIA);
    assertThat(visitor.get("/loops").status()).isEqualTo(200);

    site.write(tx -> site.people.put(tx, new Person(Cast.PIA.email(), "Pia Park", Role.VIEWER)));

    var page = visitor.get("/loops");
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.textOf("h1")).isEqualTo("Not for your role");
    assertThat(visitor.post("/features/sso/status", Map.of("status", "planned")).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/%5Cevil.example",
        "https:evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "%2F%2Fevil.example",
        "/%09/evil.example",
        "/%0D%0ASet-Cookie:x=y",
        "evil.example",
        "///evil.example",
        "/sign-in/again",
        "%5C%5Cevil.example",
        ""
      })
  void after_signing_in_nobody_is_sent_elsewhere(String next) {
    var page =
        new Visitor(site).post("/sign-in/" + site.link(Cast.PIA) + "?next=" + next, Map.of());

    assertThat(page.location()).isEqualTo("/");
  }

  @Test
  void after_signing_in_one_gets_where_one_wanted() {
    var page =
        new Visitor(site)
            .post("/sign-in/" + site.link(Cast.PIA) + "?next=%2Floops%3Fshow%3Dtold", Map.of());

    assertThat(page.location()).isEqualTo("/loops?show=told");
  }
}
