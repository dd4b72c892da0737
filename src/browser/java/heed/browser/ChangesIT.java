package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import heed.people.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Who changed what: the log is narrowed, opened and taken along.
final class ChangesIT {
  static final List<Window> WINDOWS = Window.both();
  @RegisterExtension static final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void are_narrowed_by_mouse_and_exported_as_they_are_seen(Window window) throws IOException {
    try (var reader = stage.reader(Role.ADMIN, window)) {
      reader.open("/admin/changes");

      reader.find("select[name=subject]").selectOption("feature");
      reader.find("input[name=key]").fill("webhooks");
      reader.find("form.filters button[type=submit]").click();

      assertThat(reader.page).hasURL(Pattern.compile("subject=feature"));
      var rows = reader.find("article.change");
      assertThat(rows.first()).containsText("webhooks");
      assertThat(rows.filter(other("webhooks"))).hasCount(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      var shown = rows.count();
      var file = reader.page.waitForDownload(() -> reader.find("a[download]").click());
      assertThat(file.suggestedFilename()).isEqualTo("heed-changes.csv");
      assertThat(Files.readAllLines(file.path()))
          .hasSize(shown + 1)
          .filteredOn(line -> line.contains("webhooks"))
          .hasSize(shown);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void are_narrowed_and_opened_by_keys() {
    try (var reader = stage.reader(Role.ADMIN)) {
      reader.open("/admin/changes");

      reader.tabTo(reader.find("input[name=actor]"));
      reader.page.keyboard().type("mira@heed.example");
      reader.press("Tab");
      reader.page.keyboard().type("Feature");
      reader.tabTo(reader.find("form.filters button[type=submit]"));
      reader.press("Enter");
      assertThat(reader.page).hasURL(Pattern.compile("actor=mira"));
      var first = reader.find("article.change").first();
      assertThat(first).containsText("Mira Okafor");
      reader.tabTo(first.locator("summary"));
      reader.press("Enter");

      assertThat(first.locator("pre").first()).isVisible();
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void of_one_thing_are_a_click_away_and_all_of_them_another() {
    try (var reader = stage.reader(Role.ADMIN)) {
      reader.open("/admin/changes?subject=loop");
      var key = reader.find("article.change .grow-field a").nth(1);
      var of = key.textContent();

      key.click();
      assertThat(reader.find("input[name=key]")).hasValue(of);
      reader.find("form.filters a[href='/admin/changes']").click();

      assertThat(reader.find("input[name=key]")).hasValue("");
      assertThat(reader.find("article.change")).hasCount(50);
      reader.find("a[rel=next]").click();
      assertThat(reader.page).hasURL(Pattern.compile("before="));
      assertThat(reader.find("article.change").first()).isVisible();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void of_days_in_the_wrong_order_are_asked_for_again(Window window) {
    try (var reader = stage.reader(Role.ADMIN, window)) {
      reader.open("/admin/changes");

      reader.find("input[name=from]").fill("2026-11-20");
      reader.find("input[name=to][type=date]").fill("2026-11-01");
      reader.find("form.filters button[type=submit]").click();

      assertThat(reader.find(".field-error").first())
          .hasText("This day lies before the first one.");
      assertThat(reader.find("input[name=from]")).hasValue("2026-11-20");
      assertThat(reader.find("a[download]")).hasCount(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.forget("the server responded with a status of 400");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void that_nobody_made_are_said_to_be_none() {
    try (var reader = stage.reader(Role.ADMIN)) {
      reader.open("/admin/changes?actor=nobody%40heed.example");

      assertThat(reader.find(".empty h2")).hasText("Nothing matches these filters");
      reader.find(".empty a").click();

      assertThat(reader.find("article.change").first()).isVisible();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"VIEWER", "CSM", "PM"})
  void are_for_administrators(Role role) {
    try (var reader = stage.reader(role)) {
      assertThat(reader.open("/admin/changes").status()).isEqualTo(403);
      assertThat(reader.ask("/admin/changes.csv").status()).isEqualTo(403);
    }
  }

  private static Locator.FilterOptions other(String key) {
    return new Locator.FilterOptions().setHasNotText(key);
  }
}
