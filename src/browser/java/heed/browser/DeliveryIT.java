package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.outbox.MessageState;
import heed.outbox.OutboxStore;
import heed.people.Caller;
import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// A message that could not be delivered: who sees it, and who tries again.
final class DeliveryIT {
  static final List<Window> WINDOWS = Window.both();
  private static final String TOM = "tom@heed.example";

  @RegisterExtension final Stage stage = Stage.demo();

  /// Somebody calls a colleague, whom no message reaches.
  @BeforeEach
  void park() {
    var rooms = stage.service.rooms();
    rooms
        .database
        .writer()
        .write(
            "test",
            tx -> {
              var mira = new Caller("mira@heed.example", Role.PM, "mira@heed.example");
              rooms.discussing.say(tx, "export", "@Tom Lindqvist, could they test it?", mira);
              var waiting = new OutboxStore.Filter(MessageState.WAITING, null, TOM);
              var newest = rooms.messages.page(tx.handle(), waiting, Long.MAX_VALUE, 1);
              rooms.outbox.park(tx, newest.getFirst().id(), "the mailbox is full");
              return true;
            });
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void is_seen_at_the_connections_and_tried_again_by_mouse(Window window) {
    try (var reader = stage.reader(Role.ADMIN, window)) {
      reader.open("/admin/connections");
      assertThat(reader.find("h1")).hasText("One message could not be delivered");
      assertThat(Accessibility.findings(reader.page)).isEmpty();

      reader.find("article.connection a[href*='/messages?state=parked']").first().click();
      var parked = reader.find("article.message");
      assertThat(parked).hasCount(1);
      assertThat(parked).containsText("the mailbox is full");
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      parked.locator("form[action$='/retry'] button").click();

      assertThat(reader.find("#said")).containsText("It waits to be sent again");
      reader.open("/messages?state=parked");
      assertThat(reader.find("article.message")).hasCount(0);
      reader.open("/admin/connections");
      assertThat(reader.find("h1")).hasText("Nothing is stuck");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @Test
  void is_tried_again_by_keys() {
    try (var reader = stage.reader(Role.ADMIN)) {
      reader.open("/messages");
      assertThat(reader.find("h1")).hasText("One message could not be delivered");
      reader.tabTo(reader.find("nav.tabs a[href$='state=parked']"));
      reader.press("Enter");
      assertThat(reader.page).hasURL(Pattern.compile("state=parked$"));

      reader.tabTo(reader.find("form[action$='/retry'] button"));
      reader.press("Enter");

      assertThat(reader.find("#said")).containsText("It waits to be sent again");
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CSM", "PM"})
  void is_no_act_of_others(Role role) {
    try (var reader = stage.reader(role)) {
      reader.open("/messages?state=parked");

      assertThat(reader.find("article.message")).hasCount(role == Role.PM ? 1 : 0);
      assertThat(reader.find("form[action$='/retry']")).hasCount(0);
      assertThat(reader.open("/admin/connections").status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void of_the_others_a_csm_reads_their_own_and_opens_the_text_that_is_ready(Window window) {
    try (var reader = stage.reader(Role.CSM, window)) {
      reader.open("/messages");
      var first = reader.find("article.message").first();
      assertThat(first).containsText("Priya Raman");
      assertThat(reader.find("article.message", "Tom Lindqvist")).hasCount(0);

      var ready = first.locator("details").first();
      reader.tabTo(ready.locator("summary"));
      reader.press("Enter");

      assertThat(ready.locator(".draft")).isVisible();
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);
      assertThat(reader.wrongs()).isEmpty();
    }
  }
}
