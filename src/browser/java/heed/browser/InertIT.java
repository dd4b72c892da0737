package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people wrote is text for the browser too: nothing of it runs, loads, becomes an element, or
/// pushes a page out of its window.
final class InertIT {
  private static final List<String> PAYLOADS = Payloads.all();

  /// Elements and attributes that no page of ours has.
  private static final String FOREIGN =
      """
      () => [...document.querySelectorAll('*')]
        .filter(element =>
          /^(iframe|object|embed|base|style|math|marquee|portal|keygen|frameset|frame|plaintext|xmp|listing|video|audio|isindex|xss|x|noscript|animate|foreignobject|maction)$/i
            .test(element.localName)
          || element.localName === 'img'
          || element.localName === 'script' && !element.src.startsWith(location.origin + '/assets/')
          || element.localName === 'link' && !element.href.startsWith(location.origin + '/')
          || element.localName === 'meta' && element.httpEquiv !== ''
          || [...element.attributes].some(attribute =>
            /^(on|hx-on|data-hx-on|srcdoc|sse-|hx-ext)/i.test(attribute.name)
            || /^\\s*(javascript|vbscript|data):/i.test(attribute.value)
              && /^(href|src|action|formaction|xlink:href)$/i.test(attribute.name)
            || /^\\s*(https?:)?\\/\\//.test(attribute.value) && !attribute.value.startsWith(location.origin)
              && /^(href|src|srcset|action|formaction|ping|hx-get|hx-post|style)$/i.test(attribute.name)))
        .map(element => element.outerHTML.slice(0, 200))
      """;

  private static Stage stage;
  private static Reader reader;
  private static final List<String> KEYS = new ArrayList<>();

  @BeforeAll
  static void open() {
    stage = Stage.demo();
    var nastiness = new Nastiness(stage.service.rooms());
    for (var i = 0; i < PAYLOADS.size(); i++) {
      KEYS.add(nastiness.write(i, PAYLOADS.get(i)));
    }
    reader = stage.reader(Role.ADMIN, Window.PHONE);
  }

  @AfterAll
  static void close() {
    stage.close();
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
        "/loops/figures",
        "/accounts",
        "/accounts?sort=arr",
        "/messages",
        "/inbox",
        "/digest",
        "/shipped",
        "/promises",
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

    inert("/features/" + key);
    assertThat(words(reader.find("h1").first().textContent())).isEqualTo(words(text));
    inert("/accounts/" + key);
    assertThat(words(reader.find("h1").first().textContent())).isEqualTo(words(text));
    inert("/search?q=" + URLEncoder.encode(text.strip(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void on_every_page_that_lists(String path) {
    inert(path);
    reader.page.setViewportSize(Window.WIDE.width(), Window.WIDE.height());
    assertThat(reader.tooWide()).as(path).isLessThanOrEqualTo(0);
    reader.page.setViewportSize(Window.PHONE.width(), Window.PHONE.height());
  }

  private static void inert(String path) {
    reader.open(path);
    var foreign = reader.page.evaluate(FOREIGN);
    reader.forget("the server responded with a status of 4");
    assertThat(reader.wrongs()).as(path).isEmpty();
    assertThat(foreign instanceof List<?> list ? list : List.of(Objects.toString(foreign)))
        .as(path)
        .isEmpty();
    assertThat(reader.tooWide()).as(path).isLessThanOrEqualTo(0);
  }

  /// The words alone: characters that turn the direction of a text are marked.
  private static String words(String text) {
    return text.replaceAll(
            "\\[U\\+[0-9A-F]{4}]|[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
