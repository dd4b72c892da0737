package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// The rest of the inbox: what looks alike, what is not known, what is to be looked at again.
final class TriageIT {
  static final List<Window> WINDOWS = Window.both();

  private final Stage stage = Stage.demo();

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void two_that_look_alike_are_told_apart_by_mouse_and_come_back(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/inbox?show=doubles");
      var pairs = reader.find("#doubles article");
      var before = pairs.count();
      assertThat(before).isPositive();
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);

      pairs.first().locator("form[action*='/apart'] button").click();

      assertThat(pairs).hasCount(before - 1);
      reader.find("#said form button").click();
      assertThat(pairs).hasCount(before);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void two_that_are_the_same_are_merged_by_keys_and_come_apart_again() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/inbox?show=doubles");
      var pairs = reader.find("#doubles article");
      var before = pairs.count();

      reader.tabTo(pairs.first().locator("form[action*='/merge'] button").first());
      reader.press("Enter");

      assertThat(reader.find("#said")).containsText("merged into");
      assertThat(pairs).hasCount(before - 1);
      reader.tabTo(reader.find("#said form button"));
      reader.press("Enter");
      assertThat(pairs).hasCount(before);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void an_effort_that_nobody_knew_is_typed_where_it_is_missed(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/inbox?show=facts");
      var fact = reader.find("#facts article:has(input[name=effortPersonMonths])").first();
      var what = fact.locator("a.strong").textContent();

      fact.locator("input[name=effortPersonMonths]").fill("3");
      reader.press("Enter");

      assertThat(reader.find("#said")).containsText("estimated");
      assertThat(reader.find("#facts a.strong", what)).hasCount(0);
      reader.find("#said form button").click();
      assertThat(reader.find("#facts a.strong", what).first()).isVisible();
      assertThat(Accessibility.findings(reader.page)).isEmpty();
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
