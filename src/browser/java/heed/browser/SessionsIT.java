package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import heed.DemoService;
import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Where somebody is signed in, and what becomes of pages whose session is over.
final class SessionsIT {
  static final List<Window> WINDOWS = Window.both();

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void another_one_is_ended_by_mouse_and_its_reader_is_out(Window window) {
    try (var reader = stage.reader(Role.CSM, window);
        var other = stage.reader(Role.CSM)) {
      other.open("/accounts/acme");
      reader.openMenu();
      reader.find(".who .name a").click();
      reader.find("a[href='/me/sessions']").click();
      assertThat(reader.find("article.person")).hasCount(2);
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      elsewhere(reader).click();

      assertThat(reader.find(".notice[role=status]")).hasText("Signed out there.");
      assertThat(reader.find("article.person")).hasCount(1);
      assertThat(other.open("/accounts/acme").status()).isEqualTo(401);
      assertThat(other.find("h1")).hasText("Sign in to Heed");
      assertThat(other.find("body")).not().containsText("Acme");
      assertThat(reader.open("/accounts/acme").status()).isEqualTo(200);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void another_one_is_ended_by_keys(Role role) {
    try (var reader = stage.reader(role);
        var other = stage.reader(role)) {
      reader.open("/me/sessions");

      reader.tabTo(elsewhere(reader));
      reader.press("Enter");

      assertThat(reader.find(".notice[role=status]")).hasText("Signed out there.");
      assertThat(other.open("/").status()).isEqualTo(401);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void all_are_ended_at_once() {
    try (var reader = stage.reader(Role.PM);
        var other = stage.reader(Role.PM);
        var colleague = stage.reader(Role.CSM)) {
      reader.open("/me/sessions");

      reader.find("form[action$='/end-all'] button").click();

      assertThat(reader.page).hasURL(Pattern.compile("/sign-in$"));
      assertThat(reader.open("/").status()).isEqualTo(401);
      assertThat(other.open("/").status()).isEqualTo(401);
      assertThat(colleague.open("/").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void that_are_over_say_so_beside_what_was_typed(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/loops");
      var loop = reader.find("article.loop").first();
      loop.locator("details.editing > summary").click();
      loop.locator("textarea[name=text]").fill("Half an hour of careful words.");
      over(Role.CSM);

      loop.locator("form[action$='/draft'] button[type=submit]").first().click();

      assertThat(reader.find("#said [role=alert]")).containsText("You are signed out by now.");
      assertThat(loop.locator("textarea[name=text]")).hasValue("Half an hour of careful words.");
      assertThat(loop.locator("form[action$='/draft'] button[type=submit]").first()).isEnabled();
      reader.forget("the server responded with a status of 401");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void that_are_over_keep_a_comment_until_one_has_signed_in_again(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/features/export");
      var text = reader.find("#discussion form.saying textarea");
      var send = reader.find("#discussion form.saying button[type=submit]");
      text.fill("Half an hour of careful words.");
      over(Role.CSM);

      send.click();

      assertThat(reader.find("#said [role=alert]")).containsText("You are signed out by now.");
      assertThat(text).hasValue("Half an hour of careful words.");
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      try (var elsewhere = reader.page.context().newPage()) {
        elsewhere.navigate(stage.service.link(DemoService.guest(Role.CSM)));
      }
      text.focus();
      reader.press("Tab", "Enter");

      assertThat(reader.find("#said")).containsText("Said");
      assertThat(reader.find(".comments")).containsText("Half an hour of careful words.");
      reader.forget("the server responded with a status of 401");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void that_are_over_lead_back_to_the_page_that_was_open() {
    try (var reader = stage.reader(Role.PM)) {
      reader.open("/accounts/acme");
      over(Role.PM);

      reader.page.reload();

      assertThat(reader.find("h1")).hasText("Sign in to Heed");
      assertThat(reader.find("[role=status]")).hasText("Sign in to see this page.");
      reader.signIn(stage.service.link(DemoService.guest(Role.PM)));
      assertThat(reader.open("/accounts/acme").status()).isEqualTo(200);
    }
  }

  /// The button of the session that is not this one.
  private static Locator elsewhere(Reader reader) {
    return reader
        .find("article.person")
        .filter(new Locator.FilterOptions().setHasNotText("this browser"))
        .locator("form button");
  }

  private void over(Role role) {
    var rooms = stage.service.rooms();
    var email = DemoService.guest(role).email();
    rooms
        .database
        .writer()
        .write(
            "test",
            tx -> {
              rooms.sessions.endAll(tx, email);
              return true;
            });
  }
}
