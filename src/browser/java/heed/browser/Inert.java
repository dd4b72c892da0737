package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;

/// A page on which what people wrote is text for the browser too: nothing of it runs, loads,
/// becomes an element, or pushes the page out of its window.
final class Inert {
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

  private Inert() {}

  static void page(Reader reader, String path) {
    reader.open(path);
    seen(reader, path);
  }

  /// The page that stands open.
  static void seen(Reader reader, String what) {
    var foreign = reader.page.evaluate(FOREIGN);
    reader.forget("the server responded with a status of 4");
    assertThat(reader.wrongs()).as(what).isEmpty();
    assertThat(foreign instanceof List<?> list ? list : List.of(Objects.toString(foreign)))
        .as(what)
        .isEmpty();
    assertThat(reader.tooWide()).as(what).isLessThanOrEqualTo(0);
  }

  /// The words alone: characters that turn the direction of a text are marked.
  static String words(String text) {
    return text.replaceAll(
            "\\[U\\+[0-9A-F]{4}]|[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
