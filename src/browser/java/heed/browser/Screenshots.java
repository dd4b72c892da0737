package heed.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotType;
import heed.people.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Takes the pictures of every page from the demo. `bin/screenshots` calls it; the story ends on
/// the same morning each time, so that a picture changes only with its page.
final class Screenshots {
  private static final int QUALITY = 55;
  private static final int MOST_HEIGHT = 1_600;

  private record Shot(String name, Role role, Window window, String path, Consumer<Reader> before) {
    Shot(String name, Role role, Window window, String path) {
      this(name, role, window, path, _ -> {});
    }
  }

  private static final Window WIDE = Window.WIDE;
  private static final Window DARK = Window.WIDE.dark();
  private static final Window PHONE = Window.PHONE;
  private static final Window CHINESE = Window.WIDE.speaking("zh-CN");

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("sessions", Role.CSM, WIDE, "/me/sessions"),
          new Shot("backlog", Role.PM, WIDE, "/"),
          new Shot("backlog-viewer", Role.VIEWER, WIDE, "/"),
          new Shot("why", Role.PM, WIDE, "/", Screenshots::openFirst),
          new Shot("feature", Role.PM, WIDE, "/features/sso"),
          new Shot("preview", Role.PM, WIDE, "/features/export", Screenshots::previewed),
          new Shot("merge", Role.PM, WIDE, "/features/roles/merge?into=dashboards"),
          new Shot("filing", Role.CSM, WIDE, "/requests/new?account=acme", Screenshots::filing),
          new Shot("pictures", Role.PM, WIDE, "/pictures"),
          new Shot("announcement", Role.PM, WIDE, "/features/webhooks/announcement"),
          new Shot("policy", Role.PM, WIDE, "/policy"),
          new Shot("what-if", Role.PM, WIDE, "/what-if"),
          new Shot("accounts", Role.CSM, WIDE, "/accounts"),
          new Shot("account", Role.CSM, WIDE, "/accounts/acme"),
          new Shot("brief", Role.CSM, WIDE, "/accounts/acme/brief"),
          new Shot("promises", Role.CSM, WIDE, "/promises"),
          new Shot("loops", Role.CSM, WIDE, "/loops"),
          new Shot("loop", Role.CSM, WIDE, "/loops?show=told", Screenshots::openStory),
          new Shot("pool", Role.PM, WIDE, "/loops?csm=nobody"),
          new Shot("figures", Role.PM, WIDE, "/loops/figures"),
          new Shot("telling", Role.PM, WIDE, "/telling"),
          new Shot("template", Role.PM, WIDE, "/telling/shipped/en"),
          new Shot("digest", Role.CSM, WIDE, "/digest"),
          new Shot("messages", Role.CSM, WIDE, "/messages"),
          new Shot("inbox", Role.PM, WIDE, "/inbox"),
          new Shot("search", Role.PM, WIDE, "/search?q=sync"),
          new Shot("me", Role.CSM, WIDE, "/me"),
          new Shot("people", Role.ADMIN, WIDE, "/admin/people"),
          new Shot("tokens", Role.ADMIN, WIDE, "/admin/tokens"),
          new Shot("import", Role.ADMIN, WIDE, "/admin/import"),
          new Shot("import-checked", Role.ADMIN, WIDE, "/admin/import", Screenshots::checked),
          new Shot("connections", Role.ADMIN, WIDE, "/admin/connections"),
          new Shot("changes", Role.ADMIN, WIDE, "/admin/changes"),
          new Shot("keys", Role.PM, WIDE, "/", reader -> reader.press("?")),
          new Shot("palette", Role.PM, WIDE, "/", Screenshots::palette),
          new Shot("backlog-dark", Role.PM, DARK, "/"),
          new Shot("feature-dark", Role.PM, DARK, "/features/sso"),
          new Shot("account-dark", Role.CSM, DARK, "/accounts/acme"),
          new Shot("what-if-dark", Role.PM, DARK, "/what-if?preventableShare=80"),
          new Shot("inbox-dark", Role.PM, DARK, "/inbox?show=doubles"),
          new Shot("pictures-dark", Role.PM, DARK, "/pictures"),
          new Shot("backlog-phone", Role.PM, PHONE, "/"),
          new Shot("loops-phone", Role.CSM, PHONE, "/loops"),
          new Shot("account-phone", Role.CSM, PHONE, "/accounts/acme"),
          new Shot("inbox-phone", Role.PM, PHONE, "/inbox"),
          new Shot("feature-phone", Role.PM, PHONE, "/features/sso"),
          new Shot("filing-phone", Role.CSM, PHONE, "/requests/new?account=acme"),
          new Shot("what-if-phone", Role.PM, PHONE, "/what-if"),
          new Shot("backlog-chinese", Role.PM, CHINESE, "/"),
          new Shot("feature-chinese", Role.PM, CHINESE, "/features/sso"),
          new Shot("loops-chinese", Role.CSM, CHINESE, "/loops"));

  private Screenshots() {}

  /// Takes all of them.
  ///
  /// @param arguments the folder that the pictures go to
  public static void main(String[] arguments) throws IOException {
    var folder = Files.createDirectories(Path.of(arguments[0]));
    try (var _ = Chromium.shared();
        var stage = Stage.demo()) {
      for (var shot : SHOTS) {
        take(stage, shot, folder);
      }
      try (var csm = stage.reader(Role.CSM, WIDE)) {
        discussion(csm, folder);
      }
      try (var stranger = stage.stranger(WIDE)) {
        stranger.open("/sign-in");
        save(stranger, folder, "sign-in");
        stranger.open("/shipped");
        save(stranger, folder, "shipped");
      }
    }
  }

  private static void take(Stage stage, Shot shot, Path folder) throws IOException {
    try (var reader = stage.reader(shot.role(), shot.window())) {
      var status = reader.open(shot.path()).status();
      if (status != 200) {
        throw new IllegalStateException(shot.path() + " answers " + status);
      }
      shot.before().accept(reader);
      save(reader, folder, shot.name());
    }
  }

  /// The page down to its end, unless it is very long.
  private static void save(Reader reader, Path folder, String name) throws IOException {
    var size = reader.page.viewportSize();
    var height =
        ((Number) reader.page.evaluate("() => document.documentElement.scrollHeight")).intValue();
    reader.page.setViewportSize(size.width, Math.clamp(height, size.height, MOST_HEIGHT));
    reader.page.evaluate("() => { scrollTo(0, 0); return document.fonts.ready; }");
    var file = folder.resolve(name + ".jpg");
    reader.page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(file)
            .setType(ScreenshotType.JPEG)
            .setQuality(QUALITY)
            .setAnimations(ScreenshotAnimations.DISABLED));
    report(name, file);
  }

  private static void report(String name, Path file) throws IOException {
    System.out.printf("%-18s %4d kB%n", name, Files.size(file) / 1024);
  }

  private static void openFirst(Reader reader) {
    reader.press("j", "Enter");
    reader.find("#drawer .sum").waitFor();
  }

  private static void previewed(Reader reader) {
    reader.find("form.deciding select[name=status]").selectOption("planned");
    reader.find("form.deciding input[name=targetDate]").fill("2027-03-01");
    reader.find("form.deciding textarea[name=reason]").fill("Many of you send figures on.");
    reader.find("form.deciding button[type=submit]").click();
    reader.find("#preview").waitFor();
  }

  /// A part of a page that stands far down.
  private static void discussion(Reader reader, Path folder) throws IOException {
    reader.open("/features/export");
    reader.find("#discussion textarea").first().fill("@Mira Okafor, when could that be?");
    reader.find("#discussion form.saying button[type=submit]").click();
    reader.find("#said").waitFor();
    var file = folder.resolve("discussion.jpg");
    reader
        .find("#discussion")
        .screenshot(
            new Locator.ScreenshotOptions()
                .setPath(file)
                .setType(ScreenshotType.JPEG)
                .setQuality(QUALITY)
                .setAnimations(ScreenshotAnimations.DISABLED));
    report("discussion", file);
  }

  private static void filing(Reader reader) {
    reader.find("input[name=feature]").pressSequentially("audit log");
    reader.find("#alikes input[type=radio]").first().check();
    reader.find("input[name=severity][value='4']").check();
    reader.find("textarea[name=quote]").fill("Our auditors come in May.");
  }

  private static void openStory(Reader reader) {
    reader.find("article.loop a[href^='/loops/']").first().click();
    reader.find(".story").waitFor();
  }

  private static void checked(Reader reader) {
    reader.find("details:has(textarea) > summary").click();
    reader
        .find("textarea[name=text]")
        .fill("key,name,arr,health\nacme,Acme,130000,55\nnew,New Customer,24000,\nbad,Bad,-1,\n");
    reader.find("main form button[type=submit]").first().click();
    reader.page.waitForURL("**/admin/import/**");
  }

  private static void palette(Reader reader) {
    reader.press("Control+k");
    reader.page.keyboard().type("sync");
    reader.find("#palette[open] [data-href]").first().waitFor();
  }
}
