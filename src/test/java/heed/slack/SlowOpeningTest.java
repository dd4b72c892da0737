package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.platform.Json;
import heed.slack.filing.FilingForm;
import heed.slack.filing.Opening;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackMember;
import heed.slack.standin.Workspace;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The form opens while Slack would still let it, and is filled when it is known for whom.
final class SlowOpeningTest {
  private static final Duration BEYOND_THE_TRIGGER = Duration.ofSeconds(4);
  private static final Duration BEYOND_PATIENCE = Opening.SOON.plusMillis(500);

  private Bench bench;

  @BeforeEach
  void open() {
    bench = Bench.overSocket();
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.sso());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_form_opens_in_time_and_is_filled_when_it_is_known_who_asks(boolean overSocket) {
    var sender = overSocket ? bench.sender.overSocket() : bench.sender;
    if (overSocket) {
      SocketModeTest.connected(bench);
    }
    bench.slack.delay("users.info", BEYOND_THE_TRIGGER, 1);
    var began = System.nanoTime();

    var reply = sender.command(Bench.CARA, "They need SAML");

    assertThat(reply.body()).isEmpty();
    FakeSlack.until("something opened", () -> !bench.slack.workspace().views().isEmpty());
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    var moment = bench.slack.workspace().lastView();
    assertThat(moment.json().path("submit").isMissingNode()).isTrue();
    assertThat(text(moment)).contains("One moment");

    var form = filled(moment);
    assertThat(text(form)).contains("They need SAML");
    assertThat(bench.slack.calls("views.open")).hasSize(1);
    FakeSlack.until("the call is noted", () -> !bench.slack.calls("views.update").isEmpty());
    assertThat(bench.slack.calls("views.update").getFirst().argument("hash"))
        .isEqualTo(moment.hash());
    sender.submit(Bench.CARA, form, Map.of("account", "acme", "feature", "f:sso", "severity", "4"));
    assertThat(bench.filed()).hasSize(1);
    assertThat(bench.slack.responses()).isEmpty();
  }

  @Test
  void who_is_known_gets_the_form_at_once_and_in_one_call() {
    bench.sender.command(Bench.CARA, "help");
    bench.slack.delay("users.info", BEYOND_THE_TRIGGER, 1);

    bench.sender.command(Bench.CARA, "");

    assertThat(bench.slack.workspace().lastView().json().path("callback_id").asString())
        .isEqualTo(FilingForm.CALLBACK);
    assertThat(bench.slack.calls("views.update")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"restricted", "stranger", "deleted"})
  void who_may_not_file_reads_why_in_the_form_and_can_send_nothing(String kind) {
    bench.slack.workspace().add(SlackMember.full("U0GUEST", "guest@example.com", "Guest").as(kind));
    bench.slack.delay("users.info", BEYOND_PATIENCE, 1);

    bench.sender.command("U0GUEST", "");

    var view = filled(bench.slack.workspace().lastView());
    assertThat(view.json().path("callback_id").asString()).isEqualTo("sentence");
    assertThat(view.json().path("submit").isMissingNode()).isTrue();
    assertThat(text(view)).doesNotContain("\"input\"").containsAnyOf("Heed is for", "not active");
    bench.sender.submit("U0GUEST", view, Map.of());
    assertThat(bench.filed()).isEmpty();
    assertThat(bench.personOf("guest@example.com")).isEmpty();
  }

  @Test
  void a_viewer_reads_which_role_is_missing() {
    bench.slack.delay("users.info", BEYOND_PATIENCE, 1);

    bench.sender.globalShortcut(Bench.VERA);

    assertThat(text(filled(bench.slack.workspace().lastView()))).contains("role csm");
  }

  @Test
  void a_busy_slack_is_asked_once_more_to_fill_the_form() {
    bench.slack.delay("users.info", BEYOND_PATIENCE, 1);
    bench.slack.limit("views.update", "1", 1);

    bench.sender.messageShortcut(Bench.CARA, "Login hurts");

    assertThat(text(filled(bench.slack.workspace().lastView()))).contains("Login hurts");
    FakeSlack.until("both are noted", () -> bench.slack.calls("views.update").size() == 2);
  }

  @Test
  void at_a_shortcut_a_guest_reads_why_not_in_a_view_for_slack_shows_no_answer_there() {
    bench
        .slack
        .workspace()
        .add(SlackMember.full("U0GUEST", "guest@example.com", "Guest").as("restricted"));

    var reply = bench.sender.messageShortcut("U0GUEST", "Login hurts");

    assertThat(reply.body()).isEmpty();
    assertThat(text(bench.slack.workspace().lastView())).contains("guests cannot use it");
  }

  @Test
  void a_form_that_does_not_open_at_a_shortcut_is_said_beside_the_message() {
    bench.slack.refuse("views.open", "internal_error", 1);

    var reply = bench.sender.messageShortcut(Bench.CARA, "Login hurts");

    assertThat(reply.body()).isEmpty();
    FakeSlack.until("it was said", () -> !bench.slack.responses().isEmpty());
    assertThat(bench.slack.responses().getFirst().argument("body")).contains("internal_error");
  }

  @Test
  void an_answer_that_is_lost_does_no_harm() {
    bench.slack.delay("users.info", BEYOND_PATIENCE, 1);
    bench.slack.cutBeforeStatus("views.update", 1);

    bench.sender.command(Bench.CARA, "");

    filled(bench.slack.workspace().lastView());
    FakeSlack.until("it was tried again", () -> bench.slack.calls("views.update").size() == 2);
    assertThat(bench.slack.responses()).isEmpty();
  }

  @Test
  void who_closed_it_meanwhile_hears_nothing() {
    bench.slack.delay("users.info", BEYOND_PATIENCE, 1);
    bench.sender.command(Bench.CARA, "");

    bench.slack.workspace().close(bench.slack.workspace().lastView());

    FakeSlack.until("it was tried", () -> !bench.slack.calls("views.update").isEmpty());
    assertThat(bench.slack.workspace().views()).hasSize(1);
    assertThat(bench.slack.responses()).isEmpty();
  }

  @Test
  void a_form_that_cannot_be_filled_is_said_beside_it() {
    bench.slack.delay("users.info", BEYOND_PATIENCE, 1);
    bench.slack.refuse("views.update", "internal_error", 1);

    bench.sender.command(Bench.CARA, "");

    FakeSlack.until("it was said", () -> !bench.slack.responses().isEmpty());
    assertThat(bench.slack.responses().getFirst().argument("body")).contains("internal_error");
  }

  /// The view that takes the place of another.
  private Workspace.View filled(Workspace.View moment) {
    FakeSlack.until(
        "the form is filled",
        () -> !bench.slack.workspace().lastView().hash().equals(moment.hash()));
    var view = bench.slack.workspace().lastView();
    assertThat(view.id()).isEqualTo(moment.id());
    return view;
  }

  private static String text(Workspace.View view) {
    return Json.write(view.json());
  }
}
