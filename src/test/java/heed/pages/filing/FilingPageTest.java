package heed.pages.filing;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.request.Request;
import heed.request.RequestStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FilingPageTest {
  private final Site site = new Site(SettableClock.morning());

  @BeforeEach
  void fill() {
    site.write(tx -> {
      site.people.put(tx, Cast.CARA);
      site.keepingAccounts.put(tx, Cast.acme().account(), null);
      site.keepingAccounts.put(tx, Cast.globex().account(), null);
      site.keepingFeatures.put(tx, Cast.sso().feature(), null);
      return true;
    });
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_csm_files_by_the_name_of_an_account_and_hears_where_it_stands() {
    var cara = cara();

    var sent = cara.post("/requests/new", form("acme corporation", "Single sign-on with SAML"));

    assertThat(sent.location()).isEqualTo("/features/sso");
    assertThat(cara.get("/features/sso").text())
        .contains("Acme Corporation asks for Single sign-on with SAML: filed, 1st of 1", "Undo");
    assertThat(filed())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.account()).isEqualTo("acme");
          assertThat(request.feature()).isEqualTo("sso");
          assertThat(request.severity()).isEqualTo(4);
          assertThat(request.quote()).isEqualTo("Passwords are our blocker.");
          assertThat(request.filedBy()).isEqualTo(Cast.CARA.email());
        });
  }

  @Test
  void what_was_filed_a_moment_ago_is_taken_back() {
    var cara = cara();
    cara.post("/requests/new", form("acme", "sso"));
    var key = filed().getFirst().key();

    var back = cara.post("/requests/" + key + "/take-back", Map.of("made", ""));

    assertThat(back.location()).isEqualTo("/requests/new");
    assertThat(cara.get("/requests/new").text()).contains("Taken back");
    assertThat(filed()).isEmpty();
  }

  @Test
  void only_its_filer_takes_it_back() {
    var cara = cara();
    cara.post("/requests/new", form("acme", "sso"));
    var key = filed().getFirst().key();

    var dev = Visitor.signedIn(site, Cast.DEV);

    assertThat(dev.post("/requests/" + key + "/take-back", Map.of()).status()).isEqualTo(403);
    assertThat(filed()).hasSize(1);
  }

  @Test
  void something_like_a_known_feature_is_asked_about_before_it_is_filed_as_new() {
    var cara = cara();

    var asked = cara.post("/requests/new", form("acme", "Sign-on by SAML"));

    assertThat(asked.status()).isEqualTo(400);
    assertThat(asked.text())
        .contains("Nothing is filed yet", "Single sign-on with SAML", "None of these");
    assertThat(filed()).isEmpty();

    var fresh = form("acme", "Sign-on by SAML");
    fresh.put("featureKey", "new");
    assertThat(cara.post("/requests/new", fresh).status()).isEqualTo(303);
    assertThat(filed())
        .singleElement()
        .satisfies(one -> assertThat(one.feature()).isNotEqualTo("sso"));
  }

  @Test
  void a_chosen_feature_gets_the_request_whatever_was_typed() {
    var chosen = form("acme", "Sign-on by SAML");
    chosen.put("featureKey", "sso");

    cara().post("/requests/new", chosen);

    assertThat(filed()).singleElement().extracting(Request::feature).isEqualTo("sso");
  }

  @Test
  void similar_features_come_while_one_types() {
    var part = cara().get("/requests/new/alike?feature=saml", "HX-Request", "true");

    assertThat(part.html()).contains("Single sign-on with SAML", "value=\"sso\"");
    assertThat(cara().get("/requests/new/alike?feature=saml").location())
        .isEqualTo("/requests/new");
  }

  @Test
  void an_account_that_is_not_clear_is_asked_for_and_nothing_typed_is_lost() {
    var cara = cara();

    var none = cara.post("/requests/new", form("Umbrella", "sso"));
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.text()).contains("No account is called “Umbrella”");
    assertThat(none.html()).contains("Passwords are our blocker.");

    var wrong = form("acme", "sso");
    wrong.put("expansionArr", "a lot");
    wrong.remove("severity");
    var page = cara.post("/requests/new", wrong);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html()).contains("id=\"wrong-severity\"", "id=\"wrong-expansion\"");
    assertThat(filed()).isEmpty();
  }

  @Test
  void the_form_knows_where_one_came_from_and_a_viewer_does_not_get_in() {
    var cara = cara();

    assertThat(cara.get("/requests/new?account=globex").field("account")).contains("Globex");
    assertThat(cara.get("/requests/new?feature=sso").field("feature"))
        .contains("Single sign-on with SAML");
    assertThat(cara.get("/accounts/acme").html()).contains("/requests/new?account=acme");
    assertThat(cara.get("/features/sso").html()).contains("/requests/new?feature=sso");
    var vera = Visitor.signedIn(site, Cast.VERA);
    assertThat(vera.get("/requests/new").status()).isEqualTo(403);
    assertThat(vera.get("/features/sso").html()).doesNotContain("/requests/new");
    assertThat(vera.post("/requests/new", form("acme", "sso")).status()).isEqualTo(403);
  }

  private Visitor cara() {
    return Visitor.signedIn(site, Cast.CARA);
  }

  private List<Request> filed() {
    return site.database.read(handle ->
        site.requests.page(handle, new RequestStore.Filter(null, null, null), 0, 10).stream()
            .map(row -> row.value())
            .toList());
  }

  private static Map<String, String> form(String account, String feature) {
    var form = new LinkedHashMap<String, String>();
    form.put("account", account);
    form.put("feature", feature);
    form.put("severity", "4");
    form.put("quote", "Passwords are our blocker.");
    return form;
  }
}
