package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What next, and why: the backlog and the drawer with the reasons.
final class BacklogIT {
  static final List<Window> WINDOWS = Window.both();
  @RegisterExtension final Stage stage = Stage.demo();

  static Stream<Arguments> staffAtBothWidths() {
    return Stream.of(Role.CSM, Role.PM)
        .flatMap(role -> WINDOWS.stream().map(window -> Arguments.of(role, window)));
  }

  @ParameterizedTest
  @MethodSource("staffAtBothWidths")
  void a_click_on_a_row_tells_why_it_ranks_there(Role role, Window window) {
    try (var reader = stage.reader(role, window)) {
      reader.open("/");
      var title = rowLink(reader, 0).textContent();

      rowLink(reader, 0).click();

      assertThat(reader.find("#drawer h2").first()).hasText(title);
      assertThat(reader.find("#drawer .sum")).isVisible();
      assertThat(reader.find("#drawer")).isFocused();
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      reader.find("#drawer [data-close]").click();

      assertThat(reader.find("#drawer")).isHidden();
      assertThat(rowLink(reader, 0)).isFocused();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("staffAtBothWidths")
  void keys_go_from_row_to_row_to_the_reasons_and_to_the_feature(Role role, Window window) {
    try (var reader = stage.reader(role, window)) {
      reader.open("/");
      var second = rowLink(reader, 1).textContent();
      var third = rowLink(reader, 2).textContent();

      reader.press("j", "j", "j", "k");
      assertThat(rowLink(reader, 1)).isFocused();
      reader.press("Enter");
      assertThat(reader.find("#drawer h2").first()).hasText(second);
      assertThat(reader.find("#drawer")).isFocused();
      reader.press("j");
      assertThat(reader.find("#drawer h2").first()).hasText(third);
      reader.press("Escape");
      assertThat(reader.find("#drawer")).isHidden();
      assertThat(rowLink(reader, 2)).isFocused();
      reader.press("Enter");
      assertThat(reader.find("#drawer h2").first()).hasText(third);
      assertThat(reader.find("#drawer")).isFocused();
      reader.press("Enter");

      assertThat(reader.page).hasURL(Pattern.compile("/features/[^/]+$"));
      assertThat(reader.find("h1")).hasText(third);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_viewer_opens_the_feature_by_mouse_and_by_keys_and_sees_no_money(Window window) {
    try (var reader = stage.reader(Role.VIEWER, window)) {
      reader.open("/");
      var title = rowLink(reader, 0).textContent();
      assertThat(reader.find("body")).not().containsText("$");

      rowLink(reader, 0).click();
      assertThat(reader.find("h1")).hasText(title);
      assertThat(reader.find("body")).not().containsText("$");

      reader.open("/");
      reader.press("j", "Enter");
      assertThat(reader.find("h1")).hasText(title);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void a_search_by_keys_stands_in_the_address(Role role) {
    try (var reader = stage.reader(role)) {
      reader.open("/");
      var third = rowLink(reader, 2).textContent();

      reader.press("/");
      assertThat(reader.find("main input[type=search]")).isFocused();
      reader.page.keyboard().type(third);
      reader.press("Enter");

      assertThat(reader.page).hasURL(Pattern.compile("[?&]q=" + third.substring(0, 4)));
      assertThat(reader.find("[data-row]")).hasCount(1);
      assertThat(rowLink(reader, 0)).hasText(third);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_filter_works_as_soon_as_it_is_chosen(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/");
      var all = reader.find("[data-row]").count();

      reader.find("select[name=area]").selectOption("Security");

      assertThat(reader.page).hasURL(Pattern.compile("[?&]area=Security"));
      assertThat(reader.find("[data-row]").count()).isBetween(1, all - 1);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  private static Locator rowLink(Reader reader, int index) {
    return reader.find("[data-row]").nth(index).locator("a").first();
  }
}
