package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import heed.DemoService;
import heed.announcement.PublicPage;
import heed.announcement.PublicPageStore;
import heed.loop.KeepingTemplates;
import heed.loop.Milestone;
import heed.loop.OwnTemplate;
import heed.loop.TemplateStore;
import heed.pages.site.Payloads;
import heed.people.Caller;
import heed.people.KeepingViews;
import heed.people.Role;
import heed.people.SavedViewStore;
import heed.platform.Language;
import heed.platform.database.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What somebody names, chooses or looks for comes back to them as text.
final class InertEchoIT {
  private static final List<String> PAYLOADS = Payloads.all();
  private static final Caller ADA = Caller.of(DemoService.guest(Role.ADMIN));

  @RegisterExtension static final Stage stage = Stage.demo();
  private static Reader reader;

  @BeforeAll
  static void open() {
    reader = stage.reader(Role.ADMIN, Window.PHONE);
  }

  static IntStream payloads() {
    return IntStream.range(0, PAYLOADS.size());
  }

  @ParameterizedTest(name = "payload {0}")
  @MethodSource("payloads")
  void from_the_fields_that_narrow_and_find(int number) {
    var said = URLEncoder.encode(PAYLOADS.get(number), StandardCharsets.UTF_8);

    Inert.page(reader, "/?q=" + said);
    Inert.page(reader, "/accounts?q=" + said);
    Inert.page(reader, "/admin/changes?actor=" + said + "&key=" + said);
    Inert.page(reader, "/requests/new?account=" + said + "&feature=" + said);
    Inert.page(reader, "/what-if?reason=" + said);
  }

  @ParameterizedTest(name = "payload {0}")
  @MethodSource("payloads")
  void from_the_name_of_a_view(int number) {
    var text = PAYLOADS.get(number);
    var keeping = new KeepingViews(new SavedViewStore(), stage.service.rooms().ids);
    var view = write(tx -> keeping.save(tx, text, "status=new", true, ADA));

    Inert.page(reader, "/?status=new");

    var tab = reader.find(".views a[aria-current]").first().textContent();
    assertThat(Inert.words(tab)).isEqualTo(Inert.words(text));
    write(tx -> keeping.remove(tx, view.id(), ADA));
  }

  @ParameterizedTest(name = "payload {0}")
  @MethodSource("payloads")
  void from_a_template_and_the_title_of_the_public_page(int number) {
    var text = PAYLOADS.get(number);
    var escaped = text.replaceAll("[\\\\{}\\[\\]|]", "\\\\$0");
    var templates = new KeepingTemplates(new TemplateStore());
    write(tx ->
        templates.put(tx, new OwnTemplate(Milestone.SHIPPED, Language.ENGLISH, escaped), ADA));
    write(tx -> new PublicPageStore().put(tx, new PublicPage(true, text), ADA));

    Inert.page(reader, "/telling/shipped/en");
    assertThat(Inert.words(reader.find("#preview .draft").textContent()))
        .contains(Inert.words(text.lines().findFirst().orElseThrow()));
    Inert.page(reader, "/digest");
    reader.open("/shipped");
    reader.page.reload(); // browsers may keep it for some minutes
    Inert.seen(reader, "/shipped");
  }

  @ParameterizedTest(name = "payload {0}")
  @MethodSource("payloads")
  void from_the_name_and_the_cells_of_a_file(int number) {
    var text = PAYLOADS.get(number);
    var cell = '"' + text.replace("\"", "\"\"") + '"';
    var csv =
        "key,name,segment,arr\nimp,%s,%s,5\n%s,%s,%s,lots\n"
            .formatted(cell, cell, cell, cell, cell);
    reader.open("/admin/import");
    reader
        .find("input[type=file]")
        .setInputFiles(new FilePayload(text, "text/csv", csv.getBytes(StandardCharsets.UTF_8)));

    var answer =
        reader.page.waitForResponse(
            one -> one.request().method().equals("POST"),
            () -> reader.find("form[action='/admin/import'] button[type=submit]").click());

    if (answer.status() == 303) {
      reader.page.waitForURL(url -> url.matches(".*/admin/import/[^/]+"));
      while (reader.find("#import progress").count() > 0) {
        reader.page.reload();
      }
      assertThat(reader.find("#import h1")).isVisible();
    } else { // a name with control characters is none
      assertThat(answer.status()).isEqualTo(400);
      assertThat(reader.find("body")).containsText("Go to the backlog");
    }
    Inert.seen(reader, "rehearsal");
  }

  private static <T> T write(Writer.Work<T> work) {
    return stage.service.rooms().database.writer().write("test", work);
  }
}
