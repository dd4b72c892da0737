package heed.pages.search;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Search over everything, as a page and as the list of the palette.
final class SearchTest {
  private static final Site SITE = new Site(SettableClock.morning());

  @BeforeAll
  static void plant() {
    SITE.write(tx -> {
      SITE.people.put(tx, Cast.DEV);
      SITE.keepingAccounts.put(tx, Cast.acme().account(), null);
      SITE.keepingFeatures.put(tx, Cast.sso().feature(), null);
      SITE.keepingFeatures.put(tx, Cast.export().feature(), null);
      SITE.filing.put(
          tx,
          "r1",
          ARequest.by(Cast.acme(), Cast.sso())
              .quote("Wir brauchen ein Café mit <b>SAML</b>")
              .sent(),
          null);
      return true;
    });
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void a_csm_finds_features_accounts_and_what_customers_said() {
    var csm = Visitor.signedIn(SITE, Cast.CARA);

    assertThat(links(search(csm, "single sign"))).containsExactly("/features/sso");
    assertThat(links(search(csm, "acme"))).containsExactly("/accounts/acme");
    assertThat(links(search(csm, "brauchen cafe"))).containsExactly("/accounts/acme");
    assertThat(search(csm, "saml").html())
        .contains("Café mit &lt;b&gt;<mark>SAML</mark>&lt;/b&gt;");
  }

  @Test
  void words_are_found_whatever_their_case_order_and_accents_and_all_must_be_there() {
    var csm = Visitor.signedIn(SITE, Cast.CARA);

    assertThat(links(search(csm, "SIGN-ÓN single"))).containsExactly("/features/sso");
    assertThat(links(search(csm, "single elephants"))).isEmpty();
  }

  @Test
  void pages_and_acts_are_found_by_their_words_in_either_language_and_by_role() {
    var csm = Visitor.signedIn(SITE, Cast.CARA);
    var viewer = Visitor.signedIn(SITE, Cast.VERA);

    assertThat(links(search(csm, "go to loops"))).containsExactly("/loops");
    assertThat(links(search(csm, "前往回音"))).containsExactly("/loops");
    assertThat(links(search(viewer, "loops"))).isEmpty();
    assertThat(palette(csm, "log out").html()).contains("data-act=\"sign-out\"");
    assertThat(links(search(csm, "people and roles"))).isEmpty();
    assertThat(links(search(Visitor.signedIn(SITE, Cast.ADA), "people and roles")))
        .containsExactly("/admin/people");
  }

  @Test
  void every_page_that_is_offered_stands() {
    var admin = Visitor.signedIn(SITE, Cast.ADA);

    var links = links(admin.get("/search"));

    assertThat(links).hasSizeGreaterThan(8);
    links.forEach(link -> assertThat(admin.get(link).status()).as(link).isEqualTo(200));
  }

  @Test
  void only_admins_find_people() {
    assertThat(search(Visitor.signedIn(SITE, Cast.ADA), "dev das").text()).contains("Dev Das");
    assertThat(search(Visitor.signedIn(SITE, Cast.PIA), "dev das").text())
        .contains("Nothing found for “dev das”");
  }

  @Test
  void a_viewer_finds_features_and_no_customer() {
    var viewer = Visitor.signedIn(SITE, Cast.VERA);

    assertThat(links(search(viewer, "single"))).containsExactly("/features/sso");
    for (var secret : List.of("acme", "brauchen", "cara", "enterprise", "Acme Corporation")) {
      assertThat(links(search(viewer, secret))).as(secret).isEmpty();
      assertThat(palette(viewer, secret).html())
          .as(secret)
          .doesNotContain("/accounts", "$", "Cara Cole");
    }
  }

  @Test
  void the_palette_gets_options_of_a_listbox_with_the_match_marked() {
    var page = palette(Visitor.signedIn(SITE, Cast.CARA), "single");

    assertThat(page.html())
        .contains("role=\"option\"", "data-href=\"/features/sso\"", "<mark>Single</mark>")
        .doesNotContain("<html", "<a ");
  }

  @Test
  void what_is_not_found_says_what_to_do_and_stays_text() {
    var page = search(Visitor.signedIn(SITE, Cast.CARA), "<script>alert(1)</script>");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html()).doesNotContain("<script>alert");
    assertThat(page.text()).contains("Nothing found for", "Try fewer words");
  }

  @Test
  void odd_questions_get_an_answer() {
    var csm = Visitor.signedIn(SITE, Cast.CARA);

    for (var odd :
        List.of(
            "%",
            "_",
            "!",
            "'",
            "\\",
            "   ",
            "\uD83D\uDE00",
            "İ",
            "ﬁ",
            "x".repeat(5000),
            "a ".repeat(400))) {
      assertThat(search(csm, odd).status()).as(odd).isEqualTo(200);
    }
    assertThat(links(search(csm, "%"))).isEmpty();
  }

  private static Page search(Visitor visitor, String query) {
    return visitor.get("/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  private static Page palette(Visitor visitor, String query) {
    return visitor.get(
        "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "HX-Request", "true");
  }

  private static List<String> links(Page page) {
    return Pattern.compile("class=\"found-title\" href=\"([^\"]*)\"")
        .matcher(page.html())
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
