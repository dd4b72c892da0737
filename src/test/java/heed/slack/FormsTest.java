package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.LoopState;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reply;
import heed.slack.standin.Workspace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Forms that come back late, too full or with what nobody can keep.
final class FormsTest {
  private static final Map<String, String> FILLED =
      Map.of("account", "acme", "feature", "f:sso", "severity", "4");

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.sso());
    bench.desk.keep(Cast.export());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_form_that_stood_open_for_days_still_files_what_was_typed() {
    bench.sender.command(Bench.CARA, "Typed on Friday");
    var view = bench.slack.workspace().lastView();
    bench.clock.pass(Duration.ofDays(3));

    var reply = bench.sender.submit(Bench.CARA, view, FILLED);

    assertThat(reply.body()).isEmpty();
    assertThat(bench.filed()).singleElement().returns("Typed on Friday", each -> each.quote());
  }

  @Test
  void a_form_for_a_feature_that_was_merged_meanwhile_files_for_what_stands_for_it() {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();
    bench.clock.pass(Duration.ofMinutes(31));
    bench.desk.merge(Cast.sso(), Cast.export());

    var reply = bench.sender.submit(Bench.CARA, view, FILLED);
    bench.dispatching.runDue();

    assertThat(reply.body()).isEmpty();
    assertThat(bench.filed()).hasSize(1);
    assertThat(bench.posted(Bench.directly(Bench.CARA))).hasSize(1);
  }

  @Test
  void a_draft_for_a_request_that_was_deleted_meanwhile_says_what_became_of_it() {
    bench.desk.keep("r1", ARequest.by("acme", "sso"));
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    var key = bench.slack.workspace().messageKeys().getLast();
    bench.sender.click(Bench.CARA, key, "Edit draft");
    var view = bench.slack.workspace().lastView();
    bench.clock.pass(Duration.ofMinutes(31));
    delete("r1");

    var reply = bench.sender.submit(Bench.CARA, view, Map.of("draft", "It is there."));

    // The customer was promised word: that holds without the request.
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.TOLD);
  }

  @Test
  void a_receipt_of_a_request_that_was_deleted_meanwhile_says_so_when_undo_is_pressed() {
    bench.sender.command(Bench.CARA, "");
    bench.sender.submit(Bench.CARA, bench.slack.workspace().lastView(), FILLED);
    bench.dispatching.runDue();
    var receipt = bench.slack.workspace().messageKeys().getLast();
    var request = bench.filed().getFirst().key();
    delete(request);

    bench.sender.click(Bench.CARA, receipt, "Undo");

    FakeSlack.until("it was said", () -> !bench.slack.responses().isEmpty());
    assertThat(bench.slack.responses().getFirst().argument("body")).contains("already");
    FakeSlack.until("the receipt changed", () -> standing(receipt).contains("Taken back"));
  }

  @Test
  void a_draft_for_a_loop_that_ended_meanwhile_says_how() {
    bench.desk.keep("r1", ARequest.by("acme", "sso"));
    bench.decide("sso", Status.PLANNED);
    bench.dispatching.runDue();
    var key = bench.slack.workspace().messageKeys().getLast();
    bench.sender.click(Bench.CARA, key, "Edit draft");
    var view = bench.slack.workspace().lastView();
    bench.clock.pass(Duration.ofMinutes(31));
    bench.decide("sso", Status.SHIPPED);

    var reply = bench.sender.submit(Bench.CARA, view, Map.of("draft", "It is planned."));

    assertThat(reply.json().path("errors").path("draft").asString()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"漢", "🙂", "x", "&", "é"})
  void a_text_of_three_thousand_characters_is_kept_whole_and_cut_only_where_it_is_shown(
      String character) {
    bench.sender.command(Bench.CARA, "");
    var text = character.repeat(3000);
    var filled = new LinkedHashMap<>(FILLED);
    filled.put("quote", text);
    filled.put("contact", "Jo");

    var reply = bench.sender.submit(Bench.CARA, bench.slack.workspace().lastView(), filled);
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    bench.clock.pass(Duration.ofSeconds(10));
    bench.dispatching.runDue();

    assertThat(reply.body()).isEmpty();
    assertThat(bench.filed().getFirst().quote()).isEqualTo(text);
    // The stand-in refuses what is too long for Slack.
    assertThat(bench.posted(Bench.directly(Bench.CARA))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "d800", "fffe"})
  void what_nobody_can_keep_is_named_beside_its_field(String unit) {
    bench.sender.command(Bench.CARA, "");
    var filled = new LinkedHashMap<>(FILLED);
    filled.put("quote", "aXXXXb");

    var reply = submit(bench.slack.workspace().lastView(), filled, unit);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("errors").path("quote").asString()).isNotBlank();
    assertThat(bench.filed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "d800", "fffe"})
  void a_draft_that_nobody_can_keep_is_named_beside_its_field(String unit) {
    bench.desk.keep("r1", ARequest.by("acme", "sso"));
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    bench.sender.click(Bench.CARA, bench.slack.workspace().messageKeys().getLast(), "Edit draft");
    var view = bench.slack.workspace().lastView();

    var reply = submit(view, Map.of("draft", "aXXXXb"), unit);

    assertThat(reply.json().path("errors").path("draft").asString()).isNotBlank();
    assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.OWED);
  }

  /// Submits a form in which a character is written as JSON writes what has no other form.
  private Reply submit(Workspace.View view, Map<String, String> filled, String unit) {
    return Captured.of(bench.sender, slack -> slack.submit(Bench.CARA, view, filled))
        .changed(payload -> payload.replace("XXXX", "\\u" + unit))
        .again(0, bench.sender, bench);
  }

  private void delete(String request) {
    bench.desk.write(tx -> {
      bench.desk.filing.delete(tx, request, null);
      return true;
    });
  }

  private String standing(String key) {
    var place = key.split(" ", 2);
    return bench.slack.workspace().message(place[0], place[1]).orElseThrow().toString();
  }
}
