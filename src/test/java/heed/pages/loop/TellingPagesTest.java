package heed.pages.loop;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.loop.LoopStore;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How customers are told, by pages alone: words, days, stories and a proper no.
final class TellingPagesTest {
  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);
  private Visitor pia;
  private Visitor cara;

  @BeforeEach
  void ask() {
    site.write(tx -> {
      List.of(Cast.acme(), Cast.initech())
          .forEach(account -> site.keepingAccounts.put(tx, account.account(), null));
      site.keepingFeatures.put(tx, Cast.sso().feature(), null);
      List.of(Cast.acme(), Cast.initech())
          .forEach(account ->
              site.filing.put(
                  tx,
                  "r-" + account.key(),
                  ARequest.by(account, Cast.sso()).quote("Please!").contact("Ann Lee").sent(),
                  null));
      List.of(Cast.CARA, Cast.DEV, Cast.PIA, Cast.ADA)
          .forEach(person -> site.people.put(tx, person));
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
  void a_template_is_shown_with_a_real_account_and_kept() {
    var page = pia.get("/telling/planned/en");
    assertThat(page.text())
        .contains("These are Heed’s words.", "We have decided to build it. There is no date yet")
        .contains("Hi Ann,");

    var preview =
        pia.post(
            "/telling/planned/en/preview",
            Map.of("text", "Dear {contact}, {company}!", "ask", "acme/sso"));
    assertThat(preview.text()).contains("Dear Ann, Acme Corporation!");

    pia.post("/telling/planned/en", Map.of("text", "Dear {contact}, it comes."));
    assertThat(pia.get("/telling/planned/en").text()).contains("These are your own words.");
    assertThat(pia.get("/telling").text()).contains("partly in words of your own", "Your words");
    decide(Map.of("status", "planned"));
    assertThat(cara.get("/loops").text()).contains("Dear Ann, it comes.");

    pia.post("/telling/planned/en/ours", Map.of());
    assertThat(cara.get("/loops").text()).doesNotContain("Dear Ann, it comes.");
  }

  @Test
  void a_mistake_in_a_template_is_named_with_its_place() {
    var refused = pia.post("/telling/planned/en", Map.of("text", "Hi,\nby {dat}"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("Line 2, character 4", "Did you mean {date}?");
  }

  @Test
  void days_are_changed_for_what_is_decided_next() {
    var days =
        Map.of(
            "dueWorkingDays.planned", "1",
            "dueWorkingDays.slipped", "2",
            "dueWorkingDays.shipped", "3",
            "dueWorkingDays.declined", "4",
            "dueWorkingDays.started", "5",
            "startedOpensLoops", "true");

    assertThat(pia.post("/telling", days).status()).isEqualTo(303);

    assertThat(pia.get("/telling").text()).contains("Customers hear within 1 to 5 working days");
    assertThat(cara.post("/telling", days).status()).isEqualTo(403);
    assertThat(cara.get("/telling").status()).isEqualTo(403);
  }

  @Test
  void a_draft_is_made_ones_own_and_the_story_of_the_loop_tells_it() {
    decide(Map.of("status", "planned", "targetDate", "2027-03-01"));
    var loop = "/loops/" + loop("acme");

    cara.post(loop + "/draft", Map.of("text", "Dear Ann, March it is."));
    assertThat(cara.get("/loops").text()).contains("Your text to send", "Dear Ann, March it is.");
    cara.post(loop + "/told", Map.of("how", "call"));

    var story = cara.get(loop);
    assertThat(story.text())
        .contains("Acme Corporation heard about")
        .contains("Pia Park decided that it is planned")
        .contains("Cara Cole edited the words to send")
        .contains("Cara Cole told the customer by call", "They count on 1 Mar 2027.")
        .contains("What was sent", "Dear Ann, March it is.");
    assertThat(cara.get("/loops/l_none").status()).isEqualTo(404);
  }

  @Test
  void who_was_told_a_day_that_no_longer_holds_comes_first() {
    decide(Map.of("status", "planned", "targetDate", "2027-03-01"));
    cara.post("/loops/" + loop("acme") + "/told", Map.of("how", "call"));

    var preview =
        pia.post(
            "/features/sso/status/preview", Map.of("status", "planned", "withdrawDate", "true"));
    assertThat(preview.text())
        .contains("One customer is owed word of it", "was told 1 Mar 2027")
        .contains("We told you to expect it by 1 March 2027. That no longer holds.");
    decide(Map.of("status", "planned", "targetDate", "2027-06-01"));

    var loops = pia.get("/loops").text();
    assertThat(loops)
        .containsSubsequence(
            "Told a day that no longer holds",
            "Acme",
            "They were told 1 Mar 2027, and that no longer holds.",
            "Everybody else",
            "Initech");
  }

  @Test
  void a_no_needs_a_workaround_or_none_and_a_day_or_never() {
    var preview = "/features/sso/status/preview";
    var bare = Map.of("status", "declined", "reason", "Not us.");
    var whole =
        Map.of(
            "status", "declined",
            "reason", "Not us.",
            "noWorkaround", "true",
            "neverAgain", "true");
    var both =
        Map.of(
            "status", "declined",
            "reason", "Not us.",
            "workaround", "Groups.",
            "noWorkaround", "true",
            "revisitDate", "2027-03-01");

    assertThat(pia.post(preview, bare).status()).isEqualTo(400);
    assertThat(pia.post(preview, bare).text()).contains("or that there is no workaround");
    var half = Map.of("status", "declined", "reason", "Not us.", "workaround", "Use groups.");
    assertThat(pia.post(preview, half).text()).contains("or that it never is");
    assertThat(pia.post(preview, both).text()).contains("it cannot be both");
    assertThat(pia.post(preview, whole).text()).contains("Mark as declined");
    assertThat(decide(whole).status()).isEqualTo(303);
  }

  @Test
  void a_declined_feature_comes_back_to_the_pm_on_its_day() {
    decide(
        Map.of(
            "status", "declined",
            "reason", "Not now.",
            "noWorkaround", "true",
            "revisitDate", "2026-11-22"));

    assertThat(pia.get("/").text()).contains("To be looked at again", Cast.sso().title());
    assertThat(cara.get("/").text()).doesNotContain("To be looked at again");
  }

  private Page decide(Map<String, String> decision) {
    return pia.post("/features/sso/status", decision);
  }

  private String loop(String account) {
    var filter = new LoopStore.Filter(null, true, null, account, null);
    return site.database
        .read(handle -> site.loops.page(handle, filter, LoopStore.Cursor.START, 1))
        .getFirst()
        .loop()
        .id();
  }
}
