package heed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Names that one takes for each other: the pages say so, and nothing is filed for a name that only
/// looks like it.
final class LookalikesTest {
  private static final String CYRILLIC = "\u0410cm\u0435 Corporation";

  private final Site site = new Site(SettableClock.morning());
  private Visitor cara = new Visitor(site);

  @BeforeEach
  void plant() {
    site.write(tx -> {
      site.keepingAccounts.put(tx, Cast.acme().account(), null);
      site.keepingAccounts.put(tx, Cast.globex().key("cafe").name("Caf\u00E9").account(), null);
      return site.keepingFeatures.put(tx, Cast.sso().feature(), null);
    });
    cara = Visitor.signedIn(site, Cast.CARA);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void an_account_in_letters_of_another_alphabet_is_shown_beside_its_double() {
    assertThat(cara.get("/accounts/acme").text()).doesNotContain("looks the same");
    site.write(tx ->
        site.keepingAccounts.put(tx, Cast.acme().key("acme-2").name(CYRILLIC).account(), null));

    assertThat(cara.get("/accounts/acme").text())
        .contains("Another account looks the same: " + CYRILLIC + " ( acme-2 )");
    assertThat(cara.get("/accounts/acme-2").html()).contains("<a href=\"/accounts/acme\">");
    assertThat(cara.get("/accounts/cafe").text()).doesNotContain("looks the same");
  }

  @Test
  void a_request_for_a_name_that_only_looks_like_one_asks_which_is_meant() {
    var page = file(CYRILLIC);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html()).contains("value=\"acme\"");
    assertThat(requests()).isZero();
  }

  @Test
  void a_feature_that_only_looks_like_one_is_not_made_anew_without_a_question() {
    var page = cara.post("/requests/new", form("acme", "S\u0456ngle sign-\u043En"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html()).contains("Single sign-on with SAML");
    assertThat(requests()).isZero();
  }

  @Test
  void a_name_in_either_form_of_its_accents_is_one_customer_whose_bytes_stay() {
    assertThat(file("Cafe\u0301").status()).isEqualTo(303);

    assertThat(cara.get("/accounts/cafe").text()).contains("Caf\u00E9", "Single sign-on");
    assertThat(cara.get("/search?q=Cafe%CC%81").html()).contains("/accounts/cafe");
  }

  private Page file(String account) {
    return cara.post("/requests/new", form(account, "sso"));
  }

  private static Map<String, String> form(String account, String feature) {
    return Map.of("account", account, "feature", feature, "severity", "3");
  }

  private long requests() {
    return site.database.read(
        handle -> handle.createQuery("SELECT COUNT(*) FROM request").mapTo(Long.class).one());
  }
}
