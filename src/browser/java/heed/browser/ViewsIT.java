package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Views of the backlog that people name: their own, and those that a product manager shares.
final class ViewsIT {
  static final List<Window> WINDOWS = Window.both();

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_viewer_keeps_renames_and_removes_one_and_takes_that_back(Window window) {
    try (var reader = stage.reader(Role.VIEWER, window)) {
      reader.open("/?area=Security");
      var rows = reader.find("[data-row]").count();

      summary(reader, "input[name=name]").first().click();
      assertThat(reader.find(".view-box input[name=shared]")).hasCount(0);
      reader.find(".view-box form[action^='/views?'] input[name=name]").fill("Safe and sound");
      reader.find(".view-box form[action^='/views?'] button").click();
      assertThat(reader.find(".views a[aria-current]")).hasText("Safe and sound");
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      summary(reader, "form[action$='/removal']").click();
      assertThat(reader.find("form[action$='/sharing']")).hasCount(0);
      reader.find("form.actions[action^='/views/'] input[name=name]").fill("Sound and safe");
      reader.find("form.actions[action^='/views/'] button").click();
      assertThat(reader.find(".views a[aria-current]")).hasText("Sound and safe");
      assertThat(reader.find("[data-row]")).hasCount(rows);

      summary(reader, "form[action$='/removal']").click();
      reader.find("form[action$='/removal'] button").last().click();
      assertThat(reader.find(".views a", "Sound and safe")).hasCount(0);
      reader.find("#said form button").click();
      assertThat(reader.find(".views a", "Sound and safe")).hasCount(1);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void one_is_kept_and_opened_by_keys(Role role) {
    try (var reader = stage.reader(role)) {
      reader.open("/?status=planned");
      reader.tabTo(summary(reader, "form[action^='/views?']"));
      reader.press("Enter");
      reader.tabTo(reader.find(".view-box form[action^='/views?'] input[name=name]"));
      reader.page.keyboard().type("What comes");
      reader.press("Enter");
      assertThat(reader.find(".views a[aria-current]")).hasText("What comes");

      reader.open("/");
      reader.tabTo(reader.find(".views a", "What comes"));
      reader.press("Enter");

      assertThat(reader.page).hasURL(Pattern.compile("[?&]status=planned"));
      assertThat(reader.find(".views a[aria-current]")).hasText("What comes");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void one_that_is_shared_is_everybodys_to_open_and_its_owners_to_change() {
    try (var manager = stage.reader(Role.PM);
        var viewer = stage.reader(Role.VIEWER)) {
      manager.open("/?area=Workflow");
      summary(manager, "form[action^='/views?']").click();
      manager.find(".view-box input[name=name]").first().fill("Workflow");
      manager.find(".view-box input[name=shared]").check();
      manager.find(".view-box form[action^='/views?'] button").click();
      assertThat(manager.find("#said")).isVisible();

      viewer.open("/");
      viewer.find(".views a", "Workflow").click();

      assertThat(viewer.page).hasURL(Pattern.compile("area=Workflow"));
      assertThat(viewer.find("form[action$='/removal']")).hasCount(0);

      summary(manager, "form[action$='/removal']").click();
      manager.find("form[action$='/sharing'] button").click();
      assertThat(manager.find("#said")).containsText("Undo");
      viewer.open("/");
      assertThat(viewer.find(".views a", "Workflow")).hasCount(0);
      assertThat(manager.wrongs()).isEmpty();
      assertThat(viewer.wrongs()).isEmpty();
    }
  }

  /// What opens the box that holds this.
  private static Locator summary(Reader reader, String held) {
    return reader.find("details.view-box:has(" + held + ") > summary");
  }
}
