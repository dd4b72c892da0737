package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What about them: the accounts, one account, and its value brief.
final class AccountsIT {
  static final List<Window> WINDOWS = Window.both();
  @RegisterExtension static final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void are_opened_by_mouse(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/accounts");
      var link = reader.find("[data-row] a").first();
      var name = link.textContent();

      link.click();

      assertThat(reader.find("h1")).hasText(name);
      assertThat(reader.page).hasURL(Pattern.compile("/accounts/[^/]+$"));
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void are_opened_by_keys(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/accounts");
      var name = reader.find("[data-row] a").nth(1).textContent();

      reader.press("j", "j");
      assertThat(reader.find("[data-row] a").nth(1)).isFocused();
      reader.press("Enter");

      assertThat(reader.find("h1")).hasText(name);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void are_put_in_the_order_of_their_money() {
    try (var reader = stage.reader(Role.CSM)) {
      reader.open("/accounts");

      reader.find("th:has-text('ARR') a").click();

      assertThat(reader.page).hasURL(Pattern.compile("[?&]sort="));
      assertThat(reader.find("th[aria-sort=descending]")).containsText("ARR");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void have_a_brief_that_can_be_printed(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/accounts/acme");
      reader.find("a[href$='/accounts/acme/brief']").first().click();
      assertThat(reader.find("article.brief h1")).containsText("Acme");
      reader.page.evaluate("() => { window.print = () => { window.printed = true; }; }");

      reader.find("[data-print]").click();

      assertThat(reader.page.evaluate("() => window.printed")).isEqualTo(true);
      reader.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(reader.find("[data-print]")).isHidden();
      assertThat(reader.find("article.brief")).isVisible();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void are_not_for_viewers() {
    try (var reader = stage.reader(Role.VIEWER)) {
      assertThat(reader.open("/accounts/acme").status()).isEqualTo(403);
      assertThat(reader.find("body")).not().containsText("Acme");
    }
  }
}
