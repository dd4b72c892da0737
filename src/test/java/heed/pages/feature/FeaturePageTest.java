package heed.pages.feature;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.Status;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FeaturePageTest {
  private static final String SSO = "/features/sso";

  private final Site site = new Site(SettableClock.morning());

  @BeforeEach
  void fill() {
    site.write(tx -> {
      List.of(Cast.acme(), Cast.globex())
          .forEach(account -> site.keepingAccounts.put(tx, account.account(), null));
      site.keepingFeatures.put(tx, Cast.sso().feature(), null);
      site.keepingFeatures.put(tx, Cast.export().feature(), null);
      site.keepingFeatures.put(
          tx, Cast.sso().key("sso-2").title("Single sign-on with OpenID").feature(), null);
      var acme =
          ARequest.by(Cast.acme(), Cast.sso())
              .severity(5)
              .filedAt("2026-01-05")
              .quote("Our blocker");
      site.filing.put(tx, "r1", acme.sent(), null);
      site.filing.put(tx, "r2", ARequest.by(Cast.globex(), Cast.sso()).severity(2).sent(), null);
      var same = Cast.sso().key("sso-2");
      site.filing.put(tx, "r3", ARequest.by(Cast.acme(), same).severity(4).sent(), null);
      return true;
    });
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void the_page_says_how_badly_it_is_needed_and_what_may_be_the_same() {
    var page = pia().get(SSO);

    assertThat(page.text())
        .contains("1 of 2 accounts is blocked or on fire", "It may be the same as")
        .contains("Single sign-on with OpenID", "What happened", "It was written down.");
    assertThat(page.html()).contains("id=\"severities\"", "id=\"months\"");
  }

  @Test
  void a_viewer_sees_the_history_of_the_feature_and_no_forms_figures_or_customers() {
    var page = Visitor.signedIn(site, Cast.VERA).get(SSO);

    assertThat(page.text()).contains("It was written down.");
    assertThat(page.html())
        .doesNotContain("severities", "Acme", "Our blocker", "<textarea", "asked for it");
  }

  @Test
  void words_are_edited_in_place_and_taken_back() {
    var pia = pia();
    var seen = pia.get(SSO).field("seen").orElseThrow();

    var done =
        pia.post(
            SSO + "/text",
            Map.of(
                "seen", seen, "title", "SSO", "area", "login", "description", "By SAML.\r\nNow."));

    assertThat(done.status()).isEqualTo(303);
    assertThat(feature().title()).isEqualTo("SSO");
    assertThat(feature().description()).isEqualTo("By SAML.\nNow.");
    assertThat(feature().effort()).isEqualTo(Cast.sso().feature().effort());
    var page = pia.get(done.location());
    assertThat(page.text()).contains("“SSO” is kept", "Area: login.", "Pia Park");

    pia.post(SSO + "/back", undo(page));

    assertThat(feature()).isEqualTo(Cast.sso().feature());
  }

  @Test
  void what_is_wrong_with_the_words_stands_at_the_field_and_what_was_typed_stays() {
    var pia = pia();
    var seen = pia.get(SSO).field("seen").orElseThrow();

    var page = pia.post(SSO + "/text", Map.of("seen", seen, "title", "", "area", "typed area"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html()).contains("id=\"wrong-title\"", "value=\"typed area\"");
    assertThat(feature()).isEqualTo(Cast.sso().feature());
  }

  @Test
  void an_edit_of_what_somebody_changed_meanwhile_is_shown_again_and_not_kept() {
    var pia = pia();
    var seen = pia.get(SSO).field("seen").orElseThrow();
    var other = Cast.sso().title("Renamed meanwhile").feature();
    site.write(tx -> site.keepingFeatures.put(tx, other, null));

    var page = pia.post(SSO + "/text", Map.of("seen", seen, "title", "Mine"));

    assertThat(page.status()).isEqualTo(412);
    assertThat(page.html()).contains("Somebody changed it while you wrote", "value=\"Mine\"");
    assertThat(feature().title()).isEqualTo("Renamed meanwhile");
    assertThat(page.field("seen")).isNotEqualTo(java.util.Optional.of(seen));
  }

  @Test
  void an_estimate_has_three_parts_and_says_the_new_place() {
    var pia = pia();
    var seen = pia.get(SSO).field("seen").orElseThrow();

    var done =
        pia.post(
            SSO + "/estimate",
            Map.of(
                "seen", seen,
                "effort.engineering", "1.5",
                "effort.design", "0.25",
                "effort.product", "0.25"));

    assertThat(feature().effort()).isEqualTo(Effort.split(150, 25, 25));
    var page = pia.get(done.location());
    assertThat(page.text())
        .contains("is estimated at 2 pm", "1.5 engineering, 0.25 design, 0.25 product");
    pia.post(SSO + "/back", undo(page));
    assertThat(feature()).isEqualTo(Cast.sso().feature());
  }

  @Test
  void a_wrong_estimate_is_refused_at_its_field() {
    var pia = pia();

    var page = pia.post(SSO + "/estimate", Map.of("effort.design", "many"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html()).contains("id=\"wrong-design\"", "value=\"many\"");
    assertThat(feature()).isEqualTo(Cast.sso().feature());
  }

  @Test
  void a_merge_is_previewed_done_and_undone() {
    var pia = pia();

    var preview = pia.get("/features/sso-2/merge?into=sso");

    assertThat(preview.text())
        .contains("Merge “Single sign-on with OpenID” into “Single sign-on with SAML”?")
        .contains("1 request moves", "1 account asks for both and is counted once.")
        .contains("“Single sign-on with SAML”", "per person-month", "Nothing has happened yet.");
    assertThat(stored("sso-2").mergedInto()).isNull();

    var done = pia.post("/features/sso-2/merge", hidden(preview));

    assertThat(done.location()).isEqualTo(SSO);
    assertThat(stored("sso-2").mergedInto()).isEqualTo("sso");
    var page = pia.get(SSO);
    assertThat(page.text()).contains("“Single sign-on with OpenID” was merged into it.", "Undo");
    var back = pia.get("/features/sso-2/unmerge");
    assertThat(back.text())
        .contains("stand for itself again?", "1 request goes back with it, of 1 account.");

    pia.post("/features/sso-2/unmerge", undo(page));

    assertThat(stored("sso-2").mergedInto()).isNull();
  }

  @Test
  void the_place_that_a_preview_foresees_is_the_place_after_the_merge() {
    var pia = pia();
    var preview = pia.get("/features/sso-2/merge?into=sso");
    var foreseen =
        Pattern.compile(
                "“Single sign-on with SAML” (?:stays|moves from \\w+ to) (\\w+): (\\S+) per"
                    + " person-month becomes ([^ ]+)\\.")
            .matcher(preview.text());
    assertThat(foreseen.find()).isTrue();

    pia.post("/features/sso-2/merge", hidden(preview));

    assertThat(pia.get(SSO).text()).contains(foreseen.group(3).replaceAll("\\.$", ""));
    assertThat(foreseen.group(1)).isEqualTo("1st");
  }

  @Test
  void what_means_no_feature_is_asked_again() {
    var page = pia().get("/features/sso/merge?into=nothing");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("No single feature is meant by “nothing”.");
    assertThat(pia().get("/features/sso/merge").text())
        .contains("What is “Single sign-on with SAML” the same as?", "Single sign-on with OpenID");
  }

  @Test
  void only_those_who_decide_edit_or_merge() {
    var cara = Visitor.signedIn(site, Cast.CARA);

    for (var path : List.of("/text", "/estimate", "/back", "/merge", "/unmerge")) {
      assertThat(cara.post(SSO + path, Map.of("title", "x", "into", "sso-2")).status())
          .isEqualTo(403);
    }
    assertThat(cara.get(SSO + "/merge").status()).isEqualTo(403);
    assertThat(cara.get(SSO).html()).doesNotContain("/merge", "name=\"description\"");
    assertThat(stored("sso").status()).isEqualTo(Status.NEW);
  }

  @Test
  void a_status_chosen_on_the_page_before_is_chosen_and_has_the_focus() {
    assertThat(pia().get(SSO + "?decide=declined").html())
        .contains("<select name=\"status\" autofocus>", "value=\"declined\" selected")
        .doesNotContain("value=\"new\" selected");
    assertThat(pia().get(SSO).html())
        .contains("<select name=\"status\">", "value=\"new\" selected");
    assertThat(pia().get(SSO + "?decide=gone").status()).isEqualTo(400);
    assertThat(Visitor.signedIn(site, Cast.CARA).get(SSO + "?decide=declined").html())
        .doesNotContain("autofocus");
  }

  private Visitor pia() {
    return Visitor.signedIn(site, Cast.PIA);
  }

  private Feature feature() {
    return stored("sso");
  }

  private Feature stored(String key) {
    return site.database.read(handle -> site.features.find(handle, key)).orElseThrow().value();
  }

  private static Map<String, String> undo(Page page) {
    return fields(page.html().substring(page.html().indexOf("id=\"said\"")));
  }

  private static Map<String, String> hidden(Page page) {
    return fields(page.html().substring(page.html().indexOf("id=\"merge-preview\"")));
  }

  private static Map<String, String> fields(String html) {
    var fields = new HashMap<String, String>();
    var form = html.substring(0, html.indexOf("</form>"));
    Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")
        .matcher(form)
        .results()
        .forEach(field -> fields.put(field.group(1), field.group(2)));
    return fields;
  }
}
