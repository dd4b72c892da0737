package heed.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The browser of this machine. `CHROMIUM` names another one. It is told to talk to nobody but the
/// service, and nothing is downloaded.
final class Chromium implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  final Browser browser;

  private Chromium() {
    PlaywrightAssertions.setDefaultAssertionTimeout(Reader.PATIENCE_MS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(place())
                    .setArgs(
                        List.of(
                            "--no-sandbox", // root has none; all that is opened is our own
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--font-render-hinting=none")));
  }

  /// The one of this run: to start it takes longer than to look at a page. It ends with a run of
  /// tests; a program of our own closes it, or would wait for it.
  static Chromium shared() {
    return Shared.CHROMIUM;
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static Path place() {
    var named = System.getenv("CHROMIUM");
    return (named == null ? PLACES : List.of(named))
        .stream()
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() ->
                new IllegalStateException(
                    "No Chromium at " + PLACES + ". Install one, or name it by CHROMIUM=…"));
  }

  private static final class Shared {
    private static final Chromium CHROMIUM = new Chromium();
  }
}
