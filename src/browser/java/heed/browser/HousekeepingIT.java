package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import heed.DemoService;
import heed.people.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What is done now and then: people leave, numbers and words are taken back, preferences change,
/// the backlog is taken along.
final class HousekeepingIT {
  static final List<Window> WINDOWS = Window.both();
  private static final String PRIYA = DemoService.guest(Role.CSM).email();

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void somebody_is_signed_out_everywhere_and_then_removed(Window window) {
    try (var reader = stage.reader(Role.ADMIN, window);
        var leaves = stage.reader(Role.CSM)) {
      reader.open("/admin/people");
      person(reader).locator("> details > summary").click();
      person(reader).locator("form[action$='/sign-out'] button").click();
      assertThat(reader.find("#said")).containsText("is signed out in one browser");
      assertThat(leaves.open("/").status()).isEqualTo(401);

      person(reader).locator("> details > summary").click();
      person(reader).locator("details:has(form[action$='/remove']) > summary").last().click();
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      person(reader).locator("form[action$='/remove'] button").click();

      assertThat(reader.find("#said")).containsText("is removed and signed out");
      assertThat(person(reader)).hasCount(0);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void nobody_removes_the_last_administrator() {
    try (var reader = stage.reader(Role.ADMIN)) {
      reader.open("/admin/people");
      var ada = reader.find("article.person", DemoService.guest(Role.ADMIN).email());

      ada.locator("> details > summary").click();
      ada.locator("select[name=role]").selectOption("viewer");
      ada.locator("form:has(select[name=role]) button[type=submit]").click();

      assertThat(reader.find(".field-error, [role=alert], .notice.bad").first()).isVisible();
      assertThat(reader.open("/admin/people").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void numbers_of_before_are_compared_and_adopted_again(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      adopt(reader);
      reader.open("/policy");
      var before = reader.find(".versions > li:has(form[action='/policy/adopt'])").first();
      var version = before.locator("h3").textContent().strip();

      before.locator("a[href^='/what-if']").click();
      assertThat(reader.page).hasURL(Pattern.compile("/what-if\\?"));
      assertThat(reader.find("table.trial")).isVisible();
      reader.open("/policy");
      reader.tabTo(before.locator("details.act > summary"));
      reader.press("Enter");
      reader.tabTo(before.locator("textarea[name=reason]"));
      reader.page.keyboard().type("They were better.");
      reader.press("Tab", "Enter");

      assertThat(reader.find("#said")).containsText(version + " is in force again");
      assertThat(reader.find(".versions > li").first()).containsText("They were better.");
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      reader.forget("sendAbort");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void words_of_ones_own_give_way_to_those_of_heed() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/telling/shipped/en");
      var ours = reader.find("textarea[name=text]").inputValue();
      reader.find("textarea[name=text]").fill("It is there: {feature}.");
      reader.find("form.writing button.primary").click();
      assertThat(reader.find("form.writing button[formaction$='/ours']")).isVisible();

      reader.tabTo(reader.find("form.writing button[formaction$='/ours']"));
      reader.press("Enter");

      assertThat(reader.find("form.writing button[formaction$='/ours']")).hasCount(0);
      reader.open("/telling/shipped/en");
      assertThat(reader.find("textarea[name=text]")).hasValue(ours);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void nothing_more_is_said_of_a_feature_in_public() {
    try (var reader = stage.reader(Role.PM);
        var stranger = stage.stranger(Window.PHONE)) {
      reader.open("/features/webhooks");
      reader.find("a[href$='/features/webhooks/announcement']").click();

      reader.tabTo(reader.find("form[action$='/announcement/withdraw'] button"));
      reader.press("Enter");

      assertThat(reader.find("#said")).containsText("Withdrawn");
      stranger.open("/shipped");
      assertThat(stranger.find("body")).not().containsText("Webhooks for every event");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_text_of_ones_own_is_written_anew_on_the_page_of_its_loop(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/loops");
      reader.find("article.loop a[href^='/loops/']").first().click();
      assertThat(reader.find(".story")).isVisible();
      var loop = reader.find("article.loop");
      var ours = loop.locator(".draft").first().textContent();
      loop.locator("details.editing > summary").click();
      loop.locator("textarea[name=text]").fill("In my own words.");
      loop.locator("form[action$='/draft'] button").first().click();
      assertThat(reader.find("article.loop .draft").first()).hasText("In my own words.");

      reader.find("article.loop details.editing > summary").click();
      reader.tabTo(reader.find("article.loop button[formaction$='/draft/ours']"));
      reader.press("Enter");

      assertThat(reader.find("article.loop .draft").first()).not().hasText("In my own words.");
      assertThat(reader.find("article.loop .draft").first().textContent()).isEqualTo(ours);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void what_was_handed_out_is_handed_back() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/loops?csm=nobody");
      var pool = reader.find("article.loop").count();
      reader.find("article.loop input[type=checkbox]").first().check();
      reader.find("#hand-out input[name=csm]").fill(PRIYA);
      reader.find("#hand-out button[type=submit]").click();

      reader.find("form[action='/loops/hand-back'] button").click();

      assertThat(reader.find("h1")).containsText("handed back");
      reader.open("/loops?csm=nobody");
      assertThat(reader.find("article.loop")).hasCount(pool);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void what_one_hears_is_chosen_by_keys_and_that_is_undone(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/me");
      var planned = reader.find("main input[name='hear.planned']");
      assertThat(planned).isChecked();

      reader.tabTo(planned);
      reader.press("Space");
      reader.tabTo(reader.find("form[action='/me'] button[type=submit]"));
      reader.press("Enter");

      assertThat(reader.find("#said")).containsText("Your preferences are saved.");
      assertThat(planned).not().isChecked();
      reader.find("#said form button").click();
      assertThat(planned).isChecked();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void a_time_zone_that_nobody_knows_is_said_beside_it_and_stays() {
    try (var reader = stage.reader(Role.VIEWER, Window.PHONE)) {
      reader.open("/me");

      reader.find("input[name=zone]").fill("Middle/Earth");
      reader.find("form[action='/me'] button[type=submit]").click();

      assertThat(reader.find("#zone-note")).containsText("is no time zone that Heed knows");
      assertThat(reader.find("input[name=zone]")).hasValue("Middle/Earth");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.forget("the server responded with a status of 400");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"VIEWER", "CSM", "PM"})
  void the_backlog_is_taken_along_as_it_is_seen(Role role) throws IOException {
    try (var reader = stage.reader(role)) {
      reader.open("/?area=Security&sort=-asks");
      var titles =
          reader.find("[data-row] td.feature > a").allTextContents().stream()
              .map(String::strip)
              .toList();

      var file = reader.page.waitForDownload(() -> reader.find("a[download]").click());

      var lines = Files.readAllLines(file.path());
      assertThat(lines).hasSize(titles.size() + 1);
      for (var row = 0; row < titles.size(); row++) {
        assertThat(lines.get(row + 1)).contains(titles.get(row));
      }
      assertThat(lines.getFirst().toLowerCase(Locale.ROOT).contains("priority"))
          .isEqualTo(role != Role.VIEWER);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  private static void adopt(Reader reader) {
    reader.open("/what-if?preventableShare=60");
    reader.find("details.adopt summary").click();
    reader.find("textarea[name=reason]").fill("Closed renewals say so.");
    reader.find("button[formaction='/what-if']").click();
    assertThat(reader.find("#said")).containsText("Adopted as version");
  }

  private static Locator person(Reader reader) {
    return reader.find("article.person", PRIYA);
  }
}
