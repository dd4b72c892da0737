package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import heed.people.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What colleagues say to each other about a feature, and take back.
final class DiscussionIT {
  static final List<Window> WINDOWS = Window.both();

  @RegisterExtension final Stage stage = Stage.demo();

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_product_manager_edits_their_own_words_and_removes_them_and_has_them_back(Window window) {
    try (var reader = stage.reader(Role.PM, window)) {
      say(reader, "We look at it next week.");
      var said = comment(reader, "We look at it");

      said.locator("details.act > summary").click();
      said.locator("textarea[name=text]").fill("We look at it on Monday.");
      said.locator("form[action$='/edit'] button").click();

      assertThat(reader.find("#said")).containsText("Kept");
      assertThat(comment(reader, "on Monday")).containsText("edited");
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      comment(reader, "on Monday").locator("form[action$='/remove'] button").click();
      assertThat(reader.find("#said")).containsText("Removed");
      assertThat(comment(reader, "on Monday")).hasCount(0);

      reader.find("#said form button").click();
      assertThat(comment(reader, "on Monday")).hasCount(1);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void all_of_it_by_keys() {
    try (var reader = stage.reader(Role.PM)) {
      say(reader, "A first thought.");
      var said = comment(reader, "first thought");

      reader.tabTo(said.locator("details.act > summary"));
      reader.press("Enter");
      reader.tabTo(said.locator("textarea[name=text]"));
      reader.press("Control+a");
      reader.page.keyboard().type("A second thought.");
      reader.press("Tab", "Enter");
      assertThat(reader.find("#said")).containsText("Kept");
      reader.tabTo(comment(reader, "second").locator("form[action$='/remove'] button"));
      reader.press("Enter");

      assertThat(reader.find("#said")).containsText("Removed");
      reader.tabTo(reader.find("#said form button"));
      reader.press("Enter");
      assertThat(comment(reader, "second")).hasCount(1);
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void nobody_edits_the_words_of_another_and_viewers_read_none() {
    try (var manager = stage.reader(Role.PM);
        var colleague = stage.reader(Role.CSM);
        var viewer = stage.reader(Role.VIEWER)) {
      say(manager, "Between us.");

      colleague.open("/features/export");
      assertThat(comment(colleague, "Between us.")).hasCount(1);
      assertThat(comment(colleague, "Between us.").locator("form")).hasCount(0);
      viewer.open("/features/export");
      assertThat(viewer.find("h1")).isVisible();
      assertThat(viewer.find("body")).not().containsText("Between us.");
      assertThat(viewer.find("#discussion")).hasCount(0);
      assertThat(manager.wrongs()).isEmpty();
      assertThat(colleague.wrongs()).isEmpty();
    }
  }

  @Test
  void whoever_is_called_finds_it_among_their_messages() {
    try (var manager = stage.reader(Role.PM);
        var colleague = stage.reader(Role.CSM)) {
      say(manager, "@Priya Raman, whom could we ask?");
      assertThat(manager.find(".comments .called").last()).hasText("@Priya Raman");

      colleague.open("/messages");

      var message = colleague.find("article.message").first();
      assertThat(message).containsText("whom could we ask?");
      assertThat(message).containsText("Mira Okafor calls you in the discussion of");
      assertThat(colleague.wrongs()).isEmpty();
    }
  }

  @Test
  void words_that_somebody_changed_meanwhile_are_not_overwritten() {
    try (var one = stage.reader(Role.PM);
        var two = stage.reader(Role.PM)) {
      say(one, "A thought.");
      two.open("/features/export");

      edit(one, "A better thought.");
      assertThat(one.find("#said")).containsText("Kept");
      edit(two, "Another thought.");

      assertThat(two.find("h1")).isVisible();
      one.open("/features/export");
      assertThat(comment(one, "A better thought.")).hasCount(1);
      assertThat(comment(one, "Another thought.")).hasCount(0);
    }
  }

  private static void edit(Reader reader, String words) {
    var said = reader.find(".comments > li").last();
    said.locator("details.act > summary").click();
    said.locator("textarea[name=text]").fill(words);
    said.locator("form[action$='/edit'] button").click();
  }

  private static void say(Reader reader, String words) {
    reader.open("/features/export");
    reader.find("#discussion form.saying textarea").fill(words);
    reader.find("#discussion form.saying button[type=submit]").click();
    assertThat(reader.find("#said")).containsText("Said");
  }

  private static Locator comment(Reader reader, String words) {
    return reader.find(".comments > li", words);
  }
}
