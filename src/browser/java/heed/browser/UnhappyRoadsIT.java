package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The service is away while somebody acts: it is said, nothing that was typed is lost, and the act
/// can be tried again where it was.
final class UnhappyRoadsIT {
  static final List<Window> WINDOWS = Window.both();
  private static final String EVERYWHERE = "**/*";
  private static final String SAID = "Heed did not answer. What you typed is still here";

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_text_to_send_is_kept_and_sent_when_the_service_is_back(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/loops");
      var loop = reader.find("article.loop").first();
      var id = loop.getAttribute("id");
      loop.locator("details.editing > summary").click();
      var text = loop.locator("textarea[name=text]");
      var keep = loop.locator("form[action$='/draft'] button").first();
      text.fill("Careful words.");
      away(reader);

      keep.click();

      saysSo(reader);
      assertThat(text).hasValue("Careful words.");
      assertThat(keep).isEnabled();
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      back(reader);
      keep.click();
      assertThat(reader.find("#" + id.replace("loop-", "draft-"))).hasText("Careful words.");
      nothingElse(reader);
    }
  }

  @Test
  void a_customer_is_not_taken_for_told_and_a_reason_stays() {
    try (var reader = stage.reader(Role.CSM)) {
      reader.open("/loops");
      var loop = reader.find("article.loop").first();
      var id = loop.getAttribute("id");
      away(reader);

      loop.locator("form[action$='/told'] button").first().click();
      saysSo(reader);
      assertThat(loop).not().hasClass(Pattern.compile("done"));
      reader.find("#said [data-unsay]").click();

      var box = loop.locator("details.more:has(form[action$='/waive'])");
      box.locator("> summary").click();
      box.locator("input[name=reason]").fill("They heard it on the phone.");
      reader.press("Enter");
      saysSo(reader);
      assertThat(box.locator("input[name=reason]")).hasValue("They heard it on the phone.");

      back(reader);
      box.locator("form[action$='/waive'] button").click();
      assertThat(reader.find("#" + id)).hasClass(Pattern.compile("done"));
      nothingElse(reader);
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void an_effort_in_its_row_is_kept(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/?q=sandbox");
      reader.find("[data-edit]").first().click();
      var effort = reader.find("input[name=effortPersonMonths]");
      assertThat(effort).isVisible();
      assertThat(reader.find("tr.htmx-added")).hasCount(0); // until then the browser would send it
      effort.fill("7.25");
      away(reader);

      reader.press("Enter");

      saysSo(reader);
      assertThat(effort).hasValue("7.25");
      back(reader);
      reader.find(".row-form button[type=submit]").click();
      assertThat(reader.find("tr.changed td.effort")).containsText("7.25");
      nothingElse(reader);
    }
  }

  @Test
  void a_decision_that_was_not_looked_at_keeps_its_reason() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/features/export");
      reader.find("form.deciding select[name=status]").selectOption("planned");
      reader.find("form.deciding textarea[name=reason]").fill("Many of you wait for it.");
      away(reader);

      reader.find("form.deciding button[type=submit]").click();

      saysSo(reader);
      assertThat(reader.find("form.deciding textarea[name=reason]"))
          .hasValue("Many of you wait for it.");
      back(reader);
      reader.find("form.deciding button[type=submit]").click();
      assertThat(reader.find("#preview")).isVisible();
      nothingElse(reader);
    }
  }

  @Test
  void the_reasons_of_a_rank_and_the_palette_say_that_nothing_came() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/");
      away(reader);

      reader.find("[data-row] a").first().click();
      saysSo(reader);
      assertThat(reader.find("#drawer")).isHidden();

      reader.press("Control+k");
      reader.page.keyboard().type("acme");
      assertThat(
              reader
                  .find("#palette-said, #palette-list")
                  .getByText("Search did not answer")
                  .first())
          .isAttached();
      nothingElse(reader);
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_comment_is_kept(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/features/export");
      keepsWhatIsTyped(
          reader,
          reader.find("#discussion form.saying textarea"),
          reader.find("#discussion form.saying button[type=submit]"));
      assertThat(reader.find("#said")).containsText("Said");
      assertThat(reader.find(".comments")).containsText("Half an hour of words.");
      nothingElse(reader);
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_request_is_kept(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/requests/new");
      reader.find("input[name=account]").fill("Acme");
      reader.find("input[name=feature]").fill("A sandbox to try changes in");
      reader.find("input[name=severity][value='4']").check();
      keepsWhatIsTyped(
          reader,
          reader.find("textarea[name=quote]"),
          reader.find("form[action='/requests/new'] button[type=submit]"));
      assertThat(reader.find("#said")).containsText("Acme asks for A sandbox");
      nothingElse(reader);
    }
  }

  /// Types, loses the service, is told so on the same page, and sends it once more.
  private static void keepsWhatIsTyped(Reader reader, Locator field, Locator button) {
    field.fill("Half an hour of words.");
    away(reader);

    button.click();

    saysSo(reader);
    assertThat(field).hasValue("Half an hour of words.");
    assertThat(button).isEnabled();
    assertThat(Accessibility.findings(reader.page)).isEmpty();
    back(reader);
    button.click();
  }

  private static void saysSo(Reader reader) {
    assertThat(reader.find("#said [role=alert]")).containsText(SAID);
  }

  /// Nothing went wrong but that the service was away, which the browser and htmx say in the
  /// console.
  private static void nothingElse(Reader reader) {
    reader.forget("ERR_FAILED");
    reader.forget("console: htmx:");
    assertThat(reader.wrongs()).isEmpty();
  }

  private static void away(Reader reader) {
    reader.page.route(EVERYWHERE, Route::abort);
  }

  private static void back(Reader reader) {
    reader.page.unroute(EVERYWHERE);
    reader.page.evaluate("() => document.querySelectorAll('[data-unsay]').forEach(x => x.click())");
  }
}
