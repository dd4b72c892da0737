package heed.pages.account;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The four questions on the page of an account.
final class HealthPageTest {
  private static final Map<String, String> GLAD =
      Map.of(
          "problem", "5", "features", "4", "usable", "4", "reliable", "5", "note", "All <b>fine");
  private static final Map<String, String> SAD =
      Map.of("problem", "1", "features", "1", "usable", "2", "reliable", "2");

  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);
  private Visitor pia;
  private Visitor cara;

  @BeforeEach
  void fill() {
    site.write(tx -> {
      site.keepingAccounts.put(tx, Cast.acme().account(), null);
      site.keepingAccounts.put(tx, Cast.umbra().account(), null);
      return true;
    });
    pia = Visitor.signedIn(site, Cast.PIA);
    cara = Visitor.signedIn(site, Cast.CARA);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void answering_sets_the_health_with_who_when_and_what_was_said() {
    cara.post("/accounts/acme/health", GLAD);

    var page = cara.get("/accounts/acme");
    assertThat(page.text())
        .contains("Health of Acme Corporation is 88 now.", "healthy 88", "Undo")
        .contains("22 Nov 2026, today, by Cara Cole", "All <b>fine")
        .contains("Problem 5 · Features 4 · Usable 4 · Reliable 5")
        .contains("Health was 35 on 22 Nov 2026 and is 88 today", "Health asked anew: 88");
    assertThat(page.html()).contains("All &lt;b&gt;fine").doesNotContain("<b>fine");
    assertThat(cara.get("/accounts/acme").text()).contains("chance of loss at health 88");
  }

  @Test
  void answers_are_taken_back_by_the_undo_that_the_page_offers() {
    cara.post("/accounts/acme/health", SAD);
    var offered = cara.get("/accounts/acme").html();
    var reading = Pattern.compile("name=\"reading\" value=\"([0-9]+)\"").matcher(offered);
    assertThat(reading.find()).isTrue();

    cara.post("/accounts/acme/health/undo", Map.of("reading", reading.group(1)));

    assertThat(cara.get("/accounts/acme").text())
        .contains("Health of Acme Corporation is 35 again.", "at risk 35", "Health taken back");
    assertThat(
            cara.post("/accounts/acme/health/undo", Map.of("reading", reading.group(1))).status())
        .isEqualTo(409);
    assertThat(cara.post("/accounts/acme/health/undo", Map.of("reading", "x")).status())
        .isEqualTo(400);
  }

  @Test
  void a_csm_answers_for_own_accounts_only_and_a_pm_for_all() {
    assertThat(cara.post("/accounts/umbra/health", GLAD).status()).isEqualTo(403);
    assertThat(cara.get("/accounts/umbra").text())
        .contains("No CSM looks after this account; a PM answers for it.")
        .doesNotContain("Answer the four questions");
    assertThat(cara.get("/accounts/umbra/health/result?problem=1").status()).isEqualTo(403);

    assertThat(pia.post("/accounts/umbra/health", GLAD).status()).isEqualTo(303);
    assertThat(pia.get("/accounts/umbra").text()).contains("healthy 88");
    assertThat(Visitor.signedIn(site, Cast.VERA).post("/accounts/acme/health", GLAD).status())
        .isEqualTo(403);
  }

  @Test
  void all_four_are_needed_and_each_is_from_1_to_5() {
    assertThat(cara.post("/accounts/acme/health", Map.of("problem", "5")).status()).isEqualTo(400);
    assertThat(
            cara.post(
                    "/accounts/acme/health",
                    Map.of("problem", "6", "features", "0", "usable", "a", "reliable", "5"))
                .status())
        .isEqualTo(400);
    assertThat(pia.post("/accounts/nobody/health", GLAD).status()).isEqualTo(404);
    assertThat(cara.get("/accounts/acme").text()).contains("at risk 35");
  }

  @Test
  void the_number_is_shown_before_it_is_set_and_nothing_is_stored() {
    var address = "/accounts/acme/health/result?";
    var part = cara.get(address + "problem=5&features=4&usable=4&reliable=5");

    assertThat(part.text()).isEqualTo("Health will be 88, healthy; it was 35.");
    assertThat(cara.get(address + "problem=5").text())
        .isEqualTo("Answer all four to see the health.");
    assertThat(cara.get(address + "problem=9").status()).isEqualTo(400);
    assertThat(cara.get("/accounts/acme").text()).contains("at risk 35");
  }

  @Test
  void health_that_is_too_old_is_marked_here_and_where_it_counts() {
    assertThat(cara.get("/accounts/acme").text()).doesNotContain("days old");

    clock.pass(Duration.ofDays(31));
    cara = Visitor.signedIn(site, Cast.CARA);

    assertThat(cara.get("/accounts/acme").text())
        .contains("31 days old. One of your largest customers: ask again after 30.")
        .contains("chance of loss at health 35, which is old")
        .contains("Their health is old, so take the amount with care.");
    cara.post("/accounts/acme/health", SAD);
    assertThat(cara.get("/accounts/acme").text()).doesNotContain("days old", "which is old");
  }
}
