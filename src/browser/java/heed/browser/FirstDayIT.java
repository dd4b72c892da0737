package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.people.FirstAdmin;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The first day: nobody is there yet, and then one who finds empty pages that say what to do.
final class FirstDayIT {
  static final List<Window> WINDOWS = Window.both();
  private static final List<String> PAGES =
      List.of(
          "/",
          "/inbox",
          "/what-if",
          "/policy",
          "/accounts",
          "/pictures",
          "/loops",
          "/loops/figures",
          "/promises",
          "/digest",
          "/telling",
          "/messages",
          "/search",
          "/me",
          "/me/sessions",
          "/requests/new",
          "/admin/people",
          "/admin/tokens",
          "/admin/import",
          "/admin/changes",
          "/admin/connections");

  @RegisterExtension final Stage stage = Stage.blank();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void the_first_administrator_comes_in_by_the_link_of_the_console(Window window) {
    try (var reader = stage.stranger(window);
        var late = stage.stranger(window)) {
      var link = link();
      reader.open(link);
      assertThat(reader.find("h1")).hasText("Become the first administrator");
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      begin(reader);

      assertThat(reader.page).hasURL(Pattern.compile("/admin/people$"));
      assertThat(reader.find("article.person")).containsText("Ann Abel");
      assertThat(reader.wrongs()).isEmpty();
      assertThat(late.open(link).status()).isEqualTo(401);
      assertThat(late.find("[role=alert]")).isVisible();
    }
  }

  @Test
  void an_address_that_is_none_is_asked_for_again() {
    try (var reader = stage.stranger(Window.PHONE)) {
      reader.open(link());

      reader.find("input[name=name]").fill("Ann Abel");
      reader.find("input[name=email]").fill("ann");
      reader.find("main form button[type=submit]").click();

      assertThat(reader.find("#wrong-email")).isVisible();
      assertThat(reader.find("input[name=name]")).hasValue("Ann Abel");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void every_page_is_whole_without_anything_on_it(Window window) {
    try (var reader = stage.stranger(window)) {
      reader.open(link());
      begin(reader);
      assertThat(reader.page).hasURL(Pattern.compile("/admin/people$"));
      var found = new ArrayList<String>();

      for (var path : PAGES) {
        assertThat(reader.open(path).status()).as(path).isEqualTo(200);
        assertThat(reader.find("h1")).isVisible();
        Accessibility.findings(reader.page).forEach(each -> found.add(path + ": " + each));
        reader.wrongs().forEach(each -> found.add(path + ": " + each));
        if (reader.tooWide() > 0) {
          found.add(path + " is wider by " + reader.tooWide());
        }
      }

      assertThat(found).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void from_the_empty_backlog_a_first_feature_is_a_file_away(Window window) {
    try (var reader = stage.stranger(window)) {
      reader.open(link());
      begin(reader);
      assertThat(reader.page).hasURL(Pattern.compile("/admin/people$"));
      reader.open("/");
      assertThat(reader.find(".empty h2")).isVisible();

      reader.find(".empty a[href='/admin/import']").click();
      reader.find("input[name=kind][value=features]").check();
      reader.find("details:has(textarea[name=text]) > summary").click();
      reader.find("textarea[name=text]").fill("key,title\nbeacon,Beacons in halls\n");
      reader.find("form[action='/admin/import'] button[type=submit]").click();
      reader.find("form.import-now button").click();
      assertThat(reader.find("h1")).hasText("One row is in the book");

      reader.open("/");
      assertThat(reader.find("[data-row]")).hasCount(1);
      assertThat(reader.find("[data-row]")).containsText("Beacons in halls");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  private static void begin(Reader reader) {
    reader.tabTo(reader.find("input[name=name]"));
    reader.page.keyboard().type("Ann Abel");
    reader.press("Tab");
    reader.page.keyboard().type("ann@heed.example");
    reader.press("Enter");
  }

  private String link() {
    var rooms = stage.service.rooms();
    var first = new FirstAdmin(rooms.ownKeys, rooms.people);
    return "/sign-in/first/" + rooms.database.writer().write("console", first::link);
  }
}
