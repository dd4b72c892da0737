package heed.pages.account;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.MergingFeatures;
import heed.loop.LoopStore;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page of an account: what about them?
final class AccountPageTest {
  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);
  private Visitor pia;
  private Visitor cara;

  @BeforeEach
  void fill() {
    site.write(tx -> {
      site.keepingAccounts.put(tx, Cast.acme().account(), null);
      site.keepingAccounts.put(tx, Cast.umbra().account(), null);
      site.keepingAccounts.put(
          tx, AnAccount.named("new", "Newcomer", 0).prospect().account(), null);
      site.keepingAccounts.put(
          tx, AnAccount.named("old", "Old & Gone", 9_000).churned().account(), null);
      site.keepingFeatures.put(tx, Cast.sso().feature(), null);
      site.keepingFeatures.put(tx, Cast.export().feature(), null);
      site.filing.put(
          tx,
          "r1",
          ARequest.by(Cast.acme(), Cast.sso())
              .severity(3)
              .quote("It is a nuisance")
              .filedAt("2026-03-01")
              .sent(),
          null);
      site.filing.put(
          tx,
          "r2",
          ARequest.by(Cast.acme(), Cast.sso())
              .severity(5)
              .inCore()
              .expansionArr(80_000L)
              .quote("Now it hurts")
              .filedAt("2026-10-01")
              .sent(),
          null);
      site.filing.put(tx, "r3", ARequest.by(Cast.acme(), Cast.export()).severity(2).sent(), null);
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
  void the_facts_and_the_stake_are_said_in_words_and_as_a_sum() {
    var page = cara.get("/accounts/acme");

    assertThat(page.textOf("h1")).isEqualTo("Acme Corporation");
    assertThat(page.text())
        .contains("at risk 35", "ARR $240,000.00", "CSM Cara Cole", "Segment enterprise")
        .contains("Renewal 31 Jan 2027", "Lifecycle customer", "Domain acme.example")
        .contains("Of the $240.0k that Acme Corporation pays a year,", "is at stake:")
        .contains("At stake $240,000.00 ARR", "chance of loss at health 35", "preventable")
        .containsPattern("= \\$[0-9,]+\\.[0-9]{2}");
    assertThat(page.html()).contains("href=\"/accounts/acme/brief\"").doesNotContain("stale");
  }

  @Test
  void an_ask_has_its_rank_its_newest_facts_and_all_its_words() {
    var text = cara.get("/accounts/acme").text();

    assertThat(text)
        .contains("Single sign-on with SAML", "number 1 of 2")
        .contains("We are on fire, core use case", "$80,000.00 a year more", "filed 1 Oct 2026")
        .contains("2 requests", "A nuisance")
        .containsSubsequence("Now it hurts", "Older words", "It is a nuisance");
  }

  @Test
  void unknown_facts_are_named_and_nothing_is_multiplied_for_who_has_nothing_to_lose() {
    assertThat(cara.get("/accounts/umbra").text())
        .contains(
            "health unknown", "the chance that the policy names", "When they renew is unknown")
        .contains("CSM nobody yet", "Renewal unknown", "Nothing is open.");
    assertThat(cara.get("/accounts/new").text())
        .contains("Newcomer is a prospect")
        .doesNotContain("At stake");
    assertThat(cara.get("/accounts/old").text())
        .contains("Old & Gone has left.")
        .doesNotContain("At stake");
  }

  @Test
  void what_is_owed_can_be_told_here_and_then_stands_among_what_they_heard() {
    pia.post("/features/sso/status", Map.of("status", "planned", "targetDate", "2027-03-01"));
    assertThat(cara.get("/accounts/acme").text()).contains("Word they are owed", "is planned");

    cara.post("/loops/" + loop() + "/told", Map.of("how", "call", "note", "They are glad"));

    var page = cara.get("/accounts/acme");
    assertThat(page.text())
        .doesNotContain("Word they are owed")
        .contains("What they heard", "told on 22 Nov 2026 by Cara Cole, by call", "They are glad")
        .contains("Days they were told", "for 1 Mar 2027, told on 22 Nov 2026 by Cara Cole")
        .contains("still holds, due in 3 months");
  }

  @Test
  void what_they_said_is_written_down_later_by_who_told_them() {
    pia.post("/features/sso/status", Map.of("status", "planned", "targetDate", "2027-03-01"));
    var loop = "/loops/" + loop();
    cara.post(loop + "/told", Map.of("how", "call"));
    assertThat(cara.get("/accounts/acme").html()).contains("href=\"" + loop + "#note\"");
    assertThat(pia.get("/accounts/acme").html()).doesNotContain("#note");

    var said = Map.of("note", "They are glad", "seen", cara.get(loop).field("seen").orElseThrow());
    assertThat(cara.post(loop + "/note", said).location()).isEqualTo(loop);

    var page = cara.get(loop);
    assertThat(page.text())
        .contains("What Acme Corporation said is kept", "Undo", "What they said")
        .contains("wrote down what they said", "told the customer by call");
    assertThat(cara.get("/accounts/acme").text()).contains("They are glad", "correct the note");
    assertThat(pia.get(loop).html()).contains("They are glad").doesNotContain("/note\"");
    assertThat(pia.post(loop + "/note", Map.of("note", "x")).status()).isEqualTo(403);
    assertThat(cara.post(loop + "/note", Map.of("note", "y", "seen", said.get("seen"))).status())
        .isEqualTo(412);
    assertThat(cara.post(loop + "/note", Map.of("note", "y".repeat(10_001))).status())
        .isEqualTo(400);
    assertThat(cara.post(loop + "/note", Map.of()).status()).isEqualTo(303);
    assertThat(cara.get("/accounts/acme").text()).doesNotContain("They are glad");
    assertThat(cara.get(loop).text()).contains("They are glad");
  }

  @Test
  void a_promise_that_no_longer_holds_is_said_until_they_hear_newer_word() {
    pia.post("/features/sso/status", Map.of("status", "planned", "targetDate", "2027-03-01"));
    cara.post("/loops/" + loop() + "/told", Map.of("how", "call"));
    pia.post("/features/sso/status", Map.of("status", "planned", "targetDate", "2027-06-01"));

    var page = cara.get("/accounts/acme");

    assertThat(page.texts("span", "broken"))
        .containsExactly("no longer holds, and they have not heard that");
    assertThat(page.text()).contains("They were told 1 Mar 2027, and that no longer holds.");

    clock.pass(Duration.ofDays(120));
    pia = Visitor.signedIn(site, Cast.PIA);
    cara = Visitor.signedIn(site, Cast.CARA);
    pia.post("/features/sso/status", Map.of("status", "shipped"));
    assertThat(cara.get("/accounts/acme").texts("span", "broken"))
        .containsExactly("came later, on 22 Mar 2027, and they have not heard that");
    cara.post("/loops/" + loop() + "/told", Map.of("how", "call"));
    assertThat(cara.get("/accounts/acme").text()).contains("came later, on 22 Mar 2027");
    assertThat(cara.get("/accounts/acme").texts("span", "broken")).isEmpty();
  }

  @Test
  void what_is_decided_stands_apart() {
    pia.post(
        "/features/export/status",
        Map.of(
            "status",
            "declined",
            "reason",
            "Not now",
            "noWorkaround",
            "true",
            "neverAgain",
            "true"));

    assertThat(cara.get("/accounts/acme").text())
        .containsSubsequence(
            "What they ask for", "Single sign-on", "What came of the rest", "Scheduled export");
  }

  @Test
  void what_was_said_of_a_merged_feature_stands_with_the_one_that_stands_for_it() {
    site.write(
        tx -> new MergingFeatures(site.features, site.keepingFeatures).merge(tx, "sso", "export"));

    var page = cara.get("/accounts/acme");

    assertThat(page.text())
        .contains("number 1 of 1", "3 requests", "Now it hurts", "It is a nuisance")
        .doesNotContain("Single sign-on", "What came of the rest");
  }

  @Test
  void a_key_that_nobody_has_says_what_to_do() {
    var page = cara.get("/accounts/nobody%3Cb%3E");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.text()).contains("nobody<b>", "search for its name on the Accounts page");
    assertThat(cara.get("/accounts/acme?x=1").status()).isEqualTo(400);
  }

  @Test
  void a_key_with_odd_characters_has_a_page_and_a_link_to_it() {
    site.write(tx -> {
      site.keepingAccounts.put(tx, AnAccount.named("a b?&#", "<b>Bold</b>", 10).account(), null);
      return true;
    });

    var list = pia.get("/accounts");
    assertThat(list.html()).contains("<bdi>&lt;b&gt;Bold&lt;/b&gt;</bdi>");
    assertThat(list.html()).contains("href=\"/accounts/a%20b%3F%26%23\"");
    assertThat(pia.get("/accounts/a%20b%3F%26%23").textOf("h1")).isEqualTo("<b>Bold</b>");
  }

  @Test
  void other_pages_lead_here() {
    pia.post("/features/sso/status", Map.of("status", "planned"));
    var link = "href=\"/accounts/acme\"";

    assertThat(cara.get("/features/sso", "HX-Request", "true").html()).contains(link);
    assertThat(cara.get("/loops").html()).contains(link);
    assertThat(cara.get("/accounts/acme/brief").html()).contains(link);
  }

  @Test
  void a_viewer_is_refused_and_gets_no_money() {
    var page = Visitor.signedIn(site, Cast.VERA).get("/accounts/acme");

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.html()).doesNotContain("240", "Acme");
  }

  private String loop() {
    var filter = new LoopStore.Filter(null, true, null, "acme", null);
    return site.database
        .read(handle -> site.loops.page(handle, filter, LoopStore.Cursor.START, 10))
        .getFirst()
        .loop()
        .id();
  }
}
