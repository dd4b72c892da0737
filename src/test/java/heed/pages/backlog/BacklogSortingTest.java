package heed.pages.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The order in which the backlog is read, and the same as CSV.
final class BacklogSortingTest {
  private static final Site SITE = new Site(SettableClock.morning()).tellTheDemo();
  private static Visitor pm = new Visitor(SITE);
  private static Visitor viewer = new Visitor(SITE);

  @BeforeAll
  static void signIn() {
    SITE.write(tx ->
        SITE.keepingFeatures.put(
            tx, Cast.sso().key("lonely").title("Asked for by nobody").feature(), null));
    pm = Visitor.signedIn(SITE, Cast.PIA);
    viewer = Visitor.signedIn(SITE, Cast.VERA);
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void every_column_sorts_both_ways_and_ranks_stay_true() {
    var ranks = numbers(pm.get("/").texts("td", "rank"));

    for (var column : BacklogOrder.Column.values()) {
      var up = pm.get("/?sort=" + column.word());
      var down = pm.get("/?sort=-" + column.word());

      assertThat(numbers(up.texts("td", "rank")))
          .as(column.word())
          .containsExactlyInAnyOrderElementsOf(ranks);
      assertThat(up.texts("td", "feature"))
          .as(column.word())
          .isNotEqualTo(down.texts("td", "feature"));
      assertThat(up.html()).as(column.word()).contains("aria-sort=\"ascending\"");
      assertThat(down.html()).as(column.word()).contains("aria-sort=\"descending\"");
      assertThat(up.textOf("h1")).isEqualTo(pm.get("/").textOf("h1"));
    }
  }

  @Test
  void numbers_sort_as_numbers_and_equals_by_rank() {
    var page = pm.get("/?sort=-asks");
    var asks = numbers(page.texts("td", "asks"));
    var ranks = numbers(page.texts("td", "rank"));

    assertThat(asks).isSortedAccordingTo(Comparator.reverseOrder());
    for (var row = 1; row < asks.size(); row++) {
      if (asks.get(row).equals(asks.get(row - 1))) {
        assertThat(ranks.get(row)).isGreaterThan(ranks.get(row - 1));
      }
    }
  }

  @Test
  void whoever_decides_now_comes_first_and_the_unknown_last_either_way() {
    var up = pm.get("/?sort=decision").texts("td", "next");
    var down = pm.get("/?sort=-decision").texts("td", "next");

    assertThat(up.getFirst()).isEqualTo("deciding now");
    assertThat(down.getFirst()).isNotEqualTo("deciding now").isNotEqualTo("–");
    assertThat(up.getLast()).isEqualTo("–");
    assertThat(down.getLast()).isEqualTo("–");
  }

  @Test
  void the_head_of_a_column_turns_its_order_round_and_keeps_the_filters() {
    var once = links(pm.get("/?status=new").html()).get("Asks");
    var twice = links(pm.get(once).html()).get("Asks ▾");

    assertThat(once).isEqualTo("/?sort=-asks&status=new");
    assertThat(twice).isEqualTo("/?sort=asks&status=new");
    assertThat(pm.get(once).html()).contains("<option value=\"new\" selected>");
  }

  @Test
  void an_order_that_nobody_knows_is_refused_by_name() {
    assertThat(pm.get("/?sort=mood").status()).isEqualTo(400);
    assertThat(pm.get("/?sort=mood").text()).contains("Sort must be one of rank");
  }

  @Test
  void a_viewer_cannot_order_by_what_they_may_not_see() {
    var usual = viewer.get("/").texts("td", "feature");

    for (var column : BacklogOrder.Column.values()) {
      if (column.money()) {
        assertThat(viewer.get("/?sort=" + column.word()).texts("td", "feature")).isEqualTo(usual);
        assertThat(viewer.get("/").html()).doesNotContain("sort=" + column.word());
        assertThat(viewer.get("/").html()).doesNotContain("sort=-" + column.word());
      }
    }
  }

  @Test
  void the_csv_holds_the_same_features_in_the_same_order() {
    var asked = "?status=under_review&sort=-effort";
    var page = pm.get("/" + asked);
    var rows = csv(pm.get("/backlog.csv" + asked));

    assertThat(column(rows, "rank")).isEqualTo(page.texts("td", "rank")).hasSizeGreaterThan(2);
    assertThat(page.html()).contains("href=\"/backlog.csv?sort=-effort&amp;status=under_review\"");
    assertThat(new BigDecimal(rows.getFirst().getField("priority"))).isPositive();
    assertThat(column(rows, "status")).containsOnly("under_review");
  }

  @Test
  void the_csv_is_a_download_that_no_cache_keeps() {
    var page = pm.get("/backlog.csv");

    assertThat(page.header("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(page.header("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"heed-backlog-2026-11-22.csv\"");
    assertThat(page.header("Cache-Control")).contains("no-store");
  }

  @Test
  void the_csv_of_a_viewer_has_no_column_of_money_or_customers() {
    var rows = csv(viewer.get("/backlog.csv?sort=-priority"));

    assertThat(rows.getFirst().getHeader())
        .containsExactly(
            "rank",
            "key",
            "feature",
            "area",
            "status",
            "effortPersonMonths",
            "effortEstimated",
            "asks");
    assertThat(column(rows, "rank")).startsWith("1", "2", "3");
  }

  @Test
  void no_cell_of_the_csv_runs_in_a_spreadsheet() {
    try (var site = new Site(SettableClock.morning())) {
      site.write(tx ->
          site.keepingFeatures.put(
              tx, Cast.sso().title("=HYPERLINK(\"http://evil.test\")").feature(), null));

      var text = Visitor.signedIn(site, Cast.PIA).get("/backlog.csv").html();

      assertThat(text).contains("\"'=HYPERLINK(\"\"http://evil.test\"\")\"");
    }
  }

  private static List<NamedCsvRecord> csv(Page page) {
    assertThat(page.status()).isEqualTo(200);
    return CsvReader.builder().ofNamedCsvRecord(page.html()).stream().toList();
  }

  private static List<String> column(List<NamedCsvRecord> rows, String name) {
    return rows.stream().map(row -> row.getField(name)).toList();
  }

  private static List<Integer> numbers(List<String> texts) {
    return texts.stream().map(Integer::valueOf).toList();
  }

  /// Where the heads of the columns lead, by their words.
  private static Map<String, String> links(String html) {
    var links = new HashMap<String, String>();
    Pattern.compile("(?s)<a class=\"sort[^\"]*\" href=\"([^\"]*)\"[^>]*>(.*?)</a>")
        .matcher(html)
        .results()
        .forEach(link ->
            links.put(
                link.group(2).replaceAll("<[^>]*>", ""), link.group(1).replace("&amp;", "&")));
    return links;
  }
}
