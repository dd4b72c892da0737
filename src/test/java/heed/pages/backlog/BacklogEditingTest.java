package heed.pages.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.Status;
import heed.loop.LoopStore;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Estimates and statuses changed in the rows of the backlog.
final class BacklogEditingTest {
  private static final String[] HTMX = {"HX-Request", "true"};

  private Site site = new Site(SettableClock.morning());
  private Visitor pm = new Visitor(site);

  @BeforeEach
  void begin() {
    site.tellTheDemo();
    pm = Visitor.signedIn(site, Cast.PIA);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void an_estimate_is_changed_in_its_row_which_says_what_it_was_and_where_it_is_now() {
    var row = save("export", Map.of("effortPersonMonths", "40"), HTMX);

    assertThat(row.status()).isEqualTo(200);
    assertThat(row.html()).startsWith("<tr id=\"row-export\"").doesNotContain("<html");
    assertThat(row.textOf("tr")).contains("was 0.25 pm", "Undo", "· now 2", "show", "40 pm");
    assertThat(feature("export").effort()).isEqualTo(Effort.ofHundredths(4000));
    assertThat(pm.get(show(row)).texts("td", "feature").getLast()).startsWith("Scheduled export");
  }

  @Test
  void undo_makes_the_feature_exactly_what_it_was() {
    var before = feature("sso");
    assertThat(before.effort()).isEqualTo(Effort.split(150, 25, 25));
    var row = save("sso", Map.of("effortPersonMonths", "9", "status", "in_progress"), HTMX);
    assertThat(row.textOf("tr")).contains("was 2 pm and planned");
    assertThat(feature("sso").effort()).isEqualTo(Effort.ofHundredths(900));

    var undone = pm.post("/backlog/sso/undo", hidden(row), HTMX);

    assertThat(undone.textOf("tr")).contains("back to 2 pm and planned").doesNotContain("Undo");
    assertThat(feature("sso")).isEqualTo(before);
  }

  @Test
  void the_form_says_that_a_new_whole_takes_the_place_of_the_parts() {
    var form = pm.get("/backlog/sso/edit", HTMX);

    assertThat(form.textOf("tr")).contains("Now 1.5 engineering, 0.25 design and 0.25 product");
    assertThat(form.html())
        .contains("name=\"effortPersonMonths\" form=\"form-row-sso\" value=\"2\"");
    assertThat(pm.get("/backlog/export/edit", HTMX).text()).doesNotContain("engineering");
  }

  @Test
  void saving_what_is_there_already_changes_nothing() {
    var before = version("sso");

    var row = save("sso", Map.of(), HTMX);

    assertThat(row.status()).isEqualTo(200);
    assertThat(row.html()).doesNotContain("Undo");
    assertThat(version("sso")).isEqualTo(before);
  }

  @Test
  void an_empty_estimate_is_none() {
    save("export", Map.of("effortPersonMonths", ""), HTMX);

    assertThat(feature("export").effort()).isNull();
  }

  @Test
  void a_status_that_nobody_is_told_of_is_changed_in_the_row() {
    var loops = loops();

    var row = save("scim", Map.of("status", "under_review"), HTMX);

    assertThat(row.textOf("tr")).contains("was new", "still", "under review");
    assertThat(feature("scim").status()).isEqualTo(Status.UNDER_REVIEW);
    assertThat(loops()).isEqualTo(loops);
  }

  @Test
  void what_customers_are_told_of_is_decided_on_the_features_own_page() {
    var form = pm.get("/backlog/scim/edit", HTMX);
    assertThat(form.html())
        .contains(
            "value=\"under_review\"",
            "value=\"in_progress\"",
            "href=\"/features/scim?decide=planned\"",
            "href=\"/features/scim?decide=shipped\"",
            "href=\"/features/scim?decide=declined\"")
        .doesNotContain("value=\"planned\"", "value=\"shipped\"", "value=\"declined\"");

    var refused = save("scim", Map.of("status", "planned"), HTMX);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.html()).contains("Decide that on its own page");
    assertThat(feature("scim").status()).isEqualTo(Status.NEW);
  }

  @Test
  void what_somebody_else_changed_meanwhile_is_told_and_not_overwritten() {
    var seen = hidden(pm.get("/backlog/export/edit", HTMX));
    save("export", Map.of("effortPersonMonths", "3"), HTMX);

    var late = new HashMap<>(seen);
    late.put("effortPersonMonths", "5");
    late.put("status", "under_review");
    var row = pm.post("/backlog/export", late, HTMX);

    assertThat(row.status()).isEqualTo(409);
    assertThat(row.textOf("tr")).contains("changed it meanwhile: it is 3 pm");
    assertThat(row.html()).contains("name=\"seenEffort\" value=\"300\"");
    assertThat(feature("export").effort()).isEqualTo(Effort.ofHundredths(300));
  }

  @Test
  void two_who_change_different_things_do_not_get_in_each_others_way() {
    var seen = hidden(pm.get("/backlog/export/edit", HTMX));
    save("export", Map.of("effortPersonMonths", "3"), HTMX);

    var other = new HashMap<>(seen);
    other.put("effortPersonMonths", "0.25");
    other.put("status", "new");
    var row = pm.post("/backlog/export", other, HTMX);

    assertThat(row.status()).isEqualTo(200);
    assertThat(feature("export").status()).isEqualTo(Status.NEW);
    assertThat(feature("export").effort()).isEqualTo(Effort.ofHundredths(300));
  }

  @Test
  void undo_after_somebody_elses_change_is_refused() {
    var row = save("export", Map.of("effortPersonMonths", "3"), HTMX);
    save("export", Map.of("effortPersonMonths", "4"), HTMX);

    var late = pm.post("/backlog/export/undo", hidden(row), HTMX);

    assertThat(late.status()).isEqualTo(412);
    assertThat(feature("export").effort()).isEqualTo(Effort.ofHundredths(400));
  }

  @Test
  void without_scripts_the_form_stands_in_the_page_and_leads_back_to_the_list() {
    var page = pm.get("/backlog/export/edit?sort=-asks");
    assertThat(page.html()).contains("<html", "action=\"/backlog/export?sort=-asks\"");

    var form = hidden(page);
    form.put("effortPersonMonths", "1.5");
    form.put("status", "under_review");
    var saved = pm.post("/backlog/export?sort=-asks", form);

    assertThat(saved.status()).isEqualTo(303);
    assertThat(saved.location()).isEqualTo("/?sort=-asks");
    var list = pm.get(saved.location());
    assertThat(list.texts("div", "said-box").getFirst())
        .startsWith("Scheduled export of any report: was 0.25 pm, ");
    var undo = new HashMap<>(hidden(list));
    assertThat(pm.post("/backlog/export/undo?sort=-asks", undo).status()).isEqualTo(303);
    assertThat(feature("export").effort()).isEqualTo(Effort.ofHundredths(25));
  }

  @Test
  void a_row_that_the_filters_no_longer_leave_stays_and_says_so() {
    var row = pm.post("/backlog/scim?status=new", form("scim", "status", "under_review"), HTMX);

    assertThat(row.textOf("tr")).contains("no longer in this list").doesNotContain("show");
  }

  @Test
  void an_estimate_that_is_no_number_is_refused_by_name() {
    var refused = save("export", Map.of("effortPersonMonths", "soon"), HTMX);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.html()).contains("Effort person months");
    assertThat(save("export", Map.of("effortPersonMonths", "-1"), HTMX).status()).isEqualTo(400);
    assertThat(save("export", Map.of("status", "soon"), HTMX).status()).isEqualTo(400);
  }

  @Test
  void a_csm_sees_no_way_to_change_and_has_none() {
    var csm = Visitor.signedIn(site, Cast.CARA);

    assertThat(csm.get("/").html()).doesNotContain("/backlog/export", "data-edit");
    assertThat(csm.get("/backlog/export/edit").status()).isEqualTo(403);
    assertThat(csm.post("/backlog/export", form("export", "status", "new")).status())
        .isEqualTo(403);
  }

  private Page save(String key, Map<String, String> changes, String... headers) {
    var form = hidden(pm.get("/backlog/" + key + "/edit", HTMX));
    var now = feature(key);
    var effort = now.effort();
    form.put("effortPersonMonths", effort == null ? "" : effort.spoken());
    form.put("status", now.status().word());
    form.putAll(changes);
    return pm.post("/backlog/" + key, form, headers);
  }

  private Map<String, String> form(String key, String field, String value) {
    var form = hidden(pm.get("/backlog/" + key + "/edit", HTMX));
    var effort = feature(key).effort();
    form.put("effortPersonMonths", effort == null ? "" : effort.spoken());
    form.put(field, value);
    return form;
  }

  /// What the last form that takes versions or what was seen holds.
  private static Map<String, String> hidden(Page page) {
    var fields = new HashMap<String, String>();
    Pattern.compile(
            "<input type=\"hidden\" name=\"(seenEffort|seenStatus|before|version)\""
                + " value=\"([^\"]*)\"")
        .matcher(page.html())
        .results()
        .forEach(field -> fields.put(field.group(1), field.group(2)));
    return fields;
  }

  private static String show(Page row) {
    var link = Pattern.compile("<a class=\"show\" href=\"([^\"#]*)").matcher(row.html());
    return link.find() ? link.group(1).replace("&amp;", "&") : "nowhere";
  }

  private Feature feature(String key) {
    return site.database.read(handle -> site.features.find(handle, key)).orElseThrow().value();
  }

  private long version(String key) {
    return site.database.read(handle -> site.features.find(handle, key)).orElseThrow().version();
  }

  private int loops() {
    return site.database
        .read(handle -> site.loops.page(handle, LoopStore.Filter.ALL, LoopStore.Cursor.START, 1000))
        .size();
  }
}
