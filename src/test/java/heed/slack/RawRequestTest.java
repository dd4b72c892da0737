package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.slack.door.SlackDoor;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reply;
import heed.slack.standin.SlackSender;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only Slack can speak as Slack: requests on raw HTTP, good and bad.
final class RawRequestTest {
  /// Instead of a status: the connection was closed.
  private static final int CUT = -1;

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.desk.keep(Cast.acme());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_signed_command_opens_the_form() {
    var reply = bench.sender.command(Bench.CARA, "");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(bench.slack.workspace().views()).hasSize(1);
  }

  @Test
  void without_a_signature_nothing_is_done() {
    var reply = bench.sender.send(FORM, command(), List.of());

    refused(reply);
  }

  @Test
  void one_changed_byte_of_the_body_is_noticed_wherever_it_is() {
    var body = command();
    var headers = headers(now(), body);
    for (var at = 0; at < body.length; at += 7) {
      var changed = body.clone();
      changed[at] ^= 1;

      refused(bench.sender.send(FORM, changed, headers));
    }
  }

  @Test
  void only_the_exact_form_of_a_signature_counts() {
    var body = command();
    var right = SlackSender.sign(FakeSlack.SIGNING_SECRET, now(), body);

    refused(send(body, now(), right.replace("v0=", "v1=")));
    refused(send(body, now(), "v0=" + right.substring(3).toUpperCase(Locale.ROOT)));
    refused(send(body, now(), right.substring(3)));
    refused(send(body, now(), right + " " + right));
    refused(send(body, now(), right.substring(0, 66)));
    refused(send(body, now(), ""));
    refused(send(body, now(), SlackSender.sign("another secret", now(), body)));
  }

  @Test
  void two_signatures_or_two_timestamps_are_one_too_many() {
    var body = command();
    var time = Map.entry("X-Slack-Request-Timestamp", now());
    var signature =
        Map.entry("X-Slack-Signature", SlackSender.sign(FakeSlack.SIGNING_SECRET, now(), body));

    refused(bench.sender.send(FORM, body, List.of(time, signature, signature)));
    refused(bench.sender.send(FORM, body, List.of(time, time, signature)));
    refused(bench.sender.send(FORM, body, List.of(signature)));
    refused(bench.sender.send(FORM, body, List.of(time)));
  }

  @Test
  void a_clock_may_be_five_minutes_off_either_way_and_no_more() {
    var body = command();

    refused(bench.sender.send(FORM, body, headers(away(-302), body)));
    refused(bench.sender.send(FORM, body, headers(away(302), body)));
    assertThat(bench.sender.send(FORM, body, headers(away(-298), body)).status()).isEqualTo(200);
    assertThat(bench.sender.send(FORM, body, headers(away(298), body)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "", "9223372036854775808", "-1", "+1764000000", "1764000000.5"})
  void a_timestamp_that_is_no_time_is_refused(String timestamp) {
    var body = command();

    refused(bench.sender.send(FORM, body, headers(timestamp, body)));
  }

  @Test
  void an_exact_replay_is_answered_and_has_no_effect() {
    var body = command();
    var headers = headers(away(-60), body);
    bench.sender.send(FORM, body, headers);
    var done = bench.slack.calls().size();

    var again = bench.sender.send(FORM, body, headers);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEmpty();
    assertThat(bench.slack.calls()).hasSize(done);
  }

  @Test
  void the_question_about_our_certificate_needs_no_signature_and_does_nothing() {
    var pure = bench.sender.send(FORM, bytes("ssl_check=1&token=abc"), List.of());
    var bare = bench.sender.send(FORM, bytes("ssl_check=1"), List.of());

    assertThat(pure.status()).isEqualTo(200);
    assertThat(pure.body()).isEmpty();
    assertThat(bare.status()).isEqualTo(200);
    refused(bench.sender.send(FORM, bytes("ssl_check=1&command=%2Fheed"), List.of()));
    refused(bench.sender.send(FORM, bytes("ssl_check=1&payload=%7B%7D"), List.of()));
    refused(bench.sender.send(FORM, bytes("ssl_check=1&ssl_check=1"), List.of()));
    refused(bench.sender.send(FORM, bytes("ssl_check=0"), List.of()));
  }

  @Test
  void a_challenge_is_given_back_as_plain_text_to_slack_only() {
    var body = bytes("{\"type\":\"url_verification\",\"challenge\":\"<b>abc</b>\"}");

    var signed = bench.sender.post(JSON, body);

    assertThat(signed.status()).isEqualTo(200);
    assertThat(signed.contentType()).startsWith("text/plain");
    assertThat(signed.body()).isEqualTo("<b>abc</b>");
    refused(bench.sender.send(JSON, body, List.of()));
  }

  @Test
  void a_huge_challenge_or_body_is_not_read_to_its_end() {
    var challenge =
        bytes("{\"type\":\"url_verification\",\"challenge\":\"" + "x".repeat(1_000_000) + "\"}");
    var tooLong = bytes("payload=" + "x".repeat(SlackDoor.LONGEST_BODY));

    assertThat(status(() -> bench.sender.post(JSON, challenge))).isIn(400, CUT);
    assertThat(status(() -> bench.sender.post(FORM, tooLong))).isIn(413, CUT);
    assertThat(status(() -> bench.sender.send(FORM, tooLong, List.of()))).isIn(401, CUT);
  }

  /// What was answered. Whoever is refused while still sending may not hear why: the connection is
  /// closed, and what was on its way to us takes the answer with it.
  private static int status(Supplier<Reply> sending) {
    try {
      return sending.get().status();
    } catch (UncheckedIOException cut) {
      return CUT;
    }
  }

  @Test
  void another_workspace_is_ignored() {
    FakeSlack.until("the workspace is known", () -> !bench.slack.calls("auth.test").isEmpty());
    FakeSlack.until("the state is known", () -> bench.connection.state().equals("http"));
    var body =
        SlackSender.encoded(
            Map.of(
                "command",
                "/heed",
                "team_id",
                "T9OTHER",
                "user_id",
                Bench.CARA,
                "text",
                "",
                "trigger_id",
                bench.slack.workspace().trigger()));

    var reply = bench.sender.post(FORM, body);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(bench.slack.workspace().views()).isEmpty();
  }

  @Test
  void what_is_not_known_is_acknowledged() {
    var event = bench.sender.event("Ev1", Map.of("type", "reaction_added", "new_field", 1));
    var type = bench.sender.post(JSON, bytes("{\"type\":\"brand_new\",\"x\":[{}]}"));
    var interaction = bench.sender.interact(Map.of("type", "workflow_step_edit"));

    var command =
        bench.sender.post(
            FORM, SlackSender.encoded(Map.of("command", "/other", "user_id", Bench.CARA)));
    var click =
        bench.sender.interact(
            Map.of(
                "type",
                "block_actions",
                "user",
                Map.of("id", Bench.CARA),
                "actions",
                List.of(Map.of("action_id", "of_another_version", "type", "button"))));
    var closed =
        bench.sender.interact(
            Map.of(
                "type",
                "view_closed",
                "user",
                Map.of("id", Bench.CARA),
                "view",
                Map.of("id", "V1", "callback_id", "file_request")));

    assertThat(List.of(event, type, interaction, command, click, closed))
        .allMatch(reply -> reply.status() == 200);
  }

  @Test
  void a_payload_with_parts_missing_is_refused_without_a_fault() {
    for (var type : List.of("block_actions", "view_submission", "block_suggestion", "shortcut")) {
      var reply = bench.sender.interact(Map.of("type", type));

      assertThat(reply.status()).as(type).isBetween(200, 499);
    }
  }

  @Test
  void two_payloads_in_one_form_are_refused() {
    var reply = bench.sender.post(FORM, bytes("payload=%7B%7D&payload=%7B%7D"));

    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void a_body_that_is_not_utf_8_or_is_broken_is_refused() {
    var latin = "text=h\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    var deep = bytes("{\"type\":" + "[".repeat(100_000));

    assertThat(bench.sender.post(FORM, latin).status()).isEqualTo(400);
    assertThat(bench.sender.post(FORM, bytes("command=%zz")).status()).isEqualTo(400);
    assertThat(bench.sender.post(JSON, deep).status()).isEqualTo(400);
    assertThat(bench.sender.post(FORM, bytes("payload=%7B%22a")).status()).isEqualTo(400);
  }

  @Test
  void broken_bodies_without_a_signature_are_just_unsigned() {
    refused(bench.sender.send(FORM, bytes("command=%zz"), List.of()));
    refused(bench.sender.send(JSON, bytes("[".repeat(100_000)), List.of()));
    refused(bench.sender.send(FORM, new byte[] {(byte) 0xff, 0}, List.of()));
    refused(bench.sender.send(FORM, new byte[0], List.of()));
  }

  private void refused(Reply reply) {
    assertThat(reply.status()).isEqualTo(401);
    assertThat(bench.slack.workspace().views()).isEmpty();
  }

  private Reply send(byte[] body, String timestamp, String signature) {
    return bench.sender.send(
        FORM,
        body,
        List.of(
            Map.entry("X-Slack-Request-Timestamp", timestamp),
            Map.entry("X-Slack-Signature", signature)));
  }

  private byte[] command() {
    return SlackSender.encoded(
        Map.of(
            "command",
            "/heed",
            "team_id",
            FakeSlack.TEAM,
            "user_id",
            Bench.CARA,
            "text",
            "",
            "trigger_id",
            bench.slack.workspace().trigger()));
  }

  private static List<Map.Entry<String, String>> headers(String timestamp, byte[] body) {
    return List.of(
        Map.entry("X-Slack-Request-Timestamp", timestamp),
        Map.entry(
            "X-Slack-Signature", SlackSender.sign(FakeSlack.SIGNING_SECRET, timestamp, body)));
  }

  private String now() {
    return away(0);
  }

  private String away(long seconds) {
    var then = bench.clock.instant().plus(Duration.ofSeconds(seconds));
    return String.valueOf(then.getEpochSecond());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
