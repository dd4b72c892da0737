package heed.pages.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Views of the backlog that people name.
final class SavedViewsTest {
  private static final String ASKED = "/?sort=-asks&status=new";

  private final Site site = new Site(SettableClock.morning());
  private Visitor pm = new Visitor(site);

  @BeforeEach
  void begin() {
    site.write(tx -> site.keepingFeatures.put(tx, Cast.sso().feature(), null));
    pm = Visitor.signedIn(site, Cast.PIA);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void what_is_looked_at_gets_a_name_and_stands_as_a_tab() {
    assertThat(pm.get("/").html()).doesNotContain("Save this view");
    assertThat(pm.get("/?status=new&sort=-asks").html())
        .contains("action=\"/views?sort=-asks&amp;status=new\"");

    var saved = save(pm, "New & loud");

    assertThat(saved.status()).isEqualTo(303);
    assertThat(saved.location()).isEqualTo(ASKED);
    var page = pm.get(saved.location());
    assertThat(page.texts("div", "said-box").getFirst())
        .startsWith("The view “New & loud” is saved");
    assertThat(page.html())
        .contains(
            "<a href=\"/?sort=-asks&amp;status=new\" aria-current=\"true\"><bdi>New &amp; loud")
        .doesNotContain("Save this view");
    assertThat(pm.get("/").html()).contains("<a href=\"/\" aria-current=\"true\"><bdi>All");
  }

  @Test
  void saving_renaming_sharing_and_removing_can_be_undone() {
    save(pm, "Loud");
    var id = id(pm.get(ASKED));

    undo(pm.post("/views/" + id, Map.of("name", "Louder")));
    assertThat(pm.get(ASKED).text()).contains("All Loud ");
    undo(pm.post("/views/" + id + "/sharing", Map.of("shared", "true")));
    assertThat(pm.get(ASKED).text()).contains("Share with everybody");
    undo(pm.post("/views/" + id + "/removal", Map.of()));
    assertThat(id(pm.get(ASKED))).isEqualTo(id);
    undo(save(pm, "Second", "/views?area=x"));
    assertThat(pm.get(ASKED).html()).doesNotContain("<bdi>Second</bdi></a>");
  }

  @Test
  void a_shared_view_is_there_for_all_and_is_changed_by_pms_only() {
    pm.post("/views?status=new", Map.of("name", "For all", "shared", "true"));
    var csm = Visitor.signedIn(site, Cast.CARA);

    assertThat(csm.get("/").text()).contains("For all");
    assertThat(csm.get("/?status=new").html()).doesNotContain("Change view");
    var id = id(pm.get("/?status=new"));
    assertThat(csm.post("/views/" + id, Map.of("name", "Mine")).status()).isEqualTo(403);
    assertThat(csm.post("/views?area=x", Map.of("name", "X", "shared", "true")).status())
        .isEqualTo(403);
  }

  @Test
  void a_viewer_keeps_views_but_sees_none_that_tells_of_customers_or_money() {
    pm.post("/views?csm=cara%40heed.test", Map.of("name", "Of Cara", "shared", "true"));
    pm.post("/views?sort=-protect", Map.of("name", "Safest", "shared", "true"));
    pm.post("/views?status=new", Map.of("name", "Fresh", "shared", "true"));
    var viewer = Visitor.signedIn(site, Cast.VERA);

    assertThat(viewer.get("/").text()).contains("Fresh").doesNotContain("Of Cara", "Safest");
    viewer.post("/views?segment=enterprise&sort=asks", Map.of("name", "Own"));
    assertThat(viewer.get("/").html())
        .contains("<a href=\"/?sort=asks\"><bdi>Own")
        .doesNotContain("segment");
  }

  @Test
  void a_view_needs_a_name_that_is_not_taken_and_means_a_backlog() {
    save(pm, "Loud");

    assertThat(save(pm, " ").status()).isEqualTo(400);
    assertThat(save(pm, "Loud").status()).isEqualTo(409);
    assertThat(save(pm, "x".repeat(61)).status()).isEqualTo(400);
    assertThat(save(pm, "Odd", "/views?sort=mood").status()).isEqualTo(400);
    assertThat(pm.post("/views/v-none/removal", Map.of()).status()).isEqualTo(404);
    assertThat(pm.post("/views/v-none/return", Map.of()).status()).isEqualTo(404);
  }

  private static Page save(Visitor visitor, String name) {
    return save(visitor, name, "/views?status=new&sort=-asks");
  }

  private static Page save(Visitor visitor, String name, String address) {
    return visitor.post(address, Map.of("name", name));
  }

  /// Sends the form that the page after an act offers.
  private void undo(Page act) {
    assertThat(act.status()).isEqualTo(303);
    var html = pm.get(act.location()).html();
    var box = html.substring(html.indexOf("class=\"said-box\""));
    var form =
        Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">(.*?)<button").matcher(box);
    assertThat(form.find()).isTrue();
    var fields = new HashMap<String, String>();
    Pattern.compile("name=\"([^\"]*)\" value=\"([^\"]*)\"")
        .matcher(form.group(2))
        .results()
        .forEach(field -> fields.put(field.group(1), field.group(2)));
    assertThat(pm.post(form.group(1), fields).status()).isEqualTo(303);
  }

  private static String id(Page page) {
    var form = Pattern.compile("action=\"/views/(v-[a-z0-9]+)/removal\"").matcher(page.html());
    return form.find() ? form.group(1) : "none";
  }
}
