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

/// What a feature is and costs, as product managers correct it on its page.
final class FeatureEditingIT {
  static final List<Window> WINDOWS = Window.both();

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void its_title_is_changed_by_mouse_and_that_is_undone(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/features/print");

      reader.find("#edit-text > summary").click();
      reader.find("#edit-text input[name=title]").fill("A board on paper");
      reader.find("#edit-text textarea[name=description]").fill("For the wall.");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.find("#edit-text button[type=submit]").click();

      assertThat(reader.find("h1")).hasText("A board on paper");
      assertThat(reader.find(".description")).hasText("For the wall.");

      reader.find("#said form button").click();

      assertThat(reader.find("h1")).hasText("Print a board on one page");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void its_effort_is_estimated_by_keys_in_three_parts(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/features/audit");

      reader.tabTo(reader.find("#edit-estimate > summary"));
      reader.press("Enter");
      reader.tabTo(reader.find("input[name='effort.engineering']"));
      reader.page.keyboard().type("1.5");
      reader.press("Tab");
      reader.page.keyboard().type("0.25");
      reader.press("Tab");
      reader.page.keyboard().type("0.25");
      reader.press("Enter");

      assertThat(reader.find("#said")).containsText("is estimated at");
      assertThat(reader.find(".facts-list"))
          .containsText("2 person-months: 1.5 engineering, 0.25 design, 0.25 product");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void an_effort_that_is_no_number_is_said_beside_it_and_stays() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/features/audit");
      reader.find("#edit-estimate > summary").click();
      reader.find("input[name='effort.engineering']").fill("a while");
      reader.find("#edit-estimate button[type=submit]").click();

      assertThat(reader.find("#edit-estimate .field-error").first()).isVisible();
      assertThat(reader.find("input[name='effort.engineering']")).hasValue("a while");
      assertThat(reader.find("input[name='effort.engineering']"))
          .hasAttribute("aria-invalid", "true");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.forget("the server responded with a status of 400");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void what_a_colleague_changed_meanwhile_is_shown_and_what_was_typed_stays() {
    try (var one = stage.reader(Role.PM);
        var two = stage.reader(Role.ADMIN)) {
      two.open("/features/print");
      two.find("#edit-text > summary").click();
      two.find("#edit-text input[name=title]").fill("Paper boards");

      one.open("/features/print");
      one.find("#edit-text > summary").click();
      one.find("#edit-text input[name=title]").fill("Boards for the wall");
      one.find("#edit-text button[type=submit]").click();
      assertThat(one.find("h1")).hasText("Boards for the wall");
      two.find("#edit-text button[type=submit]").click();

      assertThat(two.find("#edit-text [role=alert]")).containsText("Somebody changed it");
      assertThat(two.find("h1")).hasText("Boards for the wall");
      assertThat(two.find("#edit-text input[name=title]")).hasValue("Paper boards");
      two.find("#edit-text button[type=submit]").click();
      assertThat(two.find("h1")).hasText("Paper boards");
      two.forget("the server responded with a status of 412");
      assertThat(two.wrongs()).isEmpty();
      assertThat(one.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_merged_one_comes_out_again(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/features/saml");
      reader.find("a[href$='/features/saml/unmerge']").click();
      assertThat(reader.find("h1")).containsText("stand for itself again?");
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);

      reader.tabTo(reader.find("form[action$='/unmerge'] button[type=submit]"));
      reader.press("Enter");

      assertThat(reader.find("#said")).containsText("stands for itself again");
      assertThat(reader.page).hasURL(Pattern.compile("/features/saml"));
      assertThat(reader.find("h1")).hasText("Login through Azure AD");
      reader.find("#said form button").click();
      assertThat(reader.find("#said")).containsText("is merged into");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void others_only_read_it() {
    for (var role : List.of(Role.VIEWER, Role.CSM)) {
      try (var reader = stage.reader(role)) {
        reader.open("/features/print");

        assertThat(reader.find("h1")).isVisible();
        assertThat(reader.find("#edit-text, #edit-estimate, a[href$='/merge']")).hasCount(0);
        assertThat(reader.wrongs()).isEmpty();
      }
    }
  }
}
