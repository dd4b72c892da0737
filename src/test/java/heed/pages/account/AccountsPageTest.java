package heed.pages.account;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The list of accounts: who decides next?
final class AccountsPageTest {
  private static final Site SITE = new Site(SettableClock.morning());
  private static Visitor cara = new Visitor(SITE);
  private static Visitor pia = new Visitor(SITE);

  @BeforeAll
  static void fill() {
    SITE.write(tx -> {
      List.of(
              Cast.acme(),
              Cast.globex(),
              Cast.initech().domain("tps-reports.example"),
              Cast.umbra(),
              AnAccount.named("zed", "Zed & Sons", 500_000).renewingIn(50).churned())
          .forEach(account -> SITE.keepingAccounts.put(tx, account.account(), null));
      SITE.keepingFeatures.put(tx, Cast.sso().feature(), null);
      SITE.keepingFeatures.put(tx, Cast.export().feature(), null);
      SITE.filing.put(tx, "r1", ARequest.by(Cast.acme(), Cast.sso()).sent(), null);
      SITE.filing.put(tx, "r2", ARequest.by(Cast.acme(), Cast.export()).sent(), null);
      SITE.filing.put(tx, "r3", ARequest.by(Cast.initech(), Cast.export()).sent(), null);
      SITE.people.put(tx, Cast.DEV);
      return true;
    });
    cara = Visitor.signedIn(SITE, Cast.CARA);
    pia = Visitor.signedIn(SITE, Cast.PIA);
    pia.post("/features/export/status", Map.of("status", "planned", "reason", "Many asked."));
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void a_csm_sees_the_own_accounts_first_and_who_decides_first_on_top() {
    var page = cara.get("/accounts");

    assertThat(keys(page)).containsExactly("acme", "globex");
    assertThat(page.textOf("h1")).isEqualTo("Two accounts of yours decide within 90 days");
    assertThat(page.text()).contains("2 accounts with $330.0k ARR, of which");
    assertThat(page.html()).contains("aria-current=\"page\"");
    // What those who left used to pay is no revenue.
    assertThat(pia.get("/accounts").text()).contains("5 accounts with $360.0k ARR");
  }

  @Test
  void a_csm_may_look_at_all_and_a_pm_does_so_at_once() {
    assertThat(keys(cara.get("/accounts?whose=all")))
        .isEqualTo(keys(pia.get("/accounts")))
        .containsExactly("acme", "globex", "initech", "umbra", "zed");
  }

  @Test
  void a_row_says_what_it_is_worth_how_it_feels_and_what_is_owed() {
    var page = cara.get("/accounts");

    assertThat(page.texts("td", "priority")).containsExactly("$240.0k", "$90.0k");
    assertThat(page.html()).contains("title=\"$240,000.00 a year\"");
    assertThat(page.texts("td", "feels")).containsExactly("at risk 35", "watch 60");
    assertThat(page.texts("td", "asks")).containsExactly("2", "1", "0", "0");
  }

  @Test
  void what_is_unknown_or_over_is_not_made_up() {
    var page = pia.get("/accounts");

    assertThat(page.texts("td", "feels").get(3)).isEqualTo("health unknown");
    assertThat(page.texts("td", "next").subList(3, 5)).containsExactly("–", "–");
    assertThat(page.texts("td", "feature").getLast()).isEqualTo("Zed & Sons has left · no CSM");
    assertThat(page.text()).doesNotContain("stale");
  }

  @Test
  void names_keys_and_domains_are_found_in_any_case() {
    assertThat(keys(pia.get("/accounts?q=aCME%20cor"))).containsExactly("acme");
    assertThat(keys(pia.get("/accounts?q=GLOB"))).containsExactly("globex");
    assertThat(keys(pia.get("/accounts?q=tps-REPORTS"))).containsExactly("initech");
    assertThat(keys(pia.get("/accounts?q=%25"))).isEmpty();
    assertThat(pia.get("/accounts?q=Zed+%26").field("q")).contains("Zed &");
  }

  @Test
  void a_csm_and_a_segment_narrow_the_list() {
    assertThat(keys(pia.get("/accounts?csm=dev%40heed.test"))).containsExactly("initech");
    assertThat(keys(pia.get("/accounts?csm=nobody"))).containsExactly("umbra", "zed");
    assertThat(keys(cara.get("/accounts?csm=dev%40heed.test"))).containsExactly("initech");
    assertThat(keys(pia.get("/accounts?segment=mid-market"))).containsExactly("globex");
    assertThat(pia.get("/accounts?segment=mid-market").html())
        .contains("<option value=\"mid-market\" selected>");
  }

  @Test
  void the_largest_may_stand_first_and_the_header_says_so() {
    var page = pia.get("/accounts?sort=-arr");

    assertThat(keys(page)).containsExactly("zed", "acme", "globex", "initech", "umbra");
    assertThat(page.html()).contains("aria-sort=\"descending\"").doesNotContain("\"ascending\"");
    assertThat(pia.get("/accounts").html()).contains("aria-sort=\"ascending\"");
  }

  @Test
  void nothing_found_says_what_to_do() {
    assertThat(cara.get("/accounts?q=initech").text())
        .contains("Nothing matches these filters", "Look among all accounts");
    assertThat(pia.get("/accounts?q=xyzzy").text())
        .contains("None of 5 accounts.", "Show all accounts");
    assertThat(pia.get("/accounts?whose=mine").text())
        .contains("No account names you as its CSM", "Show all accounts");
  }

  @Test
  void an_empty_book_says_how_to_fill_it() {
    try (var site = new Site(SettableClock.morning())) {
      var page = Visitor.signedIn(site, Cast.CARA).get("/accounts");

      assertThat(page.textOf("h1")).isEqualTo("No accounts yet");
      assertThat(page.text()).contains("An administrator imports them as a CSV file");
      assertThat(page.html()).doesNotContain("/admin/import");
      assertThat(Visitor.signedIn(site, Cast.ADA).get("/accounts").html())
          .contains("href=\"/admin/import\"");
    }
  }

  @Test
  void pages_follow_one_another_without_a_gap_in_either_order() {
    try (var site = new Site(SettableClock.morning())) {
      site.write(tx -> {
        IntStream.range(0, 120)
            .mapToObj(number ->
                AnAccount.named("a-" + number, "Account " + number, number % 7)
                    .renewingIn(40 + number % 5))
            .forEach(account -> site.keepingAccounts.put(tx, account.account(), null));
        return true;
      });
      var visitor = Visitor.signedIn(site, Cast.PIA);

      for (var sort : List.of("decision", "-arr", "health", "-stake", "name")) {
        var first = visitor.get("/accounts?sort=" + sort);
        var second = visitor.get(next(first));
        var third = visitor.get(next(second));

        assertThat(keys(first)).hasSize(50).doesNotContainAnyElementsOf(keys(second));
        assertThat(keys(second)).hasSize(50).doesNotContainAnyElementsOf(keys(third));
        assertThat(keys(third)).hasSize(20).doesNotContainAnyElementsOf(keys(first));
        assertThat(third.html()).doesNotContain("rel=\"next\"").contains("First page");
        assertThat(second.text()).contains("120 accounts");
      }
    }
  }

  @Test
  void a_wrong_address_is_refused_by_name() {
    assertThat(pia.get("/accounts?sort=size").status()).isEqualTo(400);
    assertThat(pia.get("/accounts?whose=hers").text()).contains("must be one of all, mine");
    assertThat(pia.get("/accounts?after=gone").text()).contains("open the accounts again");
    assertThat(pia.get("/accounts?segmnet=x").text()).contains("Did you mean segment?");
  }

  @Test
  void a_viewer_sees_neither_the_list_nor_the_link_to_it() {
    var vera = Visitor.signedIn(SITE, Cast.VERA);

    assertThat(vera.get("/accounts").status()).isEqualTo(403);
    assertThat(vera.get("/").html()).doesNotContain("/accounts");
    assertThat(cara.get("/").html()).contains("href=\"/accounts\"");
  }

  private static String next(Page page) {
    var found = Pattern.compile("<a href=\"([^\"]*)\" rel=\"next\"").matcher(page.html());
    assertThat(found.find()).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  private static List<String> keys(Page page) {
    return Pattern.compile("<td class=\"feature\"><a href=\"/accounts/([^\"]*)\"")
        .matcher(page.html())
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
