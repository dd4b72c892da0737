package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import heed.people.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// The rest of the inbox: what only looks alike, and what nobody knows.
final class TriageIT {
  static final List<Window> WINDOWS = Window.both();

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void two_that_look_alike_are_told_apart_in_place_and_come_back(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/inbox?show=doubles");
      var pairs = reader.find("#doubles article.pair");
      var before = pairs.count();
      assertThat(before).isPositive();

      pairs.first().locator("form[action*='/apart'] button").click();

      assertThat(pairs).hasCount(before - 1);
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.find("#doubles article.did form button").click();
      assertThat(pairs).hasCount(before);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void an_effort_is_kept_while_the_service_is_away(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/inbox?show=facts");
      var fact = reader.find("#facts article:has(input[name=effortPersonMonths])").first();
      var effort = fact.locator("input[name=effortPersonMonths]");
      effort.fill("3");
      reader.page.route("**/*", Route::abort);

      effort.press("Enter");

      assertThat(reader.find("#said [role=alert]")).containsText("Heed did not answer.");
      assertThat(effort).hasValue("3");
      reader.page.unroute("**/*");
      effort.press("Enter");
      assertThat(reader.find("#facts article.did")).containsText("is estimated at 3 pm");
      reader.forget("ERR_FAILED");
      reader.forget("console: htmx:");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void a_customer_whose_health_is_unknown_is_a_click_away_from_the_four_questions() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/inbox?show=facts");

      reader.find("#facts article a.button[href^='/accounts/']").first().click();

      assertThat(reader.find("h1")).isVisible();
      assertThat(reader.find(".health-talk summary")).isVisible();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"VIEWER", "CSM"})
  void is_for_product_managers(Role role) {
    try (var reader = stage.reader(role)) {
      assertThat(reader.open("/inbox").status()).isEqualTo(403);
    }
  }
}
