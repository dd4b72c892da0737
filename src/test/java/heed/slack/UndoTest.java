package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Feature;
import heed.feature.Status;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reading;
import heed.slack.standin.SlackSender;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Taking back what was just filed.
final class UndoTest {
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.initech());
    bench.desk.keep(Cast.sso());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void undo_takes_the_request_back_and_the_receipt_says_so() {
    var key = filed("f:sso");

    bench.sender.click(Bench.CARA, key, "Undo");

    assertThat(bench.filed()).isEmpty();
    FakeSlack.until("the receipt changed", () -> standing(key).contains("Taken back"));
    assertThat(standing(key)).contains("Acme Corporation").doesNotContain("Undo");
  }

  @Test
  void a_second_click_is_harmless() {
    var key = filed("f:sso");
    var place = key.split(" ", 2);
    var before = bench.slack.workspace().message(place[0], place[1]).orElseThrow();
    var actions = before.path("blocks").path(1);
    bench.sender.click(Bench.CARA, key, "Undo");

    var reply =
        bench.sender.click(
            Bench.CARA, key, actions.path("elements").path(0), actions.path("block_id").asString());

    assertThat(reply.status()).isEqualTo(200);
    FakeSlack.until("it was said", () -> !bench.slack.responses().isEmpty());
    assertThat(bench.slack.responses().getFirst().argument("body")).contains("taken back already");
    assertThat(bench.filed()).isEmpty();
  }

  @Test
  void nobody_else_can_take_it_back() {
    var key = filed("f:sso");

    bench.sender.click(Bench.PIA, key, "Undo");

    assertThat(bench.filed()).hasSize(1);
    FakeSlack.until("it was said", () -> !bench.slack.responses().isEmpty());
    assertThat(bench.slack.responses().getFirst().argument("body")).contains("Only who filed it");
  }

  @Test
  void after_a_quarter_of_an_hour_it_stays() {
    var key = filed("f:sso");
    bench.clock.pass(Duration.ofMinutes(16));

    bench.sender.click(Bench.CARA, key, "Undo");

    assertThat(bench.filed()).hasSize(1);
    FakeSlack.until("the button went", () -> !standing(key).contains("Undo"));
    assertThat(standing(key)).contains("Filed for");
  }

  @Test
  void a_new_feature_that_nobody_else_asks_for_goes_with_it() {
    var key = filed("n:Dark mode");
    var feature = bench.filed().getFirst().feature();

    bench.sender.click(Bench.CARA, key, "Undo");

    assertThat(stored(feature).status()).isEqualTo(Status.DECLINED);
    assertThat(stored(feature).reason()).contains("taken back");
    assertThat(bench.ledger()).isEmpty();
  }

  @Test
  void a_new_feature_stays_when_others_ask_for_it() {
    var key = filed("n:Dark mode");
    var feature = bench.filed().getFirst().feature();
    bench.desk.keep("r9", ARequest.by("initech", feature).severity(2));

    bench.sender.click(Bench.CARA, key, "Undo");

    assertThat(bench.filed()).hasSize(1);
    assertThat(stored(feature).status()).isEqualTo(Status.NEW);
  }

  @Test
  void the_receipt_says_what_was_filed_where_it_stands_and_who_will_hear() {
    var key = filed("f:sso");

    assertThat(Reading.of(message(key)))
        .contains("Filed for Acme Corporation: Single sign-on with SAML (blocks important work).")
        .contains("number 1 of 1; 1 account asks for it")
        .contains("You will hear when it is decided");
    assertThat(SlackSender.labels(message(key).path("blocks"))).containsExactly("Undo");
  }

  /// Files for Acme as Cara, and gives the place of the receipt.
  private String filed(String feature) {
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();
    bench.sender.submit(
        Bench.CARA, view, Map.of("account", "acme", "feature", feature, "severity", "4"));
    bench.dispatching.runDue();
    return bench.slack.workspace().messageKeys().getLast();
  }

  private String standing(String key) {
    return message(key).toString();
  }

  private JsonNode message(String key) {
    var place = key.split(" ", 2);
    return bench.slack.workspace().message(place[0], place[1]).orElseThrow();
  }

  private Feature stored(String key) {
    return bench
        .database
        .read(handle -> bench.desk.features.find(handle, key))
        .orElseThrow()
        .value();
  }
}
