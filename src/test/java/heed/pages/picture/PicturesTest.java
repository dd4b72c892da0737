package heed.pages.picture;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The book as pictures.
final class PicturesTest {
  private final Site site = new Site(SettableClock.morning());

  @BeforeEach
  void fill() {
    site.write(tx -> {
      site.keepingAccounts.put(tx, Cast.acme().name("Acme <b> & Sons").account(), null);
      site.keepingAccounts.put(tx, Cast.globex().account(), null);
      site.keepingAccounts.put(tx, Cast.initech().account(), null);
      site.keepingFeatures.put(tx, Cast.sso().title("Sign <i>on").feature(), null);
      site.keepingFeatures.put(tx, Cast.export().feature(), null);
      site.filing.put(
          tx, "r1", ARequest.by(Cast.acme(), Cast.sso()).severity(5).inCore().sent(), null);
      site.filing.put(tx, "r2", ARequest.by(Cast.globex(), Cast.export()).severity(2).sent(), null);
      return true;
    });
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void each_picture_says_its_answer_and_has_a_table_behind_it() {
    var page = Visitor.signedIn(site, Cast.PIA).get("/pictures");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Sign <i>on is worth the most for its effort:", "a year per person-month")
        .containsPattern("\\$[0-9.]+k of the \\$[0-9.]+k at stake within a year renews in")
        .contains("1 of 2 asks stop important work or worse")
        .contains("The same as a table", "Worth a year", "core use case");
    assertThat(page.html().split("<details class=\"chart-table\"", -1)).hasSize(4);
    assertThat(page.html())
        .contains("Sign &lt;i&gt;on")
        .doesNotContain("<i>on", "style=", "<script>");
  }

  @Test
  void marks_and_months_lead_to_what_they_stand_for() {
    var cara = Visitor.signedIn(site, Cast.CARA);
    var html = cara.get("/pictures").html();

    assertThat(html).containsPattern("<a href=\"/features/sso\" aria-label=\"Sign [^\"]*on: \\$");
    assertThat(html).contains("/accounts?renews=2027-01&amp;sort=-stake&amp;whose=all");
    var accounts = cara.get("/accounts?renews=2027-01&sort=-stake&whose=all");
    assertThat(accounts.text()).contains("Acme <b> & Sons").doesNotContain("Globex");
    assertThat(accounts.html()).contains("<option value=\"2027-01\" selected>Renews in 2027-01");
  }

  @Test
  void the_filters_of_the_backlog_narrow_the_first_picture() {
    var page = Visitor.signedIn(site, Cast.PIA).get("/pictures?q=export");

    assertThat(page.html()).contains("/features/export").doesNotContain("/features/sso\" aria");
    assertThat(page.text()).contains("what the backlog is narrowed to");
    assertThat(page.html()).contains("href=\"/?q=export\"");
    assertThat(Visitor.signedIn(site, Cast.PIA).get("/pictures?status=nope").status())
        .isEqualTo(400);
  }

  @Test
  void an_empty_book_says_what_to_do() {
    try (var empty = new Site(SettableClock.morning())) {
      var page = Visitor.signedIn(empty, Cast.PIA).get("/pictures");

      assertThat(page.text()).contains("Pictures need accounts and features.");
    }
  }

  @Test
  void a_viewer_gets_none() {
    assertThat(Visitor.signedIn(site, Cast.VERA).get("/pictures").status()).isEqualTo(403);
  }
}
