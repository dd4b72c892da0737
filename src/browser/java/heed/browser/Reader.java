package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Somebody before the browser, who notices all that a page must never do: complain in the console,
/// break the content policy, open a dialog, call another host, be wider than the window.
final class Reader implements AutoCloseable {
  /// How long anything may take before it counts as not happening: a slow machine is no defect.
  static final double PATIENCE_MS = 30_000;

  /// Keeps what the policy forbade, and how far things moved, where the test can read it.
  private static final String LISTEN =
      "window.forbidden = [];"
          + "document.addEventListener('securitypolicyviolation', event =>"
          + " window.forbidden.push(event.effectiveDirective + ' ' + event.blockedURI));"
          + "window.jumped = 0;"
          + "new PerformanceObserver(list => list.getEntries().forEach(shift =>"
          + " window.jumped += shift.value)).observe({type: 'layout-shift', buffered: true});";

  final Page page;
  private final BrowserContext context;
  private final String address;
  private final List<String> wrongs = new ArrayList<>();

  Reader(String address, Browser browser, Window window) {
    this.address = address;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(window.width(), window.height())
                .setColorScheme(window.scheme())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale(window.locale())
                .setTimezoneId("UTC"));
    context.setDefaultTimeout(PATIENCE_MS);
    context.setDefaultNavigationTimeout(PATIENCE_MS);
    context.addInitScript(LISTEN);
    page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        wrongs.add("console: " + message.text());
      }
    });
    page.onPageError(error -> wrongs.add("script: " + error));
    page.onDialog(dialog -> {
      wrongs.add("dialog: " + dialog.message());
      dialog.dismiss();
    });
    page.onRequest(request -> {
      if (!request.url().startsWith(address)
          && !request.url().startsWith("data:")
          && !request.url().startsWith("about:")) {
        wrongs.add("call to elsewhere: " + request.url());
      }
    });
  }

  void signIn(String link) {
    page.navigate(link);
  }

  /// Opens a page of the service.
  ///
  /// @return what the server answered
  Response open(String path) {
    var answer = page.navigate(address + path);
    assertThat(answer).as(path).isNotNull();
    return answer;
  }

  void scheme(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  /// Asks the service as the page would, without showing the answer.
  APIResponse ask(String path) {
    return context.request().get(address + path);
  }

  /// Where the reader is, without the host.
  String path() {
    return page.url().substring(address.length());
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /// Those that hold these words.
  Locator find(String selector, String words) {
    return page.locator(selector, new Page.LocatorOptions().setHasText(words));
  }

  /// Lets pages reach what is copied.
  void mayCopy() {
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
  }

  /// The same address at the service that is tested, wherever it says that it is.
  String here(String link) {
    return address + URI.create(link).getRawPath();
  }

  /// Narrow windows fold the navigation away.
  void openMenu() {
    if (find("[data-menu]").isVisible()) {
      find("[data-menu]").click();
    }
  }

  void press(String... keys) {
    for (var key : keys) {
      page.keyboard().press(key);
    }
  }

  /// Goes on with the tab key until this has the focus, as people without a mouse do.
  void tabTo(Locator wanted) {
    for (var steps = 0; steps < 200; steps++) {
      if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The tab key never comes to " + wanted);
  }

  /// Everything that went wrong since the last call, by the browser's own account.
  List<String> wrongs() {
    var all = new ArrayList<>(wrongs);
    wrongs.clear();
    if (page.evaluate("() => window.forbidden.splice(0)") instanceof List<?> forbidden) {
      forbidden.forEach(each -> all.add("forbidden by the policy: " + each));
    }
    return all;
  }

  /// Forgets what went wrong on purpose.
  void forget(String words) {
    wrongs.removeIf(each -> each.contains(words));
  }

  /// By how many CSS pixels the page is wider than the window.
  int tooWide() {
    return ((Number)
            page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
        .intValue();
  }

  /// How much of the page moved how far since it was opened, as the browser adds it up: the
  /// cumulative layout shift of web.dev/articles/cls, 0 when nothing did.
  double jumped() {
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    return ((Number) page.evaluate("() => window.jumped")).doubleValue();
  }

  @Override
  public void close() {
    context.close();
  }
}
