package heed.slack.standin;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The check bites: each mistake that Slack refuses is found, and what is just inside is not.
final class BlockKitCheckTest {
  private static final String PLAIN = "{\"type\":\"plain_text\",\"text\":\"%s\"}";

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("section is longer than 3000", section("🏭".repeat(3001))),
        Arguments.of("section is empty", section("")),
        Arguments.of("header is longer than 150", header("x".repeat(151))),
        Arguments.of("block type input", "{\"type\":\"input\"}"),
        Arguments.of("block type table", "{\"type\":\"table\"}"),
        Arguments.of("button is longer than 75", actions(button("a", "x".repeat(76), "v"))),
        Arguments.of("button value is longer", actions(button("a", "x", "v".repeat(2001)))),
        Arguments.of("action_id twice", actions(button("a", "x", "v"), button("a", "y", "v"))),
        Arguments.of("action_id", actions(button("", "x", "v"))),
        Arguments.of("actions elements", actions()));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_in_a_message_is_found(String problem, String block) {
    assertThat(message(block)).anyMatch(found -> found.contains(problem));
  }

  @Test
  void what_is_just_inside_the_limits_is_taken() {
    assertThat(message(section("🏭".repeat(3000)), header("x".repeat(150)))).isEmpty();
    assertThat(message(actions(button("a", "x".repeat(75), "v".repeat(2000))))).isEmpty();
  }

  @Test
  void too_many_blocks_or_too_much_text_is_found() {
    var fifty = Stream.generate(() -> section("x")).limit(50).toArray(String[]::new);
    var more = Stream.generate(() -> section("x")).limit(51).toArray(String[]::new);
    var long1 = Stream.generate(() -> section("x".repeat(2900))).limit(5).toArray(String[]::new);

    assertThat(message(fifty)).isEmpty();
    assertThat(message(more)).contains("more than 50 blocks");
    assertThat(message(long1)).contains("all blocks together are too long");
  }

  @Test
  void a_message_says_in_its_text_what_it_is() {
    var blocks = Json.tree("[" + section("x") + "]");

    assertThat(BlockKitCheck.message("", blocks)).isNotEmpty();
    assertThat(BlockKitCheck.message("New message", blocks)).isNotEmpty();
    assertThat(BlockKitCheck.message("SSO shipped. Tell Acme.", blocks)).isEmpty();
  }

  @Test
  void the_same_block_id_twice_is_found() {
    var block = "{\"type\":\"divider\",\"block_id\":\"a\"}";

    assertThat(message(block, block)).contains("block_id twice");
  }

  @Test
  void a_view_has_a_short_title_and_a_submit_beside_inputs() {
    var input =
        "{\"type\":\"input\",\"label\":%s,\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"a\"}}"
            .formatted(PLAIN.formatted("Label"));

    assertThat(BlockKitCheck.view(view("x".repeat(25), input, "")))
        .contains("title is longer than 24", "a modal with inputs needs submit");
    assertThat(
            BlockKitCheck.view(view("x".repeat(24), input, ",\"submit\":" + PLAIN.formatted("Go"))))
        .isEmpty();
  }

  @Test
  void a_trigger_is_good_once_and_for_three_seconds() {
    try (var slack = FakeSlack.start()) {
      var workspace = slack.workspace();
      var old = workspace.trigger(java.time.Duration.ofSeconds(4));
      var good = workspace.trigger();
      var view = Json.write(view("Title", section("x"), ""));

      assertThat(open(workspace, "123", view)).isEqualTo("invalid_trigger_id");
      assertThat(open(workspace, old, view)).isEqualTo("expired_trigger_id");
      assertThat(open(workspace, good, view)).isEqualTo("ok");
      assertThat(open(workspace, good, view)).isEqualTo("exchanged_trigger_id");
    }
  }

  private static Object open(Workspace workspace, String trigger, String view) {
    var answer = workspace.answer("views.open", Map.of("trigger_id", trigger, "view", view));
    return answer.getOrDefault("error", "ok");
  }

  private static List<String> message(String... blocks) {
    return BlockKitCheck.message("A message", Json.tree("[" + String.join(",", blocks) + "]"));
  }

  private static JsonNode view(String title, String block, String more) {
    return Json.tree(
        "{\"type\":\"modal\",\"title\":%s,\"blocks\":[%s]%s}"
            .formatted(PLAIN.formatted(title), block, more));
  }

  private static String section(String text) {
    return "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + text + "\"}}";
  }

  private static String header(String text) {
    return "{\"type\":\"header\",\"text\":" + PLAIN.formatted(text) + "}";
  }

  private static String actions(String... elements) {
    return "{\"type\":\"actions\",\"elements\":[" + String.join(",", elements) + "]}";
  }

  private static String button(String action, String text, String value) {
    return "{\"type\":\"button\",\"action_id\":\"%s\",\"value\":\"%s\",\"text\":%s}"
        .formatted(action, value, PLAIN.formatted(text));
  }
}
