package heed.pages.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// On the demo's book, as whoever tries the product sees it.
final class BacklogPageTest {
  private static final Site SITE = new Site(SettableClock.morning()).tellTheDemo();
  private static Visitor pm = new Visitor(SITE);

  @BeforeAll
  static void signIn() {
    pm = Visitor.signedIn(SITE, Cast.PIA);
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void the_title_is_the_answer_and_the_rows_are_in_order() {
    var page = pm.get("/");

    assertThat(page.textOf("h1"))
        .isEqualTo("Audit log of every change is worth the most per person-month");
    assertThat(page.texts("td", "rank")).isEqualTo(numbers(21));
    assertThat(page.texts("td", "feature").getFirst())
        .startsWith("Audit log of every change Security");
    assertThat(page.texts("td", "priority").getFirst()).matches("\\$[0-9.]+k");
  }

  @Test
  void a_row_says_what_is_unknown_who_dominates_and_who_decides_now() {
    var text = pm.get("/").text();

    assertThat(text)
        .contains("~2 pm", "deciding now", "only Trey Research asks", "Victoria Hotels is");
  }

  @Test
  void bars_are_readable_without_seeing_them() {
    assertThat(pm.get("/").html())
        .containsPattern("aria-label=\"Protects \\$[0-9,.]+ and grows \\$[0-9,.]+ a year");
  }

  @Test
  void filters_hide_and_never_renumber() {
    var page = pm.get("/?area=Workflow&status=in_progress");

    assertThat(page.texts("td", "feature")).hasSize(1);
    assertThat(page.texts("td", "feature").getFirst()).startsWith("Approval steps");
    assertThat(page.texts("td", "rank").getFirst()).isNotEqualTo("1");
    assertThat(page.text()).contains("1 of 21 open features");
    assertThat(page.html()).contains("<option value=\"Workflow\" selected>");
  }

  @Test
  void searching_finds_titles_areas_and_keys_in_any_case() {
    assertThat(pm.get("/?q=sALESfor").texts("td", "feature")).hasSize(1);
    assertThat(pm.get("/?q=security").texts("td", "feature")).hasSizeGreaterThan(2);
    assertThat(pm.get("/?q=xyzzy").textOf("h1")).isEqualTo("No feature matches");
    assertThat(pm.get("/?q=SSO").field("q")).contains("SSO");
  }

  @Test
  void a_csm_and_a_segment_show_what_their_accounts_ask_for() {
    assertThat(pm.get("/?segment=Enterprise").texts("td", "feature"))
        .hasSizeLessThan(21)
        .anyMatch(feature -> feature.startsWith("Microsoft Teams"));
    assertThat(pm.get("/?csm=lena%40heed.example").texts("td", "feature"))
        .hasSizeLessThan(21)
        .noneMatch(feature -> feature.startsWith("Japanese"));
  }

  @Test
  void fifty_rows_fit_a_page() {
    try (var site = new Site(SettableClock.morning())) {
      site.write(tx -> {
        IntStream.range(0, 60)
            .forEach(number ->
                site.keepingFeatures.put(
                    tx, Cast.sso().key("f-" + number).title("Feature " + number).feature(), null));
        return true;
      });
      var visitor = Visitor.signedIn(site, Cast.PIA);

      var first = visitor.get("/?area=security");
      var next = Pattern.compile("href=\"([^\"]*)\" rel=\"next\"").matcher(first.html());

      assertThat(first.texts("td", "rank")).isEqualTo(numbers(50));
      assertThat(next.find()).isTrue();
      var second = visitor.get(next.group(1).replace("&amp;", "&"));
      assertThat(second.texts("td", "rank")).hasSize(10).startsWith("51");
      assertThat(second.html()).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    }
  }

  @Test
  void without_features_the_page_says_how_to_begin() {
    try (var site = new Site(SettableClock.morning())) {
      var page = Visitor.signedIn(site, Cast.VERA).get("/");

      assertThat(page.textOf("h1")).isEqualTo("Nothing waits to be built");
      assertThat(page.text()).contains("No open features as of", "in Slack with /heed");
      assertThat(page.textOf("main")).doesNotContain("File a request");
      assertThat(Visitor.signedIn(site, Cast.CARA).get("/").textOf("main"))
          .contains("File a request")
          .doesNotContain("Import a CSV file");
      assertThat(Visitor.signedIn(site, Cast.ADA).get("/").textOf("main"))
          .contains("File a request", "Import a CSV file");
    }
  }

  @Test
  void the_reasons_open_beside_the_list_and_on_a_page_of_their_own() {
    var drawer = pm.get("/features/audit", "HX-Request", "true");
    var page = pm.get("/features/audit");

    assertThat(drawer.html()).doesNotContain("<html");
    assertThat(drawer.html()).contains("First because").contains("href=\"/features/audit\"");
    assertThat(page.text())
        .contains("First because", "Umbra", "As an insurer we cannot sign", "the median, because");
  }

  @Test
  void the_sum_of_every_feature_adds_up_on_the_page() {
    for (var key : List.of("audit", "sso", "export", "salesforce", "limits", "print", "japanese")) {
      var page = pm.get("/features/" + key);
      var table = page.texts("section", "sum").getFirst();
      var rows = rows(page.html());
      var total = rows.removeLast();

      for (var column = 0; column < 3; column++) {
        var place = column;
        var sum = rows.stream().map(row -> row.get(place)).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum)
            .as(key + " column " + column + " of " + table)
            .isEqualByComparingTo(total.get(column));
      }
    }
  }

  @Test
  void each_accounts_amount_is_shown_with_its_factors() {
    var text = pm.get("/features/sso").text();

    assertThat(text)
        .contains(
            "At stake $120,000.00 ARR × 25.4 % chance of loss at health 30 × 50 % preventable")
        .contains("1 urgency, deciding now = $15,240.00")
        .contains(
            "Grow $50,000.00 opportunity × 15 % chance × 0.7105 left after 180 days = $5,328.54")
        .contains("ships after the decision");
  }

  @Test
  void quotes_of_merged_features_stand_with_the_feature_that_stands_for_them() {
    assertThat(pm.get("/features/sso").text())
        .contains("Azure AD is the only door into this building.");
    assertThat(pm.get("/features/saml").text())
        .contains("Merged into Single sign-on with SAML and OpenID Connect");
  }

  private static List<String> numbers(int to) {
    return IntStream.rangeClosed(1, to).mapToObj(Integer::toString).toList();
  }

  /// The amounts of the sum's rows, the total last.
  private static List<List<BigDecimal>> rows(String html) {
    var table = html.substring(html.indexOf("class=\"sum\"")).split("</table>", 2)[0];
    var rows = new java.util.ArrayList<List<BigDecimal>>();
    Pattern.compile("(?s)<tr[^>]*><th scope=\"row\">.*?</tr>")
        .matcher(table)
        .results()
        .forEach(row ->
            rows.add(
                Pattern.compile("<td class=\"num\">(-?)\\$([0-9,.]+)</td>")
                    .matcher(row.group())
                    .results()
                    .map(cell -> new BigDecimal(cell.group(1) + cell.group(2).replace(",", "")))
                    .toList()));
    return rows;
  }
}
