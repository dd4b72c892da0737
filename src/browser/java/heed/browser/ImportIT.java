package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import heed.people.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// A file into the book: chosen, rehearsed, mended, imported.
final class ImportIT {
  static final List<Window> WINDOWS = Window.both();
  private static final Pattern REHEARSAL = Pattern.compile("/admin/import/[^/]+$");

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void is_chosen_rehearsed_and_then_in_the_book(Window window) {
    try (var reader = stage.reader(Role.ADMIN, window)) {
      reader.open("/admin/import");
      choose(reader, "key,name,arr\nzava,Zava Retail,64000\nacme,Acme,150000\n");

      check(reader);

      assertThat(reader.find("h1")).hasText("2 rows would change the book");
      assertThat(reader.find("table.counts tr", "acme")).containsText("$150,000.00");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(known("zava")).isFalse();

      reader.find("form.import-now button").click();

      assertThat(reader.find("h1")).hasText("2 rows are in the book");
      assertThat(known("zava")).isTrue();
      reader.open("/accounts?q=zava");
      assertThat(reader.find("[data-row]")).hasCount(1);
      reader.find("[data-row] a").first().click();
      assertThat(reader.find("h1")).hasText("Zava Retail");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void is_pasted_rehearsed_and_imported_by_keys_alone() {
    try (var reader = stage.reader(Role.ADMIN)) {
      reader.open("/admin/import");

      reader.tabTo(reader.find("input[name=kind][value=accounts]"));
      reader.press("ArrowDown");
      assertThat(reader.find("input[name=kind][value=features]")).isChecked();
      reader.tabTo(reader.find("details:has(textarea[name=text]) > summary"));
      reader.press("Enter");
      reader.tabTo(reader.find("textarea[name=text]"));
      reader.page.keyboard().type("key,title,area\nbeacon,Beacons in halls,Mobile\n");
      reader.tabTo(reader.find("form[action='/admin/import'] button[type=submit]"));
      reader.press("Enter");
      assertThat(reader.find("h1")).hasText("One row would change the book");
      reader.tabTo(reader.find("form.import-now button"));
      reader.press("Enter");

      assertThat(reader.find("h1")).hasText("One row is in the book");
      reader.open("/features/beacon");
      assertThat(reader.find("h1")).hasText("Beacons in halls");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void with_mistakes_lists_their_lines_and_takes_the_good_rows_alone(Window window)
      throws IOException {
    try (var reader = stage.reader(Role.ADMIN, window)) {
      reader.open("/admin/import");
      choose(reader, "key,name,arr\nalpha,Alpha Stores,12000\nbeta,Beta Foods,a lot\n,Gamma,1\n");

      check(reader);

      assertThat(reader.find("h1")).hasText("2 rows have a mistake");
      var mistakes = reader.find("section[aria-labelledby=bad-head] tbody tr");
      assertThat(mistakes).hasCount(2);
      assertThat(mistakes.nth(0).locator("td").first()).hasText("3");
      assertThat(mistakes.nth(0)).containsText("arr");
      assertThat(mistakes.nth(1).locator("td").first()).hasText("4");
      assertThat(mistakes.nth(1)).containsText("key");
      var list =
          reader.page.waitForDownload(() -> reader.find("a[href$='/errors.csv']").click()).path();
      assertThat(Files.readAllLines(list))
          .hasSize(3)
          .anyMatch(line -> line.startsWith("\"3\",\"arr\","));
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      reader.find("form.import-now button").click();

      assertThat(reader.find("h1")).hasText("One row is in the book");
      assertThat(known("alpha")).isTrue();
      assertThat(known("beta")).isFalse();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void that_is_not_there_is_asked_for_and_one_that_is_no_table_is_said_to_be_none() {
    try (var reader = stage.reader(Role.ADMIN)) {
      reader.open("/admin/import");
      reader.find("form[action='/admin/import'] button[type=submit]").click();

      assertThat(reader.find("#wrong")).hasText("Choose a file, or paste its rows.");

      choose(reader, "\u0000\u0001 no table at all");
      check(reader);

      assertThat(reader.find("[role=alert] li").first()).isVisible();
      assertThat(reader.find("form.import-now")).hasCount(0);
      reader.forget("the server responded with a status of 400");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"VIEWER", "CSM", "PM"})
  void is_for_administrators(Role role) {
    try (var reader = stage.reader(role)) {
      assertThat(reader.open("/admin/import").status()).isEqualTo(403);
      assertThat(reader.find("input[type=file]")).hasCount(0);
    }
  }

  private static void choose(Reader reader, String csv) {
    reader
        .find("input[type=file]")
        .setInputFiles(
            new FilePayload("accounts.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
  }

  private static void check(Reader reader) {
    reader.find("form[action='/admin/import'] button[type=submit]").click();
    assertThat(reader.page).hasURL(REHEARSAL);
    assertThat(reader.find("#import progress")).hasCount(0);
  }

  private boolean known(String account) {
    var rooms = stage.service.rooms();
    return rooms.database.read(handle -> rooms.accounts.find(handle, account)).isPresent();
  }
}
