package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// A decision, and before it who will be told what.
final class DecidingIT {
  static final List<Window> WINDOWS = Window.both();

  /// A feature about which nothing was decided.
  private static final String UNDECIDED = "export";

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void is_previewed_and_then_made_by_mouse(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/features/" + UNDECIDED);

      reader.find("form.deciding select[name=status]").selectOption("planned");
      reader.find("form.deciding input[name=targetDate]").fill("2027-03-01");
      reader.find("form.deciding textarea[name=reason]").fill("Many of you wait for it.");
      reader.find("form.deciding button[type=submit]").click();

      assertThat(reader.find("#preview")).isVisible();
      assertThat(reader.find("#preview details").first()).isVisible();
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(status(UNDECIDED)).isNotEqualTo("planned");

      reader.find("#preview form button[type=submit]").click();

      assertThat(reader.find("#preview")).hasCount(0);
      assertThat(reader.find("h1")).isVisible();
      assertThat(status(UNDECIDED)).isEqualTo("planned");
      assertThat(reader.find("article.loop").first()).isVisible();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void is_made_by_keys_alone(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/features/" + UNDECIDED);

      reader.tabTo(reader.find("form.deciding select[name=status]"));
      reader.page.keyboard().type("Planned");
      reader.tabTo(reader.find("form.deciding textarea[name=reason]"));
      reader.page.keyboard().type("It is the next that we begin.");
      reader.tabTo(reader.find("form.deciding button[type=submit]"));
      reader.press("Enter");
      assertThat(reader.find("#preview")).isVisible();
      reader.tabTo(reader.find("#preview form button[type=submit]"));
      reader.press("Enter");

      assertThat(reader.find("#preview")).hasCount(0);
      assertThat(status(UNDECIDED)).isEqualTo("planned");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void with_something_missing_says_what() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/features/" + UNDECIDED);

      reader.find("form.deciding select[name=status]").selectOption("declined");
      reader.find("form.deciding button[type=submit]").click();

      assertThat(reader.find("#decision, #said").getByText("reason").first()).isVisible();
      assertThat(status(UNDECIDED)).isNotEqualTo("declined");
    }
  }

  @Test
  void is_for_product_managers() {
    for (var role : List.of(Role.VIEWER, Role.CSM)) {
      try (var reader = stage.reader(role)) {
        reader.open("/features/sso");
        assertThat(reader.find("h1")).isVisible();
        assertThat(reader.find("form.deciding")).hasCount(0);
        assertThat(reader.wrongs()).isEmpty();
      }
    }
  }

  private String status(String feature) {
    var rooms = stage.service.rooms();
    return rooms
        .database
        .read(handle -> rooms.features.find(handle, feature))
        .orElseThrow()
        .value()
        .status()
        .word();
  }
}
