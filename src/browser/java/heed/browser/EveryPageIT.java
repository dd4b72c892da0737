package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import heed.people.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every page, whoever reads it and however.
final class EveryPageIT {
  /// What a page may weigh on its way.
  private static final int MOST_BYTES = 150_000;

  /// A tenth of what web.dev/articles/cls still calls good.
  private static final double MOST_JUMPED = 0.01;

  @RegisterExtension static final Stage stage = Stage.demo();
  private static Tour tour;
  private static final Map<Role, Reader> READERS = new EnumMap<>(Role.class);

  @BeforeAll
  static void open() {
    tour = new Tour(stage);
  }

  @AfterAll
  static void close() {
    READERS.clear();
  }

  static List<Tour.Stop> stops() {
    return tour.stops();
  }

  @Test
  void every_way_in_is_toured() {
    assertThat(tour.examples())
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
    assertThat(reader.jumped()).as("layout shift").isLessThan(MOST_JUMPED);
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

  /// Whether it is a page that came, and not a file or a part of a page.
  private static boolean answersWithAPage(Reader reader, Tour.Stop stop) {
    var answer = reader.ask(stop.path());
    var refused = stop.refused() ? List.of(200, 401, 403, 404) : List.of(200);
    assertThat(answer.status()).isIn(refused);
    assertThat(packed(answer.body())).as("bytes, compressed").isLessThan(MOST_BYTES);
    if (!answer.text().startsWith("<!doctype html>")) {
      assertThat(answer.text()).isNotEmpty();
      return false;
    }
    reader.open(stop.path());
    if (answer.status() != 200) {
      reader.forget("the server responded with a status of " + answer.status());
    }
    return true;
  }

  private static int packed(byte[] body) {
    var bytes = new ByteArrayOutputStream();
    try (var packing = new GZIPOutputStream(bytes)) {
      packing.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.size();
  }
}
