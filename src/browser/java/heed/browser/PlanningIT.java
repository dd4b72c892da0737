package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What product managers do on an ordinary day: try other numbers, correct an effort, keep a view,
/// merge what is the same. Their inbox has a test of its own.
final class PlanningIT {
  static final List<Window> WINDOWS = Window.both();

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_slider_turned_by_keys_ranks_anew_at_once_and_the_address_holds_it(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/what-if");
      var headline = reader.find("#what-if-result h1").textContent();
      var slider = reader.find("[data-turns='dial-expansionChance']");

      slider.focus();
      reader.press("Home");

      assertThat(reader.find("#dial-expansionChance")).hasValue("0");
      assertThat(reader.find("#what-if-result h1")).not().hasText(headline);
      assertThat(slider).isFocused();
      assertThat(reader.page).hasURL(Pattern.compile(".*expansionChance=0.*"));
      assertThat(reader.find("textarea[name=reason]")).hasCount(0);
      reader.forget("sendAbort");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void numbers_are_adopted_for_a_reason_and_that_is_undone() {
    try (var reader = stage.reader(Role.PM)) {
      var before = version();
      reader.open("/what-if?preventableShare=60");

      reader.find("details.adopt summary").click();
      reader.find("textarea[name=reason]").fill("Closed renewals say so.");
      reader.find("button[formaction='/what-if']").click();

      assertThat(reader.find("#said")).containsText("version " + (before + 1));
      assertThat(version()).isEqualTo(before + 1);

      reader.find("#said form button").click();

      assertThat(reader.find("#said")).containsText("version " + (before + 2));
      reader.forget("sendAbort");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void an_effort_is_corrected_in_its_row_and_put_back(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/?q=sandbox");
      var row = reader.find("tr[data-row]").first();
      var effort = row.locator("td.effort").textContent();

      row.locator("[data-edit]").click();
      assertThat(reader.find("input[name=effortPersonMonths]")).isVisible();
      assertThat(reader.find("tr.htmx-added")).hasCount(0); // until then the browser would send it
      reader.find("input[name=effortPersonMonths]").fill("7.25");
      reader.press("Enter");

      assertThat(reader.find("tr.changed")).containsText("Undo");
      assertThat(reader.find("tr.changed td.effort")).containsText("7.25");

      reader.find("tr.changed form button").click();

      assertThat(reader.find("tr[data-row]").first().locator("td.effort")).hasText(effort);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void a_view_is_named_kept_and_taken_away_again() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/?status=planned&sort=-asks");

      reader.find(".view-box summary").first().click();
      reader.find(".view-box input[name=name]").first().fill("What we promised");
      reader.press("Enter");

      assertThat(reader.find(".views a[aria-current]")).hasText("What we promised");
      assertThat(reader.wrongs()).isEmpty();

      reader.find(".view-box summary").last().click();
      reader.find(".view-box form[action$='/removal'] button").click();

      assertThat(reader.find("#said")).containsText("Undo");
      assertThat(reader.find(".views")).not().containsText("What we promised");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_merge_is_looked_at_made_and_undone(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/features/roles/merge?into=dashboards");
      assertThat(reader.find("#merge-preview")).containsText("Nothing has happened yet.");
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      reader.find("#merge-preview form button[type=submit]").click();

      assertThat(reader.find("#said")).containsText("is merged into");
      assertThat(mergedInto("roles")).isEqualTo("dashboards");

      reader.find("#said form button").click();

      assertThat(reader.find("#said")).not().containsText("is merged into");
      assertThat(mergedInto("roles")).isNull();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void nothing_of_it_is_for_viewers() {
    try (var reader = stage.reader(Role.VIEWER)) {
      reader.open("/");

      assertThat(reader.find("h1")).isVisible();
      assertThat(reader.find("[data-edit]")).hasCount(0);
      assertThat(reader.find("a[href='/what-if'], a[href='/inbox']")).hasCount(0);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  private long version() {
    var rooms = stage.service.rooms();
    return rooms.database.read(rooms.policies::current).version();
  }

  private @Nullable String mergedInto(String feature) {
    var rooms = stage.service.rooms();
    return rooms
        .database
        .read(handle -> rooms.features.find(handle, feature))
        .orElseThrow()
        .value()
        .mergedInto();
  }
}
