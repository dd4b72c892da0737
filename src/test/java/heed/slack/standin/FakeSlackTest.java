package heed.slack.standin;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.SettableClock;
import heed.platform.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The stand-in refuses what Slack refuses, with Slack's own codes, over the wire.
final class FakeSlackTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String POST = "chat.postMessage";
  private static final String TITLE =
      "\"title\":{\"type\":\"plain_text\",\"text\":\"A form\",\"emoji\":false}";
  private static final String DIVIDER = "{\"type\":\"divider\"}";
  private static final String VIEW = modal(DIVIDER);

  private final SettableClock clock = SettableClock.morning();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private FakeSlack slack;

  @BeforeEach
  void start() {
    slack = FakeSlack.startAt(clock);
    slack.workspace().add(SlackMember.full("U1", "ann@heed.test", "Ann"));
    slack.workspace().channel("C1", null);
  }

  @AfterEach
  void stop() {
    slack.close();
    http.close();
  }

  @Test
  void a_trigger_is_good_once_and_for_three_seconds() {
    var good = slack.workspace().trigger();
    var late = slack.workspace().trigger();

    assertThat(open("123")).isEqualTo("invalid_trigger_id");
    clock.pass(Duration.ofSeconds(3));
    assertThat(open(good)).isEqualTo("ok");
    assertThat(open(good)).isEqualTo("exchanged_trigger_id");
    clock.pass(Duration.ofMillis(1));
    assertThat(open(late)).isEqualTo("expired_trigger_id");
  }

  @Test
  void a_token_is_needed_the_right_one_and_not_revoked() {
    assertThat(error(call(POST, message("C1", "Hello."), null))).isEqualTo("not_authed");
    assertThat(error(call(POST, message("C1", "Hello."), "xoxb-other"))).isEqualTo("invalid_auth");
    assertThat(said(POST, message("C1", "Hello."))).isEqualTo("ok");
    slack.grants().revoke();
    assertThat(said(POST, message("C1", "Hello."))).isEqualTo("token_revoked");
    assertThat(said("auth.test", Map.of())).isEqualTo("token_revoked");
  }

  @ParameterizedTest
  @CsvSource({
    "chat:write, chat.postMessage",
    "chat:write, chat.update",
    "im:write, conversations.open",
    "users:read, users.info",
    "users:read.email, users.lookupByEmail"
  })
  void a_call_needs_its_scope(String scope, String method) {
    slack.grants().without(scope);

    var answer = call(method, Map.of(), FakeSlack.TOKEN).json();

    assertThat(answer.path("error").asString()).isEqualTo("missing_scope");
    assertThat(answer.path("needed").asString()).isEqualTo(scope);
    assertThat(answer.path("provided").asString()).doesNotContain(scope + ",").contains("commands");
  }

  @Test
  void a_channel_must_be_there_open_and_ours() {
    slack.workspace().channel("C2", "not_in_channel");
    slack.workspace().channel("C3", "is_archived");

    assertThat(said(POST, message("C9", "Hello."))).isEqualTo("channel_not_found");
    assertThat(said(POST, message("C2", "Hello."))).isEqualTo("not_in_channel");
    assertThat(said(POST, message("C3", "Hello."))).isEqualTo("is_archived");
  }

  @Test
  void a_member_must_be_there() {
    assertThat(said("users.info", Map.of("user", "U1"))).isEqualTo("ok");
    assertThat(said("users.info", Map.of("user", "U9"))).isEqualTo("user_not_found");
    assertThat(said("users.lookupByEmail", Map.of("email", "ANN@heed.test"))).isEqualTo("ok");
    assertThat(said("users.lookupByEmail", Map.of("email", "bob@heed.test")))
        .isEqualTo("users_not_found");
    assertThat(said("conversations.open", Map.of("users", "U9"))).isEqualTo("user_not_found");
    assertThat(said("views.publish", Map.of("user_id", "U9", "view", VIEW)))
        .isEqualTo("invalid_user_id");
  }

  @Test
  void a_message_must_be_one_and_not_too_long() {
    var section = section(2900);
    var five = String.join(",", section, section, section, section, section);

    assertThat(said(POST, message("C1", ""))).isEqualTo("no_text");
    assertThat(said(POST, message("C1", "x".repeat(40_001)))).isEqualTo("msg_too_long");
    assertThat(said(POST, blocks("{\"type\":\"table\"}"))).isEqualTo("invalid_blocks");
    assertThat(said(POST, blocks(five))).isEqualTo("msg_blocks_too_long");
  }

  @Test
  void a_message_can_be_changed_where_it_is_and_only_there() {
    var timestamp =
        call(POST, message("C1", "Hello."), FakeSlack.TOKEN).json().path("ts").asString();
    var there = Map.of("channel", "C1", "ts", timestamp, "text", "Hello again.");
    var elsewhere = Map.of("channel", "C1", "ts", "1.1", "text", "Hello again.");
    var tooLong = Map.of("channel", "C1", "ts", timestamp, "text", "x".repeat(4_001));

    assertThat(said("chat.update", there)).isEqualTo("ok");
    assertThat(said("chat.update", elsewhere)).isEqualTo("message_not_found");
    assertThat(said("chat.update", tooLong)).isEqualTo("msg_too_long");
  }

  @Test
  void a_view_must_be_one_and_not_too_large() {
    var many = String.join(",", Collections.nCopies(90, section(3000)));

    assertThat(open(slack.workspace().trigger(), "{\"type\":\"modal\",\"blocks\":[]}"))
        .isEqualTo("invalid_arguments");
    assertThat(open(slack.workspace().trigger(), modal(many))).isEqualTo("view_too_large");
  }

  @Test
  void an_address_for_late_answers_is_good_five_times_and_for_half_an_hour() {
    var address = slack.responseUrl();
    for (var time = 0; time < 5; time++) {
      assertThat(answer(address, "Hello.")).isEqualTo("ok");
    }
    var old = slack.responseUrl();

    assertThat(answer(address, "Hello.")).isEqualTo("used_url");
    clock.pass(Duration.ofMinutes(30));
    assertThat(answer(old, "Hello.")).isEqualTo("ok");
    clock.pass(Duration.ofMillis(1));
    assertThat(answer(old, "Hello.")).isEqualTo("expired_url");
    assertThat(answer(old + "0", "Hello.")).isEqualTo("no_such_url");
    assertThat(answer(slack.responseUrl(), "")).isEqualTo("no_text");
  }

  @Test
  void one_message_a_second_and_channel_is_taken() {
    slack.workspace().channel("C2", null);
    slack.limitRates(clock);

    assertThat(said(POST, message("C1", "One."))).isEqualTo("ok");
    var tooFast = call(POST, message("C1", "Two."), FakeSlack.TOKEN);
    assertThat(tooFast.status()).isEqualTo(429);
    assertThat(tooFast.retryAfter()).isEqualTo("1");
    assertThat(error(tooFast)).isEqualTo("ratelimited");
    assertThat(said(POST, message("C2", "One."))).isEqualTo("ok");
    clock.pass(Duration.ofSeconds(1));
    assertThat(said(POST, message("C1", "Two."))).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"users.info", "users.lookupByEmail", "chat.update", "views.open"})
  void a_method_is_limited_by_the_minute(String method) {
    slack.limitRates(clock);
    var most = method.equals("users.info") || method.equals("views.open") ? 100 : 50;
    for (var time = 0; time < most; time++) {
      assertThat(said(method, Map.of())).isNotEqualTo("ratelimited");
    }
    clock.pass(Duration.ofSeconds(20));

    var tooMany = call(method, Map.of(), FakeSlack.TOKEN);
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.retryAfter()).isEqualTo("40");
    clock.pass(Duration.ofSeconds(40));
    assertThat(said(method, Map.of())).isNotEqualTo("ratelimited");
  }

  private String open(String trigger) {
    return open(trigger, VIEW);
  }

  private String open(String trigger, String view) {
    return said("views.open", Map.of("trigger_id", trigger, "view", view));
  }

  private static String modal(String blocks) {
    return "{\"type\":\"modal\",%s,\"blocks\":[%s]}".formatted(TITLE, blocks);
  }

  private static String section(int length) {
    return "{\"type\":\"section\",\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"}}"
        .formatted("x".repeat(length));
  }

  private static Map<String, String> message(String channel, String text) {
    return Map.of("channel", channel, "text", text);
  }

  private static Map<String, String> blocks(String blocks) {
    return Map.of("channel", "C1", "text", "Hello.", "blocks", "[" + blocks + "]");
  }

  private record Heard(int status, String retryAfter, JsonNode json) {}

  private static String error(Heard heard) {
    return heard.json().path("error").asString("ok");
  }

  private String said(String method, Map<String, String> arguments) {
    return error(call(method, arguments, FakeSlack.TOKEN));
  }

  private Heard call(String method, Map<String, String> arguments, @Nullable String token) {
    var request =
        HttpRequest.newBuilder(URI.create(slack.apiUrl() + method))
            .header("Content-Type", SlackSender.FORM)
            .POST(HttpRequest.BodyPublishers.ofByteArray(SlackSender.encoded(arguments)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request);
  }

  private String answer(String address, String text) {
    var body = Json.write(Map.of("text", text));
    return error(
        send(
            HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.ofString(body))));
  }

  private Heard send(HttpRequest.Builder request) {
    try {
      var answer =
          http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      var retryAfter = answer.headers().firstValue("Retry-After").orElse("");
      return new Heard(answer.statusCode(), retryAfter, Json.tree(answer.body()));
    } catch (java.io.IOException | InterruptedException problem) {
      throw new AssertionError(problem);
    }
  }
}
