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

/// What was promised to whom, and one text for all whom nobody looks after.
final class KeepingWordIT {
  static final List<Window> WINDOWS = Window.both();

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_promise_that_broke_is_found_by_mouse_and_leads_to_who_was_told_it(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/loops");
      reader.find("a[href='/promises']").first().click();
      assertThat(reader.find("[data-row]").first()).isVisible();

      reader.find("nav.tabs a", "Broken").click();

      assertThat(reader.find("nav.tabs a[aria-current]").first()).containsText("Broken");
      assertThat(reader.find("tbody .vow.broken").first()).isVisible();
      assertThat(reader.find("tbody .vow:not(.broken)")).hasCount(0);
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      var customer = reader.find("[data-row] td.feature a").first();
      var name = customer.textContent();
      customer.click();
      assertThat(reader.find("h1")).hasText(name);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void promises_are_gone_through_by_keys(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/promises?state=open");
      var second = reader.find("[data-row] td.feature a:not(.quiet)").nth(1).textContent();

      reader.press("j", "j", "Enter");

      assertThat(reader.find("h1")).hasText(second);
      assertThat(reader.page).hasURL(Pattern.compile("/accounts/[^/]+$"));
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void all_of_the_pool_are_told_by_the_digest_of_the_month(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/loops?csm=nobody");
      assertThat(reader.find("article.loop")).hasCount(3);
      reader.find("a[href='/digest']").first().click();
      assertThat(reader.find("#digest-text")).containsText("Webhooks for every event");

      reader.tabTo(reader.find("details:has(form[action='/digest/told']) > summary"));
      reader.press("Enter");
      assertThat(reader.find("form[action='/digest/told']")).containsText("Munson's Pickles");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.tabTo(reader.find("form[action='/digest/told'] button"));
      reader.press("Enter");

      assertThat(reader.find(".notice[role=status]")).isVisible();
      assertThat(reader.find("form[action='/digest/told']")).hasCount(0);
      reader.open("/loops?csm=nobody");
      assertThat(reader.find("article.loop")).hasCount(0);
      reader.open("/loops?csm=nobody&show=told");
      assertThat(reader.find("article.loop", "Webhooks for every event is here").first())
          .containsText("digest");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void a_digest_is_read_in_another_month_and_language() {
    try (var reader = stage.reader(Role.CSM)) {
      reader.open("/digest");

      reader.find("nav.tabs a", "October 2026").click();
      assertThat(reader.find("#digest-text")).containsText("What’s new: October 2026");
      reader.find("nav.tabs a", "简体中文").click();

      assertThat(reader.find("#digest-text")).hasAttribute("lang", "zh-CN");
      assertThat(reader.find("nav.tabs a[aria-current]").first()).hasText("October 2026");
      assertThat(reader.find("form[action='/digest/told']")).hasCount(0);
      assertThat(reader.find("form[action='/digest/public-page']")).hasCount(0);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void the_public_page_is_taken_away_and_shown_again() {
    try (var reader = stage.reader(Role.ADMIN)) {
      assertThat(publicPage()).contains("Webhooks for every event");
      reader.open("/digest");

      reader.find("button[name=shown][value=false]").click();
      assertThat(reader.find("button[name=shown][value=false]")).hasCount(0);
      assertThat(publicPage()).doesNotContain("Webhooks for every event").contains("Nothing here");
      reader.find("form[action='/digest/public-page'] input[name=title]").fill("News of ours");
      reader.press("Enter");

      assertThat(reader.find("button[name=shown][value=false]")).isVisible();
      assertThat(publicPage()).contains("News of ours", "Webhooks for every event");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  /// As somebody reads it who never did before: browsers may keep it for some minutes.
  private String publicPage() {
    try (var stranger = stage.stranger(Window.PHONE)) {
      stranger.open("/shipped");
      return stranger.find("body").innerText();
    }
  }
}
