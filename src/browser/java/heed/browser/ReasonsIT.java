package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Why something ranks where it does: its sum, its history, and how it would by other methods.
final class ReasonsIT {
  static final List<Window> WINDOWS = Window.both();
  @RegisterExtension static final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void the_history_of_the_rank_is_opened_in_the_drawer(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/?q=export");
      reader.find("[data-row] a").first().click();
      var history = reader.find("#drawer section[aria-label='Where it stood']");
      assertThat(history.locator("svg.places")).isVisible();
      assertThat(history.locator("table")).isHidden();

      history.locator("summary").click();

      assertThat(history.locator("tbody tr").first()).isVisible();
      assertThat(history.locator("tbody tr").count()).isGreaterThan(1);
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void the_sum_of_every_account_is_opened_by_keys_and_leads_to_it() {
    try (var reader = stage.reader(Role.CSM)) {
      reader.open("/?q=export");
      reader.press("j", "Enter");
      assertThat(reader.find("#drawer")).isFocused();
      assertThat(reader.find("#drawer .what-if li").first()).containsText("Without");
      var second = reader.find("#drawer article.ask").nth(1);
      assertThat(second.locator(".working")).isHidden();

      reader.tabTo(second.locator("summary"));
      reader.press("Enter");
      assertThat(second.locator(".working .line").first()).isVisible();
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      var account = second.locator("h3 a");
      var name = account.textContent();
      account.focus();
      reader.press("Enter");

      assertThat(reader.find("h1")).hasText(name);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rice", "votes", "arr"})
  void today_is_compared_with_another_method(String method) {
    try (var reader = stage.reader(Role.CSM)) {
      reader.open("/what-if");
      var columns = reader.find("table.trial thead th").count();
      var choice = reader.find("select[name=method]");
      var value = choice.locator("option[value*='" + method + "']").getAttribute("value");

      choice.selectOption(value);

      assertThat(reader.find("table.trial thead th")).hasCount(columns + 1);
      assertThat(reader.find("table.trial tbody tr").first().locator("td").last()).not().isEmpty();
      assertThat(reader.page).hasURL(Pattern.compile("method=" + value));
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.forget("sendAbort");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void retention_comes_first_by_one_switch_and_goes_back_by_it(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/what-if");
      var chance = reader.find("#dial-expansionChance");
      var today = chance.inputValue();
      var retention = reader.find("[data-retention]");

      reader.tabTo(retention);
      reader.press("Space");

      assertThat(chance).hasValue("10");
      assertThat(reader.page).hasURL(Pattern.compile("retention=first"));
      assertThat(reader.find("table.trial .move.up, table.trial .move.down").first()).isVisible();
      reader.press("Space");
      assertThat(chance).hasValue(today);
      assertThat(reader.page).not().hasURL(Pattern.compile("retention"));
      assertThat(retention).isFocused();
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      reader.forget("sendAbort");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void a_number_that_cannot_be_is_said_where_it_stands_and_ranks_nothing() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/what-if");
      var headline = reader.find("#what-if-result h1").textContent();
      var share = reader.find("#dial-preventableShare");

      share.fill("400");

      assertThat(share).hasAttribute("aria-invalid", "true");
      assertThat(reader.find("#wrong-preventableShare")).not().isEmpty();
      assertThat(reader.find("#what-if-result h1")).hasText(headline);
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_point_of_a_picture_is_a_feature_and_a_table_stands_behind(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/pictures");
      var first = reader.find("svg.chart-plot a").first();
      var name = first.getAttribute("aria-label");

      var table = reader.find("details:has(table)").first();
      table.locator("summary").click();
      assertThat(table.locator("table")).isVisible();
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.tabTo(first);
      reader.press("Enter");

      assertThat(reader.page).hasURL(Pattern.compile("/features/[^/]+$"));
      assertThat(name).startsWith(reader.find("h1").textContent());
      assertThat(reader.wrongs()).isEmpty();
    }
  }
}
