package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What others add while a page stands open: it is announced, and nothing moves before it is
/// wanted.
final class LiveIT {
  static final List<Window> WINDOWS = Window.both();

  @RegisterExtension final Stage stage = Stage.demo();

  static Stream<Arguments> anybodyAtBothWidths() {
    return Stream.of(Role.VIEWER, Role.CSM, Role.PM)
        .flatMap(role -> WINDOWS.stream().map(window -> Arguments.of(role, window)));
  }

  @ParameterizedTest
  @MethodSource("anybodyAtBothWidths")
  void a_request_of_somebody_else_waits_for_a_click(Role role, Window window) {
    try (var reader = stage.reader(role, window);
        var colleague = stage.reader(Role.ADMIN)) {
      reader.open("/?q=sandbox");
      var asks = reader.find("td.asks").first();
      var before = Integer.parseInt(asks.textContent().strip());
      reader.find("main input[type=search]").focus();

      file(colleague, "Coho Vineyard", "A sandbox to try changes in");

      assertThat(reader.find("#live-news")).hasText("1 new request · show");
      assertThat(reader.find("main input[type=search]")).isFocused();
      assertThat(asks).hasText(Integer.toString(before));
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      file(colleague, "Munson's Pickles", "A sandbox to try changes in");
      assertThat(reader.find("#live-news")).hasText("2 new requests · show");
      reader.find("#live-news").click();

      assertThat(reader.find("td.asks").first()).hasText(Integer.toString(before + 2));
      assertThat(reader.find("#live-news")).isHidden();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void an_account_hears_of_its_own_requests_and_shows_them_by_keys() {
    try (var reader = stage.reader(Role.CSM);
        var colleague = stage.reader(Role.PM)) {
      reader.open("/accounts/proseware");
      assertThat(reader.find("main")).not().containsText("Print a board on one page");

      file(colleague, "Acme", "Print a board on one page");
      file(colleague, "Proseware", "Print a board on one page");

      assertThat(reader.find("#live-news")).hasText("1 new request · show");
      reader.tabTo(reader.find("#live-news"));
      reader.press("Enter");
      assertThat(reader.find("main")).containsText("Print a board on one page");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_decision_of_a_product_manager_reaches_who_owes_word_of_it(Window window) {
    try (var reader = stage.reader(Role.CSM, window);
        var manager = stage.reader(Role.PM)) {
      reader.open("/loops");
      var before = reader.find("article.loop").count();

      manager.open("/features/export");
      manager.find("form.deciding select[name=status]").selectOption("planned");
      manager.find("form.deciding textarea[name=reason]").fill("Many of you wait for it.");
      manager.find("form.deciding button[type=submit]").click();
      manager.find("#preview form button[type=submit]").click();
      assertThat(manager.find("#preview")).hasCount(0);

      assertThat(reader.find("#live-news")).containsText("new loop");
      assertThat(reader.find("article.loop")).hasCount(before);
      reader.find("#live-news").click();
      assertThat(reader.find("article.loop", "Scheduled export of any report").first()).isVisible();
      assertThat(reader.find("article.loop").count()).isGreaterThan(before);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void nobody_is_told_of_their_own_acts() {
    try (var reader = stage.reader(Role.PM);
        var colleague = stage.reader(Role.CSM)) {
      reader.open("/");
      try (var same = stage.reader(Role.PM)) {
        file(same, "Coho Vineyard", "A sandbox to try changes in");
      }

      file(colleague, "Acme", "A sandbox to try changes in");

      assertThat(reader.find("#live-news")).hasText("1 new request · show");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  private static void file(Reader reader, String account, String feature) {
    reader.open("/requests/new");
    reader.find("input[name=account]").fill(account);
    reader.find("input[name=feature]").fill(feature);
    reader.find("input[name=severity][value='3']").check();
    reader.find("form[action='/requests/new'] button[type=submit]").click();
    assertThat(reader.find("#said")).containsText(account + " asks for " + feature);
  }
}
