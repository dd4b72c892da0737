package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Everything is found by a word of it, within what one may see.
final class SearchIT {
  static final List<Window> WINDOWS = Window.both();
  @RegisterExtension static final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void an_account_by_mouse(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/search");

      reader.find("main input[type=search]").fill("northw");
      reader.find("main form[role=search] button").click();
      assertThat(reader.page).hasURL(Pattern.compile("[?&]q=northw"));
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.find(".found-title", "Northwind Traders").first().click();

      assertThat(reader.page).hasURL(Pattern.compile("/accounts/northwind$"));
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void a_feature_by_keys(Role role) {
    try (var reader = stage.reader(role)) {
      reader.open("/search");

      reader.press("/");
      reader.page.keyboard().type("single sign");
      reader.press("Enter");
      assertThat(reader.page).hasURL(Pattern.compile("[?&]q=single"));
      reader.press("j");
      assertThat(reader.find("[data-row] a").first()).isFocused();
      reader.press("Enter");

      assertThat(reader.find("h1")).containsText("Single sign-on");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void the_words_of_a_customer_for_those_who_may_read_them() {
    try (var staff = stage.reader(Role.CSM);
        var viewer = stage.reader(Role.VIEWER)) {
      staff.open("/search?q=two+truths");
      assertThat(staff.find(".found").first()).containsText("Northwind Traders");

      for (var query : List.of("two+truths", "northwind")) {
        viewer.open("/search?q=" + query);
        assertThat(viewer.find(".empty h2")).isVisible();
        assertThat(viewer.find(".found")).hasCount(0);
      }
      assertThat(staff.wrongs()).isEmpty();
      assertThat(viewer.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void what_is_not_there_is_filed_as_it_was_typed(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/search?q=hologram+meetings");
      assertThat(reader.find(".empty h2")).hasText("Nothing found for “hologram meetings”");
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      reader.find(".empty a.button").click();

      assertThat(reader.find("input[name=feature]")).hasValue("hologram meetings");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void who_files_nothing_is_led_to_all_features() {
    try (var reader = stage.reader(Role.VIEWER)) {
      reader.open("/search?q=hologram+meetings");

      reader.find(".empty a.button").click();

      assertThat(reader.find("[data-row]").first()).isVisible();
      assertThat(reader.wrongs()).isEmpty();
    }
  }
}
