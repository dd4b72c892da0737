package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.LoggerFactory;

/// What stands around every page, and what the browser must refuse to do for any of them.
final class FrameIT {
  static final List<Window> WINDOWS = Window.both();
  @RegisterExtension static final Stage stage = Stage.demo();

  @Test
  void buttons_for_browsers_without_scripts_are_not_in_the_way_of_others() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/accounts");

      assertThat(reader.find("form.filters button.no-js")).isHidden();
      assertThat(reader.find("[data-theme-toggle]")).isVisible();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void the_navigation_leads_only_to_pages(Role role) {
    try (var reader = stage.reader(role)) {
      reader.open("/");
      var links = reader.find("nav.nav a").all().stream().map(a -> a.getAttribute("href")).toList();
      assertThat(links).isNotEmpty().allMatch(link -> link.startsWith("/"));

      for (var link : links) {
        assertThat(reader.open(link).status()).as(link).isEqualTo(200);
        assertThat(reader.find("nav.nav a[aria-current=page]")).hasCount(1);
      }

      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void somebody_without_a_mouse_can_skip_the_navigation(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/");

      reader.press("Tab", "Enter");

      assertThat(reader.find("#main")).isFocused();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void the_keys_are_listed_by_a_key(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/");

      reader.press("?");
      assertThat(reader.find("#help")).isVisible();
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.press("Escape");

      assertThat(reader.find("#help")).isHidden();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void everything_is_found_by_a_key_a_word_and_enter(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/loops");

      reader.press("Control+k");
      assertThat(reader.find("#palette-field")).isFocused();
      reader.page.keyboard().type("northwind");
      assertThat(reader.find("#palette [data-href]").first()).containsText("Northwind Traders");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.press("Enter");

      assertThat(reader.page).hasURL(Pattern.compile("/accounts/northwind$"));
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void the_theme_that_somebody_chose_stays(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/");

      reader.openMenu();
      reader.find("[data-theme-toggle]").first().click();
      assertThat(reader.find("html")).hasAttribute("data-theme", "dark");
      reader.open("/loops");

      assertThat(reader.find("html")).hasAttribute("data-theme", "dark");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void whoever_signs_out_is_outside_and_the_way_back_shows_nothing(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/accounts/acme");

      reader.openMenu();
      reader.find("form[action='/sign-out'] button").first().click();
      assertThat(reader.page).hasURL(Pattern.compile("/sign-in$"));
      reader.page.goBack();

      assertThat(reader.find("h1")).not().hasText("Acme");
      assertThat(reader.find("body")).not().containsText("$");
    }
  }

  @Test
  void an_inline_script_does_not_run_and_its_report_is_kept() {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    var keeper = (Logger) LoggerFactory.getLogger("heed.pages.admin.PolicyReports");
    keeper.addAppender(log);
    try (var reader = stage.reader(Role.CSM)) {
      reader.open("/");

      var reported =
          reader.page.waitForResponse(
              response -> response.url().endsWith("/content-policy-reports"),
              () ->
                  reader.page.evaluate(
                      """
                      () => {
                        const script = document.createElement('script');
                        script.textContent = 'window.ran = true';
                        document.body.append(script);
                      }
                      """));

      assertThat(reported.status()).isEqualTo(204);
      assertThat(reader.page.evaluate("() => 'ran' in window")).isEqualTo(false);
      assertThat(reader.wrongs())
          .anyMatch(wrong -> wrong.startsWith("forbidden by the policy: script-src"));
      assertThat(log.list).anyMatch(event -> event.getFormattedMessage().contains("script-src"));
    } finally {
      keeper.detachAppender(log);
    }
  }

  @Test
  void a_page_of_ours_is_not_shown_inside_another() {
    try (var reader = stage.reader(Role.CSM)) {
      reader.page.navigate("about:blank");
      reader.page.setContent("<iframe src='" + stage.service.address() + "/'></iframe>");
      var frame = reader.page.frames().getLast();
      frame.waitForLoadState();

      assertThat(frame.content()).doesNotContain("worth the most");
    }
  }
}
