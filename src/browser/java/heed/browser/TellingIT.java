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

/// How customers are told: by when, in which words, in public and by a digest.
final class TellingIT {
  static final List<Window> WINDOWS = Window.both();
  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void the_days_are_set_by_keys(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/telling");
      var days = reader.find("input[name^='dueWorkingDays.']").first();

      reader.tabTo(days);
      days.press("Control+a");
      reader.page.keyboard().type("7");
      reader.press("Enter");

      assertThat(reader.find("[role=status]:not(:empty)").first()).isVisible();
      assertThat(reader.find("input[name^='dueWorkingDays.']").first()).hasValue("7");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void words_of_ones_own_are_previewed_while_they_are_written(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/telling/shipped/en");

      reader.find("textarea[name=text]").fill("It is there: {feature}.");
      assertThat(reader.find("#preview")).containsText("It is there: ");
      reader.find("form.writing button[type=submit]").first().click();

      assertThat(reader.find("[role=status]:not(:empty)").first()).isVisible();
      assertThat(reader.find("textarea[name=text]")).hasValue("It is there: {feature}.");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void what_shipped_is_announced_to_everybody() {
    try (var reader = stage.reader(Role.PM);
        var stranger = stage.stranger(Window.PHONE)) {
      reader.open("/features/webhooks/announcement");

      reader.find("input[name=title]").fill("Webhooks are here");
      reader.find("input[name=text]").fill("Every event reaches you at once.");
      reader.find("form[action$='/announcement'] button[type=submit]").first().click();

      assertThat(reader.page).hasURL(Pattern.compile("/features/webhooks[^/]*$"));
      stranger.open("/shipped");
      assertThat(stranger.find("main")).containsText("Webhooks are here");
      assertThat(reader.wrongs()).isEmpty();
      assertThat(stranger.wrongs()).isEmpty();
    }
  }

  @Test
  void the_digest_is_copied() {
    try (var reader = stage.reader(Role.CSM)) {
      reader.mayCopy();
      reader.open("/digest");

      reader.find("[data-copy=digest-text]").click();

      var copied = reader.page.evaluate("() => navigator.clipboard.readText()");
      assertThat(copied).isEqualTo(reader.find("#digest-text").textContent());
      assertThat(reader.wrongs()).isEmpty();
    }
  }
}
