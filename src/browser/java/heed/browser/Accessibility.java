package heed.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// What axe-core finds wrong with a page. Its script is put in by the protocol of the browser, past
/// the content policy, and asked for violations alone: to carry all that is right through the
/// protocol takes longer than to find it.
final class Accessibility {
  private static final String AXE = script();
  private static final String ALL = "{}";
  private static final String COLOURS =
      "{runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}}";

  private Accessibility() {}

  /// Each finding in a line: the rule, what it asks for, and the elements that break it.
  static List<String> findings(Page page) {
    return findings(page, ALL);
  }

  /// Those that another theme can bring.
  static List<String> findingsOfColour(Page page) {
    return findings(page, COLOURS);
  }

  private static List<String> findings(Page page, String options) {
    if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
      page.evaluate(AXE);
    }
    var found =
        page.evaluate(
            """
            () => axe.run(document, Object.assign({resultTypes: ['violations']}, %s)).then(result =>
              result.violations.map(rule => rule.id + ': ' + rule.help + ' '
                + rule.nodes.slice(0, 5).map(node => node.html + ' ' + node.failureSummary).join(' | ')))
            """
                .formatted(options));
    return found instanceof List<?> list
        ? list.stream().map(Objects::toString).toList()
        : List.of();
  }

  private static String script() {
    try (var in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
