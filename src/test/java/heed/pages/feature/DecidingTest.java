package heed.pages.feature;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Status;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From a decision to the customer who was told, by pages alone.
final class DecidingTest {
  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);

  @BeforeEach
  void ask() {
    site.write(tx -> {
      List.of(Cast.acme(), Cast.globex(), Cast.initech(), Cast.umbra())
          .forEach(account -> site.keepingAccounts.put(tx, account.account(), null));
      site.keepingFeatures.put(tx, Cast.sso().feature(), null);
      List.of(Cast.acme(), Cast.globex(), Cast.initech(), Cast.umbra())
          .forEach(account ->
              site.filing.put(
                  tx,
                  "r-" + account.key(),
                  ARequest.by(account, Cast.sso())
                      .severity(4)
                      .quote("Please, for " + account.key())
                      .sent(),
                  null));
      List.of(Cast.CARA, Cast.DEV, Cast.PIA, Cast.ADA)
          .forEach(person -> site.people.put(tx, person));
      return true;
    });
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_preview_shows_who_would_be_told_which_words_and_changes_nothing() {
    var page =
        Visitor.signedIn(site, Cast.PIA)
            .post(
                "/features/sso/status/preview",
                Map.of("status", "planned", "targetDate", "2027-01-31", "reason", "Many asked."));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("4 customers are owed word of it; 3 messages will go out.")
        .contains("To Cara Cole", "To Dev Das", "To Whoever hands out loops without a CSM")
        .contains("We expect it to be ready by 31 January 2027.", "Many asked.")
        .contains("Nothing has happened yet.");
    assertThat(status()).isEqualTo(Status.NEW);
    assertThat(page.field("reason")).contains("Many asked.");
  }

  @Test
  void a_script_gets_the_preview_alone() {
    var page =
        Visitor.signedIn(site, Cast.PIA)
            .post(
                "/features/sso/status/preview", Map.of("status", "shipped"), "HX-Request", "true");

    assertThat(page.html()).doesNotContain("<html").contains("Mark as shipped and tell them");
  }

  @Test
  void what_was_previewed_is_done_by_sending_its_fields() {
    var pm = Visitor.signedIn(site, Cast.PIA);
    var preview =
        pm.post(
            "/features/sso/status/preview",
            Map.of(
                "status", "declined",
                "reason", "No room for it.",
                "noWorkaround", "true",
                "neverAgain", "true"));

    var done = pm.post("/features/sso/status", hidden(preview));

    assertThat(done.status()).isEqualTo(303);
    assertThat(status()).isEqualTo(Status.DECLINED);
    var page = pm.get(done.location().replaceAll("#.*", ""));
    assertThat(page.text())
        .contains("4 customers are owed word of it", "declined", "No room for it.");
  }

  @Test
  void what_ships_before_its_day_can_be_used_now() {
    var pm = Visitor.signedIn(site, Cast.PIA);
    pm.post("/features/sso/status", Map.of("status", "planned", "targetDate", "2027-03-01"));

    var preview = pm.post("/features/sso/status/preview", Map.of("status", "shipped"));

    assertThat(preview.text()).contains("It is done, and you can use it now.");
  }

  @Test
  void a_decision_on_what_has_changed_since_is_refused() {
    var pm = Visitor.signedIn(site, Cast.PIA);
    var preview = pm.post("/features/sso/status/preview", Map.of("status", "shipped"));
    site.write(
        tx -> site.keepingFeatures.put(tx, Cast.sso().title("Something else").feature(), null));

    var done = pm.post("/features/sso/status", hidden(preview));

    assertThat(done.status()).isEqualTo(412);
    assertThat(status()).isEqualTo(Status.NEW);
  }

  @Test
  void a_decision_that_lacks_its_reason_says_so_in_place() {
    var page =
        Visitor.signedIn(site, Cast.PIA)
            .post(
                "/features/sso/status/preview", Map.of("status", "declined"), "HX-Request", "true");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html()).contains("Reason is missing: say why");
  }

  @Test
  void a_csm_sees_and_answers_their_own_loops() {
    ship();
    var cara = Visitor.signedIn(site, Cast.CARA);

    var page = cara.get("/loops");
    assertThat(page.textOf("h1")).isEqualTo("Two customers wait to hear from you");
    assertThat(page.text()).contains("Acme Corporation", "Globex").doesNotContain("Initech");
    assertThat(page.text()).contains("Please, for acme", "It is done, and you can use it now.");

    var loop = loop(page, 0);
    var told = cara.post("/loops/" + loop + "/told", Map.of("how", "call"), "HX-Request", "true");
    assertThat(told.html())
        .contains("told on 22 Nov 2026 by Cara Cole, by call")
        .contains("One customer waits to hear from you");
    assertThat(cara.get("/loops?show=told").text()).contains("by call");
    assertThat(cara.post("/loops/" + loop + "/told", Map.of("how", "call")).status())
        .isEqualTo(409);
  }

  @Test
  void a_loop_can_be_put_off_or_waived_with_a_reason() {
    ship();
    var cara = Visitor.signedIn(site, Cast.CARA);
    var page = cara.get("/loops");

    assertThat(
            cara.post("/loops/" + loop(page, 0) + "/snooze", Map.of("until", "2026-12-01"))
                .status())
        .isEqualTo(303);
    assertThat(cara.post("/loops/" + loop(page, 1) + "/waive", Map.of()).status()).isEqualTo(400);
    assertThat(
            cara.post("/loops/" + loop(page, 1) + "/waive", Map.of("reason", "They knew."))
                .status())
        .isEqualTo(303);

    assertThat(cara.get("/loops").textOf("h1")).isEqualTo("Nobody waits to hear from you");
    assertThat(cara.get("/loops?show=snoozed").text()).contains("back on 1 Dec 2026");
    assertThat(cara.get("/loops?show=waived").text()).contains("They knew.");
  }

  @Test
  void nobody_answers_anothers_loop() {
    ship();
    var loop = loop(Visitor.signedIn(site, Cast.CARA).get("/loops"), 0);

    var dev = Visitor.signedIn(site, Cast.DEV);

    assertThat(dev.post("/loops/" + loop + "/told", Map.of("how", "call")).status()).isEqualTo(403);
  }

  @Test
  void a_pm_sees_everybodys_and_nobodys_loops() {
    ship();
    var pm = Visitor.signedIn(site, Cast.PIA);

    assertThat(pm.get("/loops").textOf("h1")).isEqualTo("Four customers wait to hear from us");
    assertThat(pm.get("/loops").text())
        .contains("Cara Cole 2", "Dev Das 1", "Nobody in particular 1");
    assertThat(pm.get("/loops?csm=nobody").text()).contains("Umbra Labs").doesNotContain("Initech");
  }

  @Test
  void messages_stand_readable_with_the_words_and_without_money() {
    ship();

    var pm = Visitor.signedIn(site, Cast.PIA).get("/messages");
    var cara = Visitor.signedIn(site, Cast.CARA).get("/messages");

    assertThat(pm.text())
        .contains("To Cara Cole", "To Dev Das", "To whoever hands out loops without a CSM")
        .contains("Single sign-on with SAML is here. 2 customers asked for it.")
        .doesNotContain("$");
    assertThat(cara.text()).contains("To Cara Cole").doesNotContain("Dev Das");
  }

  @Test
  void an_admin_tries_a_parked_message_again() {
    ship();
    var message =
        site.database
            .read(handle ->
                site.messages.page(handle, heed.outbox.OutboxStore.Filter.ALL, Long.MAX_VALUE, 1))
            .getFirst()
            .id();
    var outbox = new heed.outbox.Outbox(site.messages, heed.platform.Ids.secure(clock));
    site.write(tx -> {
      outbox.park(tx, message, "the mailbox is full");
      return true;
    });
    var admin = Visitor.signedIn(site, Cast.ADA);

    var before = admin.get("/messages?state=parked");
    assertThat(before.textOf("h1")).isEqualTo("One message could not be delivered");
    assertThat(before.text()).contains("the mailbox is full", "Try again");
    assertThat(Visitor.signedIn(site, Cast.PIA).get("/messages").text())
        .doesNotContain("Try again");
    for (var other : List.of(Cast.PIA, Cast.CARA, Cast.VERA)) {
      var answer = Visitor.signedIn(site, other).post("/messages/" + message + "/retry", Map.of());
      assertThat(answer.status()).as(other.name()).isEqualTo(403);
    }
    assertThat(admin.get("/messages?state=parked").text()).contains("the mailbox is full");
    assertThat(admin.post("/messages/" + message + "/retry", Map.of()).status()).isEqualTo(303);
    assertThat(admin.get("/messages?state=parked").text()).contains("No message here");
  }

  private void ship() {
    var pm = Visitor.signedIn(site, Cast.PIA);
    assertThat(pm.post("/features/sso/status", Map.of("status", "shipped")).status())
        .isEqualTo(303);
  }

  private Status status() {
    return site.database
        .read(handle -> site.features.find(handle, "sso"))
        .orElseThrow()
        .value()
        .status();
  }

  private static String loop(Page page, int place) {
    return Pattern.compile("id=\"loop-([^\"]+)\"")
        .matcher(page.html())
        .results()
        .map(found -> found.group(1))
        .toList()
        .get(place);
  }

  private static Map<String, String> hidden(Page page) {
    var fields = new java.util.HashMap<String, String>();
    Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
        .matcher(page.html())
        .results()
        .forEach(found -> fields.put(found.group(1), found.group(2)));
    assertThat(fields).containsKeys("status", "seen", "notify");
    return fields;
  }
}
