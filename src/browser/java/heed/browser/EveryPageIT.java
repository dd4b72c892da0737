package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import heed.people.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every page, whoever reads it and however.
final class EveryPageIT {
  private static Stage stage;
  private static final Map<Role, Reader> READERS = new EnumMap<>(Role.class);

  @BeforeAll
  static void open() {
    stage = Stage.demo();
  }

  @AfterAll
  static void close() {
    READERS.clear();
    stage.close();
  }

  static List<Tour.Stop> stops() {
    return new Tour(stage.service).stops();
  }

  @Test
  void every_way_in_is_toured() {
    assertThat(new Tour(stage.service).examples())
        .as("a page needs an example in Tour")
        .hasSizeGreaterThan(20)
        .doesNotContainValue("");
  }

  @ParameterizedTest
  @MethodSource("stops")
  void nothing_keeps_anybody_out_and_nothing_is_out_of_place(Tour.Stop stop) {
    var reader = READERS.computeIfAbsent(stop.role(), stage::reader);
    if (!answersWithAPage(reader, stop)) {
      return;
    }
    reader.page.evaluate(
        "() => document.querySelectorAll('details').forEach(it => it.open = true)");

    var found = new ArrayList<String>();
    for (var window : Window.both()) {
      reader.page.setViewportSize(window.width(), window.height());
      reader.scheme(ColorScheme.LIGHT);
      Accessibility.findings(reader.page).forEach(each -> found.add(window + ": " + each));
      reader.scheme(ColorScheme.DARK);
      Accessibility.findingsOfColour(reader.page)
          .forEach(each -> found.add(window.dark() + ": " + each));
      if (reader.tooWide() > 0) {
        found.add(window.width() + " px: the page is wider by " + reader.tooWide());
      }
    }

    assertThat(found).isEmpty();
    assertThat(reader.wrongs()).isEmpty();
    assertThat(reader.find("h1").count()).isEqualTo(1);
    assertThat(reader.page.title()).isNotBlank();
  }

  /// Whether it is a page that came; files are read by others than people.
  private static boolean answersWithAPage(Reader reader, Tour.Stop stop) {
    var path = stop.path();
    if (path.matches(".*\\.[a-z]{2,4}(\\?.*)?")) {
      var file = reader.page.context().request().get(stage.service.address() + path);
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.headers().get("content-type")).doesNotContain("text/html");
      return false;
    }
    var status = reader.open(path).status();
    var refused = path.contains("nobody") || path.contains("spent") || path.equals("/loops");
    assertThat(status).isIn(refused ? List.of(200, 401, 403, 404) : List.of(200));
    // The browser says so itself when a page came with a refusal.
    if (status != 200) {
      reader.forget("the server responded with a status of " + status);
    }
    return true;
  }
}
