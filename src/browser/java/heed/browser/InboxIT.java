package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import heed.feature.Feature;
import heed.feature.Status;
import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Emptying the inbox without leaving it, and the short roads to a decision.
final class InboxIT {
  static final List<Window> WINDOWS = Window.both();

  private static final String LINE = "#inbox article.did";

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_feature_is_accepted_in_its_row_by_keys_and_undoing_brings_it_back(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/inbox");
      var headline = reader.find("h1").textContent();
      var title = reader.find("#new h3").first().textContent();

      reader.tabTo(reader.find("form[action*='/accept'] button").first());
      reader.press("Enter");

      assertThat(reader.find(LINE)).containsText(title + " is under review");
      assertThat(reader.find("h1")).not().hasText(headline);
      assertThat(reader.find("#inbox-said")).containsText("is under review");
      assertThat(reader.find(LINE + " form button")).isFocused();
      assertThat(reader.path()).isEqualTo("/inbox");
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      reader.press("Enter");

      assertThat(reader.find("h1")).hasText(headline);
      assertThat(reader.find("#new h3 a").first()).hasText(title);
      assertThat(reader.find("#new h3 a").first()).isFocused();
      assertThat(reader.find(LINE)).hasCount(0);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void the_keys_of_the_list_decide() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/inbox");
      reader.press("?");
      assertThat(reader.find("#help")).containsText("In the inbox: accept");
      reader.press("Escape");

      reader.press("j", "a");
      assertThat(reader.find(LINE)).hasCount(1);
      assertThat(reader.find(LINE + " form button")).isFocused();
      reader.press("j", "a");
      assertThat(reader.find(LINE)).hasCount(2);
      assertThat(reader.find(LINE + " form button").last()).isFocused();
      reader.press("u");
      assertThat(reader.find(LINE)).hasCount(1);
      reader.press("e");
      assertThat(reader.find("#new details[open] input[name=effortPersonMonths]")).isVisible();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void what_was_typed_stays_when_it_is_refused_and_other_rows_follow_when_it_is_kept() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/inbox");
      var row = reader.find("#facts article[data-of]").first();
      var fact = row.locator("a.strong").textContent();
      var effort = row.locator("input[name=effortPersonMonths]");

      effort.fill("a lot");
      effort.press("Enter");

      assertThat(row.locator("[data-trouble]")).containsText("Say how many person-months it is");
      assertThat(effort).hasValue("a lot");
      reader.forget("400");

      effort.fill("2.5");
      effort.press("Enter");

      assertThat(reader.find(LINE)).containsText("is estimated at 2.5 pm");
      assertThat(reader.find("#facts", fact)).hasCount(0);
      reader.press("Enter");
      assertThat(reader.find("#facts a.strong", fact)).hasCount(1);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void duplicates_are_looked_at_merged_in_place_and_taken_apart_again(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/inbox");
      var pair = reader.find("article.pair").first();
      var gone = String.valueOf(pair.getAttribute("data-of"));
      var twin = pair.locator(".twin a.primary");

      twin.focus();
      reader.press("Enter");
      var slot = pair.locator("[data-slot]");
      assertThat(slot).containsText("Nothing has happened yet.");
      assertThat(slot).isFocused();
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      reader.press("Escape");
      assertThat(slot).isEmpty();
      assertThat(twin).isFocused();

      reader.press("Enter");
      slot.locator("button.primary").click();

      assertThat(reader.find(LINE)).containsText("is merged into");
      assertThat(feature(gone).mergedInto()).isNotNull();
      assertThat(rows(reader, "#new", gone)).isHidden();

      reader.find(LINE + " form button").click();

      assertThat(reader.find("article.pair")).hasCount(1);
      assertThat(rows(reader, "#new", gone)).isVisible();
      assertThat(feature(gone).mergedInto()).isNull();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void a_no_is_previewed_and_made_in_its_row() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/inbox");
      var row = reader.find("#new article").first();
      var key = String.valueOf(row.getAttribute("data-of"));

      row.locator("summary").last().click();
      row.locator("textarea[name=reason]").fill("It does not fit us.");
      row.locator("input[name=noWorkaround]").check();
      row.locator("input[name=neverAgain]").check();
      row.locator(".no-form button[type=submit]").click();
      assertThat(row.locator("[data-slot]")).containsText("Nothing has happened yet.");
      assertThat(row.locator("textarea[name=reason]")).hasValue("It does not fit us.");
      assertThat(feature(key).status()).isEqualTo(Status.NEW);

      row.locator("[data-slot] button.primary").click();

      assertThat(reader.find(LINE)).containsText("is declined");
      assertThat(feature(key).status()).isEqualTo(Status.DECLINED);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void from_its_row_in_the_backlog_a_decision_opens_already_chosen(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      reader.open("/?q=sandbox");
      reader.find("tr[data-row] [data-edit]").first().click();
      var plan = reader.find(".row-decide a").first();
      assertThat(plan).isVisible();

      reader.tabTo(plan);
      reader.press("Enter");

      assertThat(reader.page).hasURL(Pattern.compile(".*/features/.*decide=planned"));
      assertThat(reader.find(".deciding select[name=status]")).hasValue("planned");
      assertThat(reader.find(".deciding select[name=status]")).isFocused();
      assertThat(reader.find(".deciding select[name=status]")).isInViewport();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  private static Locator rows(Reader reader, String part, String key) {
    return reader.find(part + " article[data-of='" + key + "']");
  }

  private Feature feature(String key) {
    var rooms = stage.service.rooms();
    return rooms.database.read(handle -> rooms.features.find(handle, key)).orElseThrow().value();
  }
}
