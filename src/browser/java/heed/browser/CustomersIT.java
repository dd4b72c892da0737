package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What customer success does between two calls: file a request, say how a customer feels, ask a
/// colleague, choose what to hear.
final class CustomersIT {
  static final List<Window> WINDOWS = Window.both();

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_request_is_filed_by_mouse_with_what_is_known_while_one_types(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/requests/new");

      reader.find("input[name=account]").fill("Acme");
      reader.find("input[name=feature]").pressSequentially("audit log");
      reader.find("#alikes input[type=radio]").first().check();
      reader.find("input[name=severity][value='4']").check();
      reader.find("textarea[name=quote]").fill("Our auditors come in May.");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      reader.find("form[action='/requests/new'] button[type=submit]").click();

      assertThat(reader.find("#said")).containsText("Acme asks for Audit log of every change");

      reader.find("#said form button").click();

      assertThat(reader.find("#said")).containsText("Taken back");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void a_request_is_filed_by_keys_alone() {
    try (var reader = stage.reader(Role.CSM)) {
      reader.open("/requests/new?account=acme&feature=audit");

      reader.tabTo(reader.find("input[name=feature]"));
      reader.press("Control+A");
      reader.page.keyboard().type("Audit log of every change");
      reader.tabTo(reader.find("input[name=severity]").first());
      reader.press("ArrowDown", "ArrowDown");
      reader.tabTo(reader.find("form[action='/requests/new'] button[type=submit]"));
      reader.press("Enter");

      assertThat(reader.find("#said")).containsText("Acme asks for Audit log of every change");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void how_a_customer_feels_is_answered_by_four_questions(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/accounts/proseware");
      var before = reader.find(".health-now").textContent();

      reader.find(".health-talk summary").click();
      for (var question : reader.find("fieldset.answers").all()) {
        question.locator("input[value='2']").check();
      }
      assertThat(reader.find("#health-result")).not().isEmpty();
      reader.find(".health-talk form button[type=submit]").click();

      assertThat(reader.find("#said")).containsText("Undo");
      assertThat(reader.find(".health-now")).not().hasText(before);

      reader.find("#said form button").click();

      assertThat(reader.find(".health-now .feeling")).isVisible();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_colleague_is_called_into_the_discussion_of_a_feature(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/features/export");

      reader.tabTo(reader.find("#discussion form.saying textarea"));
      reader.page.keyboard().type("@Mira Okafor, when could that be?");
      reader.tabTo(reader.find("#discussion form.saying button[type=submit]"));
      reader.press("Enter");

      assertThat(reader.find("#said")).containsText("Said");
      assertThat(reader.find(".comments .called").last()).hasText("@Mira Okafor");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void pages_speak_chinese_to_whoever_chooses_so() {
    try (var reader = stage.reader(Role.VIEWER)) {
      reader.open("/me");

      reader.find("select[name=language]").selectOption("zh-CN");
      reader.find("form[action='/me'] button[type=submit]").click();

      assertThat(reader.find("html")).hasAttribute("lang", "zh-CN");
      reader.find("#said form button").click();
      assertThat(reader.find("html")).hasAttribute("lang", "en");
      assertThat(reader.wrongs()).isEmpty();
    }
  }
}
