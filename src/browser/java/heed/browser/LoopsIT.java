package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whom do I owe word: told, later, and nobody needs to.
final class LoopsIT {
  static final List<Window> WINDOWS = Window.both();
  @RegisterExtension final Stage stage = Stage.demo();

  static Stream<Arguments> staffAtBothWidths() {
    return Stream.of(Role.CSM, Role.PM)
        .flatMap(role -> WINDOWS.stream().map(window -> Arguments.of(role, window)));
  }

  @ParameterizedTest
  @MethodSource("staffAtBothWidths")
  void told_by_one_click(Role role, Window window) {
    try (var reader = stage.reader(role, window)) {
      reader.open("/loops");
      var id = first(reader);

      loop(reader, id).locator("form[action$='/told'] button").first().click();

      assertThat(loop(reader, id)).hasClass(Pattern.compile("done"));
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(reader.wrongs()).isEmpty();
      reader.open("/loops");
      assertThat(loop(reader, id)).hasCount(0);
      reader.open("/loops/" + id);
      assertThat(reader.find(".story")).containsText("told");
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void told_by_keys_alone(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/loops");
      var id = first(reader);

      reader.tabTo(loop(reader, id).locator("form[action$='/told'] select").first());
      reader.page.keyboard().type("meeting");
      reader.tabTo(loop(reader, id).locator("form[action$='/told'] button").first());
      reader.press("Enter");

      assertThat(loop(reader, id)).hasClass(Pattern.compile("done"));
      reader.open("/loops/" + id);
      assertThat(reader.find(".story")).containsText("meeting");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void later_on_a_day_that_is_offered(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/loops");
      var id = first(reader);

      box(reader, id, "/snooze").locator("> summary").click();
      box(reader, id, "/snooze").locator("form button[type=submit]").first().click();

      assertThat(loop(reader, id)).hasClass(Pattern.compile("done"));
      assertThat(reader.wrongs()).isEmpty();
      reader.open("/loops?show=snoozed");
      assertThat(loop(reader, id)).hasCount(1);
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void nobody_needs_to_by_keys_with_a_reason(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/loops");
      var id = first(reader);

      reader.tabTo(box(reader, id, "/waive").locator("> summary"));
      reader.press("Enter");
      reader.tabTo(loop(reader, id).locator("form[action$='/waive'] input[name=reason]"));
      reader.page.keyboard().type("They heard it on the phone.");
      reader.press("Enter");

      assertThat(loop(reader, id)).hasClass(Pattern.compile("done"));
      assertThat(reader.wrongs()).isEmpty();
      reader.open("/loops/" + id);
      assertThat(reader.find(".story")).containsText("They heard it on the phone.");
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void the_text_to_send_in_words_of_ones_own(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/loops");
      var id = first(reader);

      loop(reader, id).locator("details.editing > summary").click();
      loop(reader, id).locator("textarea[name=text]").fill("Good news, " + window.width() + ".");
      loop(reader, id).locator("form[action$='/draft'] button").first().click();

      assertThat(reader.find("#draft-" + id)).hasText("Good news, " + window.width() + ".");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void without_a_reason_nothing_is_waived() {
    try (var reader = stage.reader(Role.CSM)) {
      reader.open("/loops");
      var id = first(reader);

      box(reader, id, "/waive").locator("> summary").click();
      box(reader, id, "/waive").locator("form[action$='/waive'] button").click();

      assertThat(loop(reader, id).locator("input[name=reason]")).isFocused();
      assertThat(loop(reader, id)).not().hasClass(Pattern.compile("done"));
    }
  }

  @Test
  void what_is_left_in_the_pool_is_handed_over() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/loops?csm=nobody");
      var before = reader.find("article.loop").count();
      assertThat(before).isPositive();

      var id = first(reader);
      loop(reader, id).locator("input[type=checkbox]").check();
      reader.find("#hand-out input[name=csm]").fill("priya@heed.example");
      reader.find("#hand-out button[type=submit]").click();

      assertThat(reader.find("#hand-out")).hasCount(0);
      reader.open("/loops?csm=priya%40heed.example");
      assertThat(loop(reader, id)).hasCount(1);
      reader.open("/loops?csm=nobody");
      assertThat(reader.find("article.loop")).hasCount(before - 1);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void a_viewer_owes_nobody_word() {
    try (var reader = stage.reader(Role.VIEWER)) {
      reader.open("/");
      assertThat(reader.find("nav.nav a[href='/loops']")).hasCount(0);
      assertThat(reader.open("/loops").status()).isEqualTo(403);
      assertThat(reader.find("h1")).isVisible();
    }
  }

  /// The first loop that can be answered here.
  private static String first(Reader reader) {
    var loop = reader.find("article.loop:has(form[action$='/told'])").first();
    return loop.getAttribute("id").substring("loop-".length());
  }

  /// What opens to do this.
  private static Locator box(Reader reader, String id, String act) {
    return loop(reader, id).locator("details.more:has(form[action$='" + act + "'])");
  }

  private static Locator loop(Reader reader, String id) {
    return reader.find("#loop-" + id);
  }
}
