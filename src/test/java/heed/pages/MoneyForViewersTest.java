package heed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A viewer gets the order and no byte of money, whatever they ask for.
final class MoneyForViewersTest {
  private static final long ARR = 7_654_321;
  private static final long EXPANSION = 1_928_374;
  private static final Site SITE = new Site(SettableClock.morning());

  @BeforeAll
  static void plant() {
    var acme = Cast.acme().arr(ARR).expansionArr(EXPANSION);
    SITE.write(tx -> {
      SITE.keepingAccounts.put(tx, acme.account(), null);
      SITE.keepingFeatures.put(tx, Cast.sso().feature(), null);
      SITE.keepingFeatures.put(tx, Cast.export().feature(), null);
      SITE.filing.put(
          tx,
          "r1",
          ARequest.by(acme, Cast.sso())
              .severity(5)
              .expansionArr(EXPANSION)
              .quote("Canary words")
              .sent(),
          null);
      SITE.filing.put(tx, "r2", ARequest.by(acme, Cast.export()).severity(2).sent(), null);
      return true;
    });
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void a_csm_sees_the_planted_amounts_so_the_canary_sings() {
    var html = Visitor.signedIn(SITE, Cast.CARA).get("/features/sso").html();

    assertThat(html).contains("7,654,321", "1,928,374", "Acme Corporation", "Canary words");
  }

  @Test
  void no_page_tells_a_viewer_an_amount_a_customer_or_a_width() {
    var viewer = Visitor.signedIn(SITE, Cast.VERA);
    var forms = forms();

    for (var path : everyPage()) {
      for (var part : new String[][] {{}, {"HX-Request", "true"}}) {
        var html = viewer.get(path, part).html();
        for (var form : forms) {
          assertThat(html).as(path).doesNotContain(form);
        }
        assertThat(html)
            .as(path)
            .doesNotContain("$", "Acme", "Canary words", "class=\"bar\"", "Protect", "% of it")
            .doesNotContain(Cast.CARA.email());
      }
    }
  }

  @Test
  void the_pages_above_are_all_that_a_viewer_may_open() {
    var open =
        SITE.server.routes().stream()
            .filter(route -> route.verb() == heed.http.Route.Verb.GET)
            .filter(route ->
                route.access() instanceof heed.http.Route.Access.AtLeast(var least)
                    && least == Role.VIEWER)
            .map(route -> route.path().replace("{key}", "sso"))
            // The live line tells numbers of requests only; it has a test of its own.
            .filter(path -> !path.equals("/live"))
            .toList();

    assertThat(everyPage().stream().map(path -> path.replaceAll("\\?.*", "")))
        .containsAll(open)
        .contains("/me/sessions");
  }

  @Test
  void a_viewer_gets_the_same_order() {
    var viewer = Visitor.signedIn(SITE, Cast.VERA).get("/");
    var csm = Visitor.signedIn(SITE, Cast.CARA).get("/");

    assertThat(titles(viewer)).isEqualTo(titles(csm)).hasSize(2);
    assertThat(viewer.textOf("h1")).isEqualTo("Single sign-on with SAML comes first");
  }

  @Test
  void filters_by_customers_tell_a_viewer_nothing() {
    var viewer = Visitor.signedIn(SITE, Cast.VERA);

    assertThat(titles(viewer.get("/?csm=nobody%40heed.test"))).hasSize(2);
    assertThat(titles(viewer.get("/?segment=enterprise"))).hasSize(2);
  }

  @Test
  void what_is_not_for_viewers_is_refused() {
    var viewer = Visitor.signedIn(SITE, Cast.VERA);

    SITE.server.routes().stream()
        .filter(route ->
            route.access() instanceof heed.http.Route.Access.AtLeast(var least)
                && least != Role.VIEWER)
        .forEach(route -> {
          var path = route.path().replaceAll("\\{[a-z]+}", "sso");
          var page =
              route.verb() == heed.http.Route.Verb.GET
                  ? viewer.get(path)
                  : viewer.post(path, java.util.Map.of());
          assertThat(page.status()).as(route.name()).isEqualTo(403);
        });
    assertThat(viewer.get("/features/sso", "HX-Request", "true").status()).isEqualTo(403);
  }

  private static List<String> everyPage() {
    return List.of(
        "/",
        "/?status=new",
        "/?area=security",
        "/?csm=cara%40heed.test",
        "/?segment=enterprise",
        "/?q=sso",
        "/?page=2",
        "/?sort=-priority",
        "/backlog.csv?sort=-protect",
        "/features/sso",
        "/features/export",
        "/features/sso?told=3",
        "/loops",
        "/accounts",
        "/accounts?sort=arr",
        "/search",
        "/promises",
        "/me",
        "/me/sessions",
        "/search?q=acme",
        "/search?q=canary",
        "/search?q=sign",
        "/accounts/acme",
        "/accounts/acme/health/result",
        "/accounts?sort=-stake",
        "/pictures",
        "/messages",
        "/sign-in");
  }

  /// The planted amounts in the forms that they are written in.
  private static List<String> forms() {
    var forms = new ArrayList<String>();
    for (var amount : new long[] {ARR, EXPANSION}) {
      forms.add(Long.toString(amount));
      forms.add(Long.toString(amount * 100));
      forms.add(String.format(java.util.Locale.ROOT, "%,d", amount));
      forms.add(String.format(java.util.Locale.ROOT, "%.2fM", amount / 1e6));
    }
    return forms;
  }

  private static List<String> titles(Page page) {
    return Pattern.compile("<a href=\"/features/([^\"]*)\"")
        .matcher(page.html())
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
