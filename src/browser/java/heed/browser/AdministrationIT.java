package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.DemoService;
import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// People and their roles, tokens, and the log of all changes.
final class AdministrationIT {
  static final List<Window> WINDOWS = Window.both();
  private static final String VIEWER = DemoService.guest(Role.VIEWER).email();
  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void somebody_new_is_added_by_keys_and_comes_in_by_a_link(Window window) {
    var email = "new" + window.width() + "@heed.example";
    try (var reader = stage.reader(Role.ADMIN, window);
        var newcomer = stage.stranger(window)) {
      reader.open("/admin/people");

      reader.tabTo(reader.find("form[action='/admin/people'] input[name=email]"));
      reader.page.keyboard().type(email);
      reader.press("Tab");
      reader.page.keyboard().type("Nora Nilsen");
      reader.press("Enter");
      var row = reader.find("article.person", email);
      assertThat(row).isVisible();
      row.locator("form[action$='/link'] button").click();
      var link = reader.find("#secret").textContent().strip();
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      newcomer.page.navigate(newcomer.here(link));
      newcomer.find("main form button[type=submit]").click();

      assertThat(newcomer.find(".who .name")).containsText("Nora Nilsen");
      assertThat(reader.wrongs()).isEmpty();
      assertThat(newcomer.wrongs()).isEmpty();
    }
  }

  @Test
  void a_role_is_changed_by_mouse_and_holds_at_once() {
    try (var reader = stage.reader(Role.ADMIN);
        var other = stage.reader(Role.VIEWER)) {
      assertThat(other.open("/loops").status()).isEqualTo(403);
      reader.open("/admin/people");
      var row = reader.find("article.person", VIEWER);

      row.locator("details:has(select[name=role]) > summary").click();
      row.locator("select[name=role]").selectOption("csm");
      row.locator("form:has(select[name=role]) button[type=submit]").click();

      assertThat(reader.find("article.person", VIEWER)).isVisible();
      assertThat(other.open("/loops").status()).isEqualTo(200);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_token_is_made_shown_once_and_revoked(Window window) {
    try (var reader = stage.reader(Role.ADMIN, window)) {
      reader.open("/admin/tokens");

      reader.find("form[action='/admin/tokens'] input[name=name]").fill("Robot " + window.width());
      reader.find("form[action='/admin/tokens'] button[type=submit]").click();

      assertThat(reader.find("#secret")).not().isEmpty();
      var row = reader.find("article.person", "Robot " + window.width());
      row.locator("details > summary").click();
      row.locator("form button[type=submit]").click();
      assertThat(reader.find("article.person", "Robot " + window.width()).locator("form"))
          .hasCount(0);
      assertThat(reader.find("#secret")).hasCount(0);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void the_log_of_changes_is_narrowed() {
    try (var reader = stage.reader(Role.ADMIN)) {
      reader.open("/admin/changes");
      assertThat(reader.find("h1")).isVisible();

      reader.find("main form.filters input:visible").first().fill("mira@heed.example");
      reader.press("Enter");

      assertThat(reader.page).hasURL(Pattern.compile("mira"));
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void is_for_administrators() {
    for (var role : List.of(Role.VIEWER, Role.CSM, Role.PM)) {
      try (var reader = stage.reader(role)) {
        assertThat(reader.open("/admin/people").status()).isEqualTo(403);
        assertThat(reader.open("/admin/tokens").status()).isEqualTo(403);
      }
    }
  }
}
