package heed.pages.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.Status;
import heed.pages.frame.Voice;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a script gets for an act in the inbox: the row as it stands now, and the counters.
final class InboxInPlaceTest {
  private static final String SSO = "/inbox/features/sso";
  private static final String[] HTMX = {"HX-Request", "true"};

  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);
  private Visitor pia;

  @BeforeEach
  void fill() {
    site.write(tx -> {
      site.keepingAccounts.put(tx, Cast.acme().account(), null);
      site.keepingFeatures.put(tx, Cast.sso().effort((Effort) null).feature(), null);
      site.keepingFeatures.put(tx, Cast.export().feature(), null);
      site.keepingFeatures.put(
          tx, Cast.sso().key("sso-2").title("Single sign-on with OpenID").feature(), null);
      var ask = ARequest.by(Cast.acme(), Cast.sso()).severity(5).quote("Our blocker");
      site.filing.put(tx, "r1", ask.sent(), null);
      site.keepingAccounts.put(tx, Cast.globex().account(), null);
      site.filing.put(
          tx, "r2", ARequest.by(Cast.globex(), Cast.export()).severity(5).inCore().sent(), null);
      return true;
    });
    pia = Visitor.signedIn(site, Cast.PIA);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void an_accepted_feature_becomes_a_line_with_its_way_back_and_the_counters_follow() {
    var line = pia.post(SSO + "/accept?at=new", Map.of(), HTMX);

    assertThat(line.status()).isEqualTo(200);
    assertThat(line.html()).doesNotContain("<html", "/accept");
    assertThat(line.textOf("article"))
        .contains("Single sign-on with SAML is under review", "Undo", "Open it");
    assertThat(line.textOf("h1")).isEqualTo("2 things wait for a decision");
    assertThat(head(line, "new-head")).isEqualTo("2 new features");
    assertThat(head(line, "doubles-head")).isEqualTo("One pair may be the same");
    assertThat(head(line, "inbox-count")).isEqualTo("2");
    assertThat(head(line, "inbox-said")).isEqualTo("Single sign-on with SAML is under review");
    assertThat(status()).isEqualTo(Status.UNDER_REVIEW);

    var back = pia.post(SSO + "/undo?at=new", undo(line), HTMX);

    assertThat(back.textOf("article")).contains("Single sign-on with SAML", "Accept", "Decline");
    assertThat(back.html()).contains(SSO + "/accept?at=new").doesNotContain("/undo");
    assertThat(back.textOf("h1")).isEqualTo("3 things wait for a decision");
    assertThat(head(back, "inbox-said")).contains("Undone");
    assertThat(status()).isEqualTo(Status.NEW);
  }

  @Test
  void only_the_headings_of_the_page_are_sent() {
    var line = pia.post(SSO + "/accept?show=new&page=1", Map.of(), HTMX);

    assertThat(line.html())
        .contains("id=\"new-head\"")
        .doesNotContain("doubles-head", "facts-head");
  }

  @Test
  void an_estimate_leaves_a_new_feature_waiting_and_takes_a_missing_fact_away() {
    var effort = Map.of("effortPersonMonths", "2.5", "seen", seen());

    var row = pia.post(SSO + "/estimate?at=new", effort, HTMX);

    assertThat(row.textOf("article")).contains("is estimated at 2.5 pm", "Undo", "Accept");
    assertThat(row.html()).contains("name=\"seen\" value=\"" + seen() + "\"");
    pia.post(SSO + "/undo?at=new", undo(row), HTMX);
    var again = Map.of("effortPersonMonths", "3", "seen", seen());
    var fact = pia.post(SSO + "/estimate?at=facts", again, HTMX);
    assertThat(fact.html()).contains("data-state=\"known\"").doesNotContain("Accept");
    assertThat(fact.textOf("article")).contains("is estimated at 3 pm", "Undo");
    assertThat(pia.post(SSO + "/undo?at=facts", undo(fact), HTMX).textOf("article"))
        .contains("Single sign-on with SAML: effort", "Keep");
  }

  @Test
  void what_goes_wrong_is_said_beside_the_form_which_keeps_what_was_typed() {
    var wrong = Map.of("effortPersonMonths", "much", "seen", seen());

    var trouble = pia.post(SSO + "/estimate?at=new", wrong, HTMX);

    assertThat(trouble.status()).isEqualTo(400);
    assertThat(trouble.header("HX-Retarget")).hasValue("next [data-trouble]");
    assertThat(trouble.header("HX-Reswap")).hasValue("innerHTML");
    assertThat(trouble.text()).isEqualTo("Say how many person-months it is, such as 2.5.");
    Visitor.signedIn(site, Cast.ADA).post(SSO + "/accept", Map.of());
    var late = pia.post(SSO + "/accept?at=new", Map.of(), HTMX);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).isEqualTo("Ada Abt was faster: it is under review.");
  }

  @Test
  void a_merge_is_looked_at_in_its_row_made_and_undone() {
    var look = pia.get("/features/sso-2/merge?into=sso&at=doubles", HTMX);

    assertThat(look.html()).doesNotContain("<html");
    assertThat(look.text())
        .contains("Merge “Single sign-on with OpenID” into “Single sign-on with SAML”?")
        .contains("nobody is told", "Nothing has happened yet.", "Leave them apart");
    assertThat(feature("sso-2").mergedInto()).isNull();

    var line = pia.post("/inbox/features/sso-2/merge?at=doubles", hidden(look.html()), HTMX);

    assertThat(line.html()).contains("data-state=\"gone\"", "data-of=\"sso-2\"");
    assertThat(head(line, "doubles-head")).isEqualTo("No likely duplicates");
    assertThat(feature("sso-2").mergedInto()).isEqualTo("sso");
    var back = pia.post("/inbox/features/sso-2/undo?at=doubles", undo(line), HTMX);
    assertThat(back.textOf("article")).contains("Merge into this one", "Not the same");
    assertThat(head(back, "doubles-head")).isEqualTo("One pair may be the same");
  }

  @Test
  void what_names_no_feature_is_said_in_the_preview_which_keeps_it() {
    var look = pia.get("/features/sso/merge?into=no%20such&at=new", HTMX);

    assertThat(look.status()).isEqualTo(200);
    assertThat(look.text()).contains("No single feature is meant by “no such”");
    assertThat(look.html()).contains("value=\"no such\"", "name=\"at\" value=\"new\"");
    assertThat(look.html()).contains("/features/sso/merge?into=sso-2&amp;at=new");
  }

  @Test
  void two_that_are_not_the_same_become_a_line_and_come_back() {
    var line = pia.post("/inbox/features/sso-2/apart?at=doubles", Map.of("other", "sso"), HTMX);

    assertThat(line.textOf("article")).contains("are kept apart and not shown again", "Undo");
    var fields = undo(line);
    assertThat(pia.post("/inbox/features/sso-2/undo?at=doubles", fields, HTMX).textOf("article"))
        .contains("Single sign-on with OpenID", "Merge into this one");
  }

  @Test
  void a_no_is_previewed_in_its_row_and_then_made_without_a_way_back() {
    var typed = new HashMap<String, String>();
    typed.put("status", "declined");
    typed.put("reason", "Not now");
    typed.put("noWorkaround", "true");
    typed.put("neverAgain", "true");
    typed.put("notify", "true");

    var preview = pia.post("/features/sso/status/preview?at=new", typed, HTMX);

    assertThat(preview.text()).contains("One customer is owed word of it", "To cara@heed.test");
    assertThat(preview.html()).contains("hx-post=\"" + SSO + "/decide?at=new\"");
    assertThat(status()).isEqualTo(Status.NEW);
    var line = pia.post(SSO + "/decide?at=new", hidden(preview.html()), HTMX);
    assertThat(line.textOf("article"))
        .contains("Single sign-on with SAML is declined. One customer is owed word of it.")
        .doesNotContain("Undo");
    assertThat(status()).isEqualTo(Status.DECLINED);
    assertThat(pia.post(SSO + "/decide?at=new", hidden(preview.html()), HTMX).status())
        .isEqualTo(409);
  }

  @Test
  void without_a_script_a_no_leads_through_its_page_back_to_the_inbox() {
    var typed =
        Map.of("status", "declined", "reason", "No", "noWorkaround", "true", "neverAgain", "true");
    var page = pia.post("/features/sso/status/preview?show=new", typed);
    var form = page.html().substring(page.html().indexOf("id=\"preview\""));

    assertThat(pia.post(SSO + "/decide?show=new", hidden(form)).location())
        .isEqualTo("/inbox?show=new");
    assertThat(pia.get("/inbox?show=new").text()).contains("Single sign-on with SAML is declined.");
  }

  @Test
  void what_is_due_is_put_off_in_place_and_comes_back() {
    pia.post(
        "/features/sso/status",
        Map.of(
            "status",
            "declined",
            "reason",
            "Not now",
            "noWorkaround",
            "true",
            "revisitDate",
            Voice.usual().dayOf(clock.millis()).plusDays(30).toString(),
            "notify",
            "false"));
    clock.pass(Duration.ofDays(40));
    pia = Visitor.signedIn(site, Cast.PIA);

    var line = pia.post(SSO + "/put-off?at=again", Map.of("never", "true", "seen", seen()), HTMX);

    assertThat(line.textOf("article")).contains("is not looked at again", "Undo");
    assertThat(head(line, "again-head")).isEqualTo("Nothing to look at again");
    var back = pia.post(SSO + "/undo?at=again", undo(line), HTMX);
    assertThat(back.textOf("article")).contains("Declined: Not now", "Reopen");
  }

  @Test
  void nobody_else_gets_a_row() {
    var cara = Visitor.signedIn(site, Cast.CARA);

    assertThat(cara.post(SSO + "/accept?at=new", Map.of(), HTMX).status()).isEqualTo(403);
    assertThat(cara.post(SSO + "/decide?at=new", Map.of(), HTMX).status()).isEqualTo(403);
    assertThat(cara.get("/features/sso-2/merge?into=sso&at=new", HTMX).status()).isEqualTo(403);
  }

  private static String head(Page page, String id) {
    var found =
        Pattern.compile("(?s)id=\"" + id + "\"[^>]*>(.*?)</(?:h2|span|div)>").matcher(page.html());
    return found.find() ? found.group(1).replaceAll("<[^>]*>", "").strip() : "nothing";
  }

  private static Map<String, String> undo(Page page) {
    return hidden(page.html().substring(page.html().indexOf("/undo")));
  }

  private static Map<String, String> hidden(String html) {
    var fields = new HashMap<String, String>();
    Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")
        .matcher(html.substring(0, html.indexOf("</form>")))
        .results()
        .forEach(field -> fields.put(field.group(1), field.group(2)));
    return fields;
  }

  private Feature feature(String key) {
    return site.database.read(handle -> site.features.find(handle, key)).orElseThrow().value();
  }

  private Status status() {
    return feature("sso").status();
  }

  private String seen() {
    return Long.toString(
        site.database.read(handle -> site.features.find(handle, "sso")).orElseThrow().version());
  }
}
