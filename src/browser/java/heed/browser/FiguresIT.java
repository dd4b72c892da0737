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

/// How well loops are closed, and the accounts that are meant: narrowed until they can be acted on.
final class FiguresIT {
  static final List<Window> WINDOWS = Window.both();
  @RegisterExtension static final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void lead_to_who_waits_for_word(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/loops");
      reader.find("a[href='/loops/figures']").click();

      reader.find("nav.tabs a:not([aria-current])").last().click();

      assertThat(reader.find("nav.tabs a[aria-current]")).hasText("From the beginning");
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      var waits = reader.find("section[aria-labelledby=silent-head] tbody a").first();
      var name = waits.textContent();
      waits.click();
      assertThat(reader.find("h1")).containsText(name);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void are_ones_own_for_a_csm_and_gone_through_by_keys() {
    try (var reader = stage.reader(Role.CSM)) {
      reader.open("/loops/figures");
      assertThat(reader.find("h1")).isVisible();

      reader.tabTo(reader.find("nav.tabs a:not([aria-current])").last());
      reader.press("Enter");

      assertThat(reader.page).hasURL(Pattern.compile("/loops/figures\\?"));
      assertThat(reader.find("nav.tabs a[aria-current]")).hasText("From the beginning");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void of_accounts_are_narrowed_to_those_risk(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/accounts?whose=all");
      var all = reader.find("[data-row]").count();

      reader.find("select[name=health]").selectOption("risk");

      assertThat(reader.page).hasURL(Pattern.compile("health=risk"));
      assertThat(reader.find("[data-row]").first()).containsText("at risk");
      assertThat(reader.find("[data-row]").count()).isBetween(1, all - 1);
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void of_accounts_that_nobody_has_say_what_to_do() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/accounts");

      reader.press("/");
      reader.page.keyboard().type("nobody is called this");
      reader.press("Enter");

      assertThat(reader.find(".empty h2")).isVisible();
      reader.find(".empty a").first().click();
      assertThat(reader.find("[data-row]").first()).isVisible();
      assertThat(reader.wrongs()).isEmpty();
    }
  }
}
