package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The single keys that lead from page to page and do what a row offers.
final class KeysIT {
  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @CsvSource({"a, /accounts", "l, /loops", "m, /messages", "i, /inbox", "w, /what-if", "b, /"})
  void g_and_a_letter_lead_to_a_page(String letter, String path) {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/me");

      reader.press("g", letter);

      assertThat(reader.page).hasURL(stage.service.address() + path);
      assertThat(reader.find("nav.nav a[aria-current]")).hasAttribute("href", path);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void g_leads_nobody_where_they_may_not_go_and_types_where_one_types() {
    try (var reader = stage.reader(Role.VIEWER)) {
      reader.open("/me");
      reader.press("g", "l");
      reader.open("/");
      reader.press("/");
      reader.page.keyboard().type("gla?j");

      assertThat(reader.find("main input[type=search]")).hasValue("gla?j");
      assertThat(reader.find("#help")).isHidden();
      assertThat(reader.page).hasURL(stage.service.address() + "/");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void a_loop_is_copied_put_off_edited_and_told() {
    try (var reader = stage.reader(Role.CSM)) {
      reader.mayCopy();
      reader.open("/loops");
      var loop = reader.find("article.loop").first();
      var id = loop.getAttribute("id");

      reader.press("j", "c");
      var copied = reader.page.evaluate("() => navigator.clipboard.readText()");
      assertThat(copied).isEqualTo(reader.find("#" + id.replace("loop-", "draft-")).textContent());
      reader.press("s");
      assertThat(loop.locator("details.more .more-box").first()).isVisible();
      reader.press("w");
      assertThat(loop.locator("details.more .more-box").last()).isVisible();
      reader.press("e");
      assertThat(loop.locator("textarea[name=text]")).isVisible();
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      reader.press("t");
      assertThat(loop.locator("button[data-key=t]")).isFocused();
      assertThat(loop).not().hasClass(Pattern.compile("done"));
      reader.press("Enter");
      assertThat(reader.find("#" + id)).hasClass(Pattern.compile("done"));
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void e_edits_a_row_of_the_backlog_and_escape_leaves_it_as_it_was() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/");
      var row = reader.find("tr[data-row]").nth(1);
      var effort = row.locator("td.effort").textContent();

      reader.press("j", "j", "e");
      var field = reader.find("input[name=effortPersonMonths]");
      assertThat(field).isFocused();
      field.fill("77");
      reader.press("Escape");

      assertThat(field).hasCount(0);
      assertThat(row.locator("td.effort")).hasText(effort);
      reader.press("j");
      assertThat(reader.find("tr[data-row]").nth(2).locator("a").first()).isFocused();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void the_palette_does_what_it_names(Role role) {
    try (var reader = stage.reader(role)) {
      reader.open("/");

      reader.press("Control+k");
      reader.page.keyboard().type("dark");
      assertThat(reader.find("#palette [role=option][aria-selected=true]"))
          .containsText("light and dark");
      reader.press("Enter");
      assertThat(reader.find("html")).hasAttribute("data-theme", "dark");
      assertThat(reader.find("#palette")).isHidden();

      reader.press("Control+k");
      reader.find("#palette-field").fill("sign out");
      assertThat(reader.find("#palette [role=option][aria-selected=true]"))
          .containsText("Sign out");
      reader.press("Enter");

      assertThat(reader.page).hasURL(Pattern.compile("/sign-in$"));
      assertThat(reader.open("/").status()).isEqualTo(401);
    }
  }

  @Test
  void the_columns_of_the_backlog_are_sorted_by_keys_both_ways() {
    try (var reader = stage.reader(Role.VIEWER)) {
      reader.open("/");

      reader.tabTo(reader.find("th.num a", "Effort"));
      reader.press("Enter");
      assertThat(reader.find("th[aria-sort=ascending], th[aria-sort=descending]"))
          .containsText("Effort");
      var first = reader.find("th[aria-sort]:has-text('Effort')").getAttribute("aria-sort");
      reader.tabTo(reader.find("th.num a", "Effort"));
      reader.press("Enter");

      assertThat(reader.find("th[aria-sort]:has-text('Effort')"))
          .hasAttribute("aria-sort", first.equals("ascending") ? "descending" : "ascending");
      assertThat(List.of("ascending", "descending")).contains(first);
      assertThat(reader.wrongs()).isEmpty();
    }
  }
}
