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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InboxPageTest {
  private static final String SSO = "/inbox/features/sso";

  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);

  @BeforeEach
  void fill() {
    var acme = Cast.acme();
    site.write(tx -> {
      site.keepingAccounts.put(tx, acme.account(), null);
      site.keepingFeatures.put(tx, Cast.sso().effort((Effort) null).feature(), null);
      site.keepingFeatures.put(tx, Cast.export().feature(), null);
      site.keepingFeatures.put(
          tx, Cast.sso().key("sso-2").title("Single sign-on with OpenID").feature(), null);
      site.filing.put(
          tx,
          "r1",
          ARequest.by(acme, Cast.sso()).severity(5).quote("Passwords are our blocker").sent(),
          null);
      return true;
    });
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void new_features_wait_the_most_valuable_first_and_the_title_says_how_many() {
    var inbox = pia().get("/inbox");

    assertThat(inbox.textOf("h1")).isEqualTo("3 things wait for a decision");
    assertThat(inbox.text())
        .containsSubsequence(
            "3 new features",
            "Single sign-on with SAML",
            "came today",
            "1 account asks",
            "Passwords are our blocker",
            "Acme Corporation",
            "It may be the same as",
            "Single sign-on with OpenID",
            "Scheduled export to a warehouse");
  }

  @Test
  void only_those_who_decide_get_in_or_see_the_way() {
    for (var person : List.of(Cast.VERA, Cast.CARA)) {
      var visitor = Visitor.signedIn(site, person);
      assertThat(visitor.get("/inbox").status()).isEqualTo(403);
      assertThat(visitor.post(SSO + "/accept", Map.of()).status()).isEqualTo(403);
      assertThat(visitor.get("/").html()).doesNotContain("/inbox");
    }
    assertThat(Visitor.signedIn(site, Cast.ADA).get("/inbox").status()).isEqualTo(200);
    assertThat(status("sso")).isEqualTo(Status.NEW);
  }

  @Test
  void accepting_takes_it_out_and_undoing_brings_it_back() {
    var pia = pia();

    assertThat(pia.post(SSO + "/accept", Map.of()).location()).isEqualTo("/inbox");

    var after = pia.get("/inbox");
    assertThat(after.text()).contains("Single sign-on with SAML is under review", "Undo");
    assertThat(after.textOf("h1")).isEqualTo("2 things wait for a decision");
    assertThat(status("sso")).isEqualTo(Status.UNDER_REVIEW);
    pia.post(SSO + "/undo", undo(after, "accept"));
    assertThat(status("sso")).isEqualTo(Status.NEW);
    assertThat(pia.get("/inbox").text()).contains("Undone");
  }

  @Test
  void an_act_leads_back_to_where_it_was_sent_from_and_so_does_its_undoing() {
    var pia = pia();
    assertThat(pia.get("/inbox").html()).contains(SSO + "/accept?at=new");
    assertThat(pia.get("/inbox?show=new").html()).contains(SSO + "/accept?show=new");

    assertThat(pia.post(SSO + "/accept?show=new", Map.of()).location())
        .isEqualTo("/inbox?show=new");
    assertThat(pia.get("/inbox?show=new").html()).contains(SSO + "/undo?show=new");
    assertThat(pia.post(SSO + "/undo?at=new", Map.of("what", "accept")).location())
        .isEqualTo("/inbox#new");
    assertThat(pia.post(SSO + "/accept?show=//elsewhere.example", Map.of()).status())
        .isEqualTo(400);
    assertThat(status("sso")).isEqualTo(Status.NEW);
  }

  @Test
  void an_estimate_is_kept_and_undoing_makes_it_unknown_again() {
    var pia = pia();

    pia.post(SSO + "/estimate", Map.of("effortPersonMonths", "2.5", "seen", seen("sso")));

    assertThat(feature("sso").effort()).isEqualTo(Effort.ofHundredths(250));
    var after = pia.get("/inbox");
    assertThat(after.text()).contains("is estimated at 2.5 pm");
    pia.post(SSO + "/undo", undo(after, "estimate"));
    assertThat(feature("sso").effort()).isNull();
  }

  @Test
  void what_is_no_effort_is_said_in_place_and_changes_nothing() {
    for (var typed : List.of("", "much", "-1", "1e9")) {
      var page =
          pia().post(SSO + "/estimate", Map.of("effortPersonMonths", typed, "seen", seen("sso")));
      assertThat(page.status()).as(typed).isEqualTo(400);
      assertThat(page.text()).contains("Say how many person-months it is, such as 2.5.");
    }
    assertThat(feature("sso").effort()).isNull();
  }

  @Test
  void merging_by_key_or_title_moves_the_asks_and_is_undone() {
    var pia = pia();

    pia.post(SSO + "/merge", Map.of("into", "Single Sign-On with OpenID", "seen", seen("sso")));

    assertThat(feature("sso").mergedInto()).isEqualTo("sso-2");
    var after = pia.get("/inbox");
    assertThat(after.text()).contains("is merged into Single sign-on with OpenID");
    pia.post(SSO + "/undo", undo(after, "merge"));
    assertThat(feature("sso").mergedInto()).isNull();
    var wrong = pia.post(SSO + "/merge", Map.of("into", "<b>no such", "seen", seen("sso")));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).contains("No single feature is meant by “<b>no such”");
  }

  @Test
  void who_comes_second_learns_who_was_first_and_undoes_nothing() {
    var before = seen("sso");
    Visitor.signedIn(site, Cast.ADA).post(SSO + "/accept", Map.of());

    var late = pia().post(SSO + "/merge", Map.of("into", "export", "seen", before));

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Ada Abt was faster: it is under review.");
    assertThat(pia().post(SSO + "/accept", Map.of()).status()).isEqualTo(409);
    assertThat(pia().post(SSO + "/undo", Map.of("what", "accept")).status()).isEqualTo(303);
  }

  @Test
  void a_proper_no_goes_through_its_preview() {
    var preview =
        pia()
            .post(
                "/features/sso/status/preview",
                Map.of(
                    "status",
                    "declined",
                    "reason",
                    "Not now",
                    "noWorkaround",
                    "true",
                    "neverAgain",
                    "true",
                    "notify",
                    "true"));

    assertThat(preview.text()).contains("owed word of it", "Nothing has happened yet");
    assertThat(status("sso")).isEqualTo(Status.NEW);
  }

  @Test
  void a_no_comes_back_on_its_day_and_can_be_put_off_with_a_way_back() {
    decline();
    assertThat(pia().get("/inbox?show=again").text()).contains("No day has come");
    clock.pass(Duration.ofDays(40));
    var pia = pia();

    var due = pia.get("/inbox?show=again");
    assertThat(due.text())
        .contains("One no to look at again", "Single sign-on with SAML", "Declined: Not now");
    var day = Voice.usual().dayOf(clock.millis()).plusDays(90);
    pia.post(SSO + "/put-off", Map.of("revisitDate", day.toString(), "seen", seen("sso")));

    assertThat(feature("sso").revisitDate()).isEqualTo(day);
    assertThat(feature("sso").reason()).isEqualTo("Not now");
    var after = pia.get("/inbox");
    pia.post(SSO + "/undo", undo(after, "put-off"));
    assertThat(pia.get("/inbox?show=again").text()).contains("One no to look at again");
    var past =
        Map.of("revisitDate", Voice.usual().dayOf(clock.millis()).toString(), "seen", seen("sso"));
    assertThat(pia.post(SSO + "/put-off", past).text()).contains("Choose a day after today.");
    pia.post(SSO + "/put-off", Map.of("never", "true", "seen", seen("sso")));
    assertThat(feature("sso").revisitDate()).isNull();
  }

  @Test
  void likely_duplicates_stand_side_by_side_and_are_merged_either_way() {
    var pia = pia();

    var pairs = pia.get("/inbox?show=doubles");
    assertThat(pairs.text())
        .containsSubsequence(
            "One pair may be the same",
            "Single sign-on with OpenID",
            "Single sign-on with SAML",
            "1 account asks",
            "Acme Corporation",
            "we are on fire",
            "$240.0k ARR",
            "Passwords are our blocker",
            "Merge into this one",
            "Not the same",
            "alike");
    assertThat(pairs.html())
        .contains("Merge Single sign-on with OpenID into Single sign-on with SAML")
        .contains("<mark>Single</mark>", "/features/sso-2/merge?into=sso&amp;show=doubles");
    var looked = pia.get("/features/sso-2/merge?into=sso&show=doubles");
    assertThat(looked.text()).contains("What will happen", "Nothing has happened yet.");
    assertThat(looked.html())
        .contains(
            "action=\"/inbox/features/sso-2/merge?show=doubles\"", "href=\"/inbox?show=doubles\"");
    pia.post("/inbox/features/sso-2/merge", Map.of("into", "sso", "seen", seen("sso-2")));

    assertThat(feature("sso-2").mergedInto()).isEqualTo("sso");
    assertThat(pia.get("/inbox?show=doubles").text()).contains("No two features look alike");
  }

  @Test
  void two_that_are_not_the_same_are_not_shown_again_until_that_is_undone() {
    var pia = pia();

    pia.post("/inbox/features/sso-2/apart", Map.of("other", "sso"));
    pia.post("/inbox/features/sso/apart", Map.of("other", "sso-2"));

    var after = pia.get("/inbox?show=doubles");
    assertThat(after.text()).contains("are kept apart", "No two features look alike");
    assertThat(Visitor.signedIn(site, Cast.ADA).get("/inbox").text())
        .doesNotContain("Not the same");
    pia.post(SSO + "/undo", Map.of("what", "apart", "other", "sso-2"));
    assertThat(pia.get("/inbox?show=doubles").text()).contains("One pair may be the same");
    assertThat(pia.post(SSO + "/apart", Map.of("other", "nothing")).status()).isEqualTo(404);
    assertThat(pia.post(SSO + "/apart", Map.of("other", "sso")).status()).isEqualTo(400);
  }

  @Test
  void what_nobody_knows_stands_in_words_with_the_way_to_fill_it_in() {
    site.write(tx -> {
      site.keepingAccounts.put(tx, Cast.globex().health(null).account(), null);
      site.filing.put(
          tx, "r2", ARequest.by(Cast.globex(), Cast.export()).severity(5).inCore().sent(), null);
      return true;
    });
    var pia = pia();

    var facts = pia.get("/inbox?show=facts");

    assertThat(facts.text())
        .contains(
            "Single sign-on with SAML: effort",
            "It could be 1st or 2nd",
            "per person-month",
            "Globex: health",
            "Scheduled export to a warehouse could be 1st or 2nd",
            "Ask cara@heed.test");
    assertThat(letters(facts)).isNotEmpty().allMatch(letter -> !letter.contains("%24"));
    assertThat(facts.html()).contains(SSO + "/estimate", "/accounts/globex");
  }

  /// The letters that a PM may send from the page: what they say goes to a mail program.
  private static List<String> letters(Page page) {
    return java.util.regex.Pattern.compile("href=\"(mailto:[^\"]*)\"")
        .matcher(page.html())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void it_speaks_chinese_to_who_reads_it() {
    var inbox = pia().get("/inbox", "Accept-Language", "zh-CN");

    assertThat(inbox.textOf("h1")).isEqualTo("有 3 件事等待决定");
    assertThat(inbox.text()).contains("1 个客户提出需求", "受理", "不做").doesNotContain("Accept");
  }

  @Test
  void an_empty_inbox_says_what_would_stand_here() {
    var pia = pia();
    for (var key : List.of("sso", "sso-2", "export")) {
      pia.post("/inbox/features/" + key + "/accept", Map.of());
    }

    assertThat(pia.get("/inbox").text())
        .contains("Nothing waits for a decision", "Nobody waits for a first look");
  }

  private void decline() {
    var day = Voice.usual().dayOf(clock.millis()).plusDays(30);
    pia()
        .post(
            "/features/sso/status",
            Map.of(
                "status",
                "declined",
                "reason",
                "Not now",
                "noWorkaround",
                "true",
                "revisitDate",
                day.toString(),
                "notify",
                "false"));
  }

  private Visitor pia() {
    return Visitor.signedIn(site, Cast.PIA);
  }

  /// The fields of the form that undoes what was just done.
  private static Map<String, String> undo(Page page, String what) {
    assertThat(page.field("what")).hasValue(what);
    var fields = new HashMap<String, String>();
    for (var name : List.of("what", "seen", "before")) {
      page.field(name).ifPresent(value -> fields.put(name, value));
    }
    // The first `seen` on the page belongs to a card; the one of the undo stands with `what`.
    var form = page.html().substring(page.html().indexOf("id=\"said\""));
    var seen = java.util.regex.Pattern.compile("name=\"seen\" value=\"([0-9]+)\"").matcher(form);
    if (seen.find()) {
      fields.put("seen", seen.group(1));
    }
    return fields;
  }

  private Feature feature(String key) {
    return site.database.read(handle -> site.features.find(handle, key)).orElseThrow().value();
  }

  private Status status(String key) {
    return feature(key).status();
  }

  private String seen(String key) {
    return Long.toString(
        site.database.read(handle -> site.features.find(handle, key)).orElseThrow().version());
  }
}
