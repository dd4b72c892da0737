package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.LoopState;
import heed.slack.standin.Call;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reply;
import heed.slack.standin.SlackSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sixteen times the same at once, on raw HTTP, each signed anew and marked as a repetition: one
/// effect, one message id, and the same answer for each.
final class OnceTest {
  private static final int MANY = 16;
  private static final String TO_CARA = Bench.directly(Bench.CARA);
  private static final Map<String, String> FILLED =
      Map.of("account", "acme", "feature", "f:sso", "severity", "4");

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.globex());
    bench.desk.keep(Cast.sso());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_command_opens_one_form() throws Exception {
    var replies = sixteen(slack -> slack.command(Bench.CARA, "They need SAML"));

    assertThat(replies).allMatch(reply -> reply.status() == 200 && reply.body().isEmpty());
    assertThat(bench.slack.calls("views.open")).extracting(Call::answer).containsExactly("ok");
  }

  @Test
  void a_question_gets_the_same_answer_each_time() throws Exception {
    var replies = sixteen(slack -> slack.command(Bench.CARA, "top"));

    assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
    assertThat(replies.getFirst().json().path("text").asString()).isNotBlank();
  }

  @Test
  void a_shortcut_opens_one_form() throws Exception {
    sixteen(slack -> slack.messageShortcut(Bench.CARA, "Login hurts"));
    sixteen(slack -> slack.globalShortcut(Bench.CARA));

    assertThat(bench.slack.calls("views.open"))
        .extracting(Call::answer)
        .containsExactly("ok", "ok");
  }

  @Test
  void a_submission_files_one_request_with_one_receipt() throws Exception {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();

    var replies = sixteen(slack -> slack.submit(Bench.CARA, view, FILLED));
    bench.dispatching.runDue();

    assertThat(replies).allMatch(reply -> reply.status() == 200 && reply.body().isEmpty());
    assertThat(bench.filed()).hasSize(1);
    assertThat(bench.posted(TO_CARA)).hasSize(1);
    assertThat(bench.outbox()).hasSize(1);
  }

  @Test
  void a_form_that_is_sent_by_sixteen_impatient_presses_files_one_request() throws Exception {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();

    var replies = presses(() -> bench.sender.submit(Bench.CARA, view, FILLED));
    bench.dispatching.runDue();

    assertThat(replies).allMatch(reply -> reply.status() == 200 && reply.body().isEmpty());
    assertThat(bench.filed()).hasSize(1);
    assertThat(bench.posted(TO_CARA)).hasSize(1);
  }

  @Test
  void a_click_has_one_effect_and_no_complaint() throws Exception {
    var key = notice();

    sixteen(slack -> slack.click(Bench.CARA, key, "Told the customer"));

    var loop = bench.loopOf("acme");
    assertThat(loop.state()).isEqualTo(LoopState.TOLD);
    bench.later();
    FakeSlack.until("the message changed", () -> standing(key).contains("✓ Told"));
    assertThat(bench.slack.responses()).isEmpty();
    assertThat(changesOf(loop.id())).isEqualTo(2);
  }

  @Test
  void sixteen_impatient_clicks_have_one_effect_and_the_late_ones_are_told() throws Exception {
    var key = notice();

    presses(() -> bench.sender.click(Bench.CARA, key, "Told the customer"));

    assertThat(changesOf(bench.loopOf("acme").id())).isEqualTo(2);
    FakeSlack.until("all but one are told", () -> bench.slack.responses().size() == MANY - 1);
    assertThat(bench.slack.responses())
        .allMatch(call -> call.argument("body").contains("told by cara@heed.test"));
  }

  @Test
  void an_account_that_is_given_back_goes_to_triage_once() throws Exception {
    var key = notice();

    sixteen(slack -> slack.click(Bench.CARA, key, "Not my account"));
    bench.dispatching.runDue();

    assertThat(bench.posted(Bench.TRIAGE_CHANNEL)).hasSize(1);
  }

  @Test
  void a_draft_is_sent_once_and_its_repetition_is_no_fault() throws Exception {
    var key = notice();
    bench.sender.click(Bench.CARA, key, "Edit draft");
    var view = bench.slack.workspace().lastView();
    Map<String, String> written = Map.of("draft", "Dear Jo, it is there.");

    var copies = sixteen(slack -> slack.submit(Bench.CARA, view, written));
    var presses = presses(() -> bench.sender.submit(Bench.CARA, view, written));

    assertThat(copies).allMatch(reply -> reply.body().isEmpty());
    assertThat(presses).allMatch(reply -> reply.body().isEmpty());
    // Opened, its draft kept, told.
    assertThat(changesOf(bench.loopOf("acme").id())).isEqualTo(3);
  }

  @Test
  void undo_takes_back_once() throws Exception {
    bench.sender.command(Bench.CARA, "");
    bench.sender.submit(Bench.CARA, bench.slack.workspace().lastView(), FILLED);
    bench.dispatching.runDue();
    var receipt = bench.slack.workspace().messageKeys().getLast();

    sixteen(slack -> slack.click(Bench.CARA, receipt, "Undo"));

    assertThat(bench.filed()).isEmpty();
    FakeSlack.until("the receipt changed", () -> standing(receipt).contains("Taken back"));
    assertThat(bench.slack.responses()).isEmpty();
  }

  @Test
  void an_event_that_comes_again_and_again_publishes_home_once() throws Exception {
    sixteen(this::opensHome);
    bench.sender.event("Ev2", home());
    FakeSlack.until("Home came", () -> bench.slack.calls("views.publish").size() >= 2);

    assertThat(bench.slack.calls("views.publish")).hasSize(2);
  }

  private void opensHome(SlackSender slack) {
    slack.event("Ev1", home());
  }

  private static Map<String, Object> home() {
    return Map.of("type", "app_home_opened", "user", Bench.CARA, "tab", "home");
  }

  private List<Reply> sixteen(Consumer<SlackSender> act) throws Exception {
    return Captured.of(bench.sender, act).times(MANY, bench.sender, bench);
  }

  /// Sixteen acts of a person that are alike: each has a trigger of its own.
  private static List<Reply> presses(Callable<Reply> press) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Callable<Reply>>();
      for (var number = 0; number < MANY; number++) {
        all.add(press);
      }
      var replies = new ArrayList<Reply>();
      for (var reply : threads.invokeAll(all)) {
        replies.add(reply.get());
      }
      return replies;
    }
  }

  /// Ships what Acme and Globex ask for, and gives the place of Cara's message.
  private String notice() {
    bench.desk.keep("r1", ARequest.by("acme", "sso"));
    bench.desk.keep("r2", ARequest.by("globex", "sso"));
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    return bench.slack.workspace().messageKeys().getLast();
  }

  private String standing(String key) {
    var place = key.split(" ", 2);
    return bench.slack.workspace().message(place[0], place[1]).orElseThrow().toString();
  }

  /// How often the log tells of a loop: once for its opening, once for each act upon it.
  private long changesOf(String loop) {
    return bench.database.read(handle ->
        handle
            .createQuery("SELECT COUNT(*) FROM change WHERE subject = 'loop' AND key = :key")
            .bind("key", loop)
            .mapTo(Long.class)
            .one());
  }
}
