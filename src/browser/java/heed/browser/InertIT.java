package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import heed.pages.site.Payloads;
import heed.people.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people wrote is text for the browser too: nothing of it runs, loads, becomes an element, or
/// pushes a page out of its window.
final class InertIT {
  private static final List<String> PAYLOADS = Payloads.all();

  /// Enough for a list of all of them.
  private static final int MOST_PAGES = 12;

  @RegisterExtension static final Stage stage = Stage.demo();
  private static Reader reader;
  private static final List<String> KEYS = new ArrayList<>();

  @BeforeAll
  static void open() {
    var nastiness = new Nastiness(stage.service.rooms());
    for (var i = 0; i < PAYLOADS.size(); i++) {
      KEYS.add(nastiness.write(i, PAYLOADS.get(i)));
    }
    reader = stage.reader(Role.ADMIN, Window.PHONE);
  }

  static IntStream payloads() {
    return IntStream.range(0, PAYLOADS.size());
  }

  static List<String> lists() {
    return List.of(
        "/",
        "/?page=2",
        "/?page=3",
        "/?status=planned",
        "/loops",
        "/loops?show=told",
        "/loops?show=waived",
        "/loops/figures",
        "/accounts",
        "/accounts?sort=arr",
        "/messages",
        "/messages?state=parked",
        "/inbox",
        "/digest",
        "/shipped",
        "/promises",
        "/pictures",
        "/policy",
        "/admin/people",
        "/admin/tokens",
        "/admin/changes",
        "/admin/connections");
  }

  @ParameterizedTest(name = "payload {0}")
  @MethodSource("payloads")
  void on_the_pages_of_its_feature_and_its_account_and_in_a_search(int number) {
    var key = KEYS.get(number);
    var text = PAYLOADS.get(number);

    Inert.page(reader, "/features/" + key);
    assertThat(Inert.words(reader.find("h1").first().textContent())).isEqualTo(Inert.words(text));
    Inert.page(reader, "/accounts/" + key);
    assertThat(Inert.words(reader.find("h1").first().textContent())).isEqualTo(Inert.words(text));
    Inert.page(reader, "/features/" + key + "/announcement");
    Inert.page(reader, "/search?q=" + URLEncoder.encode(text.strip(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void on_every_page_that_lists(String path) {
    Inert.page(reader, path);
    for (var pages = 1; pages < MOST_PAGES && onwards(); pages++) {
      Inert.seen(reader, reader.path());
    }
    reader.page.setViewportSize(Window.WIDE.width(), Window.WIDE.height());
    assertThat(reader.tooWide()).as(path).isLessThanOrEqualTo(0);
    reader.page.setViewportSize(Window.PHONE.width(), Window.PHONE.height());
  }

  /// Opens the next page of a list.
  private static boolean onwards() {
    var next = reader.find("a[rel=next]");
    if (next.count() == 0) {
      return false;
    }
    reader.page.navigate(stage.service.address() + next.first().getAttribute("href"));
    return true;
  }
}
