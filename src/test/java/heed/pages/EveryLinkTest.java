package heed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Status;
import heed.loop.StatusChange;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Keys are the callers’ own and may hold almost anything: every address on a page leads to what it
/// says all the same.
final class EveryLinkTest {
  private static final String ODD = "a&b=c d;#1?ü+%2F\"'<x>:{y}|é";
  private static final String TWIN = "100% &amp; more?into=x#y";
  private static final String ACCOUNT = "R&D #7+ö?/".replace("/", "%");
  private static final String CSM = "o'neil+tag&co@heed.test";
  private static final Pattern LINK = Pattern.compile("\\b(?:href|hx-get)=\"(/[^\"]*)\"");
  private static final Pattern ACT = Pattern.compile("\\b(?:action|hx-post)=\"(/[^\"]*)\"");

  /// What an address may be made of, after its HTML is taken off.
  private static final Pattern ADDRESS =
      Pattern.compile("/[A-Za-z0-9\\-._~%!$&'()*+,;=:@/?]*(?:#[^#\"<> ]*)?");

  private static final SettableClock CLOCK = SettableClock.morning();
  private static final Site SITE = new Site(CLOCK);

  @BeforeAll
  static void fill() {
    var account = AnAccount.named(ACCOUNT, "Research & Co", 90_000).health(null).csm(CSM);
    SITE.write(tx -> {
      SITE.keepingAccounts.put(tx, account.account(), null);
      SITE.keepingFeatures.put(tx, Cast.sso().key(ODD).feature(), null);
      SITE.keepingFeatures.put(
          tx, Cast.sso().key(TWIN).title("Single sign-on with SAML, too").feature(), null);
      SITE.keepingFeatures.put(
          tx, Cast.export().key("?").title("Audit of everything").feature(), null);
      SITE.filing.put(tx, "r 1&2", ARequest.by(account, Cast.sso().key(ODD)).sent(), null);
      SITE.filing.put(tx, "r#3", ARequest.by(account, Cast.export().key("?")).sent(), null);
      return true;
    });
    var day = LocalDate.of(2027, 3, 1);
    SITE.decide("?", new StatusChange(Status.PLANNED, null, day, null, null, true));
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void every_link_leads_to_a_page_whatever_things_are_called() {
    var pia = Visitor.signedIn(SITE, Cast.PIA);
    var todo = new ArrayDeque<>(List.of("/", "/accounts", "/inbox", "/loops", "/promises"));
    var seen = new LinkedHashSet<>(todo);
    var acts = new LinkedHashSet<String>();
    while (!todo.isEmpty()) {
      var path = todo.remove();
      var page = pia.get(path);
      assertThat(page.status()).as(path).isIn(200, 303);
      acts.addAll(addresses(page, ACT, path));
      addresses(page, LINK, path).stream()
          .filter(link -> ours(link) && seen.add(link))
          .forEach(todo::add);
    }

    assertThat(seen.stream().map(EveryLinkTest::plain))
        .contains("/features/" + ODD, "/features/" + TWIN, "/accounts/" + ACCOUNT)
        .contains("/features/" + ODD + "/merge?into=" + TWIN)
        .contains("/requests/new?feature=" + ODD, "/requests/new?account=" + ACCOUNT)
        .contains("/backlog/" + ODD + "/edit", "/features/?");
    assertThat(acts.stream().map(EveryLinkTest::plain))
        .contains(
            "/features/" + ODD + "/status/preview", "/inbox/features/" + ODD + "/accept?at=new");
    refused(acts);
  }

  /// Sent from elsewhere each is refused, and none is unknown; those that only ask are no acts.
  private static void refused(Set<String> acts) {
    var pia = Visitor.signedIn(SITE, Cast.PIA);
    for (var act : acts) {
      var answer =
          pia.send(
              "POST",
              act,
              "x=y",
              "Content-Type",
              "application/x-www-form-urlencoded",
              "Sec-Fetch-Site",
              "cross-site");
      assertThat(answer.status()).as(act).isIn(403, 405);
    }
  }

  @Test
  void what_a_link_names_is_what_its_page_is_about() {
    var pia = Visitor.signedIn(SITE, Cast.PIA);
    var merge = "/features/" + encoded(ODD) + "/merge?into=" + encoded(TWIN);

    assertThat(pia.get(merge).text()).contains("Merge “Single sign-on with SAML” into");
    assertThat(pia.get("/features/" + encoded(ODD)).text()).contains("Research & Co");
    assertThat(pia.get("/accounts/" + encoded(ACCOUNT)).text()).contains("Research & Co");
    assertThat(pia.post("/inbox/features/" + encoded(TWIN) + "/accept", Map.of()).location())
        .isEqualTo("/inbox");
  }

  /// Files to keep are no pages, and months go back for ever.
  private static boolean ours(String link) {
    return !link.contains(".csv")
        && !link.contains("month=")
        && !link.startsWith("/assets/")
        && !link.startsWith("/shipped");
  }

  private static Set<String> addresses(Page page, Pattern where, String on) {
    var found = new LinkedHashSet<String>();
    where
        .matcher(page.html())
        .results()
        .map(each ->
            each.group(1)
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&amp;", "&"))
        .forEach(address -> {
          assertThat(address).as(on).matches(ADDRESS);
          var fragment = address.indexOf('#');
          found.add(fragment < 0 ? address : address.substring(0, fragment));
        });
    return found;
  }

  private static String plain(String address) {
    return URLDecoder.decode(address, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
