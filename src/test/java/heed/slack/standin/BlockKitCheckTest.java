package heed.slack.standin;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The check bites: each mistake that Slack refuses is found, and what is just inside is not.
final class BlockKitCheckTest {
  static Stream<Arguments> blocks() {
    return Stream.of(
        Arguments.of("block type input", "{'type':'input'}"),
        Arguments.of("block type table", "{'type':'table'}"),
        Arguments.of("block_id is longer", "{'type':'divider','block_id':'" + x(256) + "'}"),
        Arguments.of("section is longer than 3000", section("🏭".repeat(3001))),
        Arguments.of("section is empty", section("")),
        Arguments.of("section without text", "{'type':'section'}"),
        Arguments.of("emoji on mrkdwn", section("x','emoji':'true")),
        Arguments.of("fields: 11", fields(11, "x")),
        Arguments.of("field is longer than 2000", fields(1, x(2001))),
        Arguments.of("header is longer than 150", header(x(151))),
        Arguments.of("header must be plain", header("x").replace("plain_text", "mrkdwn")),
        Arguments.of("verbatim on plain", header("x','verbatim':'true")),
        Arguments.of("context elements: 0", context(0)),
        Arguments.of("context elements: 11", context(11)),
        Arguments.of("image without alt_text", image("https://heed.test/x.png", "")),
        Arguments.of("alt_text is longer than 2000", image("https://heed.test/x.png", x(2001))),
        Arguments.of("image_url", image("file:///etc/passwd", "x")));
  }

  static Stream<Arguments> richTexts() {
    return Stream.of(
        Arguments.of("rich text without elements", "{'type':'rich_text','elements':[]}"),
        Arguments.of("part of rich text: section", rich("section", "")),
        Arguments.of("part of rich text without elements", rich("rich_text_quote", "")),
        Arguments.of("without text", rich("rich_text_section", "{'type':'text','text':''}")),
        Arguments.of("run of rich text: mrkdwn", rich("rich_text_section", "{'type':'mrkdwn'}")),
        Arguments.of(
            "link url", rich("rich_text_section", "{'type':'link','url':'javascript:alert(1)'}")),
        Arguments.of("user_id", rich("rich_text_section", "{'type':'user','user_id':'ann'}")),
        Arguments.of(
            "style loud",
            rich("rich_text_section", "{'type':'text','text':'x','style':{'loud':true}}")));
  }

  static Stream<Arguments> elements() {
    return Stream.of(
        Arguments.of("actions elements: 0", actions()),
        Arguments.of(
            "actions elements: 26",
            actions(IntStream.range(0, 26).mapToObj(BlockKitCheckTest::button))),
        Arguments.of("button is longer than 75", actions(button("a", x(76), ""))),
        Arguments.of("button value is longer", actions(button("a", "x", value(2001)))),
        Arguments.of("action_id twice in a block", actions(button(1), button(1))),
        Arguments.of("action_id is empty", actions(button("", "x", ""))),
        Arguments.of("action_id is longer", actions(button(x(256), "x", ""))),
        Arguments.of(
            "accessibility_label is longer",
            actions(button("a", "x", ",'accessibility_label':'" + x(76) + "'"))),
        Arguments.of("button url is longer", actions(button("a", "x", ",'url':'" + x(3001) + "'"))),
        Arguments.of("button style", actions(button("a", "x", ",'style':'loud'"))),
        Arguments.of("confirm title is longer", actions(confirmed(x(101), "x", "x"))),
        Arguments.of("confirm text is longer", actions(confirmed("x", x(301), "x"))),
        Arguments.of("deny button is longer", actions(confirmed("x", "x", x(31)))),
        Arguments.of("plain_text_input cannot be pressed", actions(select("plain_text_input", 1))));
  }

  static Stream<Arguments> choices() {
    return Stream.of(
        Arguments.of("options of static_select: 101", actions(select("static_select", 101))),
        Arguments.of("options of static_select: 0", actions(select("static_select", 0))),
        Arguments.of("options of overflow: 6", actions(select("overflow", 6))),
        Arguments.of("options of radio_buttons: 11", actions(select("radio_buttons", 11))),
        Arguments.of(
            "initial_option is no option",
            actions(choice("static_select", options(2), ",'initial_option':" + option("other")))),
        Arguments.of(
            "initial_options are no options",
            actions(choice("checkboxes", options(2), ",'initial_options':[" + option("o") + "]"))),
        Arguments.of("an option value twice", actions(choice("overflow", twice(), ""))),
        Arguments.of("option is longer", actions(choice("overflow", option(x(76)), ""))),
        Arguments.of("option is empty", actions(choice("overflow", option(""), ""))),
        Arguments.of(
            "placeholder is longer",
            actions(choice("static_select", options(1), ",'placeholder':" + plain(x(151))))));
  }

  @ParameterizedTest
  @MethodSource({"blocks", "richTexts", "elements", "choices"})
  void a_mistake_in_a_message_is_found(String problem, String block) {
    assertThat(message(block)).anyMatch(found -> found.contains(problem));
  }

  @Test
  void what_is_just_inside_the_limits_is_taken() {
    assertThat(message(section("🏭".repeat(3000)), header(x(150)))).isEmpty();
    assertThat(message(actions(button("a", x(75), value(2000))))).isEmpty();
    assertThat(message(fields(5, x(2000)))).isEmpty();
    assertThat(message(context(10), image("https://heed.test/x.png", x(2000)))).isEmpty();
    assertThat(message(actions(confirmed(x(100), x(300), x(30))))).isEmpty();
    assertThat(message(actions(select("static_select", 100)))).isEmpty();
    assertThat(message(rich("rich_text_section", "{'type':'text','text':'" + x(5000) + "'}")))
        .isEmpty();
  }

  @Test
  void too_many_blocks_or_too_much_text_is_found() {
    assertThat(message(times(50, section("x")))).isEmpty();
    assertThat(message(times(51, section("x")))).containsExactly("more than 50 blocks");
    assertThat(message(times(5, section(x(2900)))))
        .containsExactly("msg_blocks_too_long: all blocks together");
  }

  @Test
  void a_message_needs_text_or_blocks_and_no_endless_text() {
    var none = Json.tree("null");

    assertThat(BlockKitCheck.message("", none)).containsExactly("no_text: neither text nor blocks");
    assertThat(BlockKitCheck.message("🏭".repeat(40_000), none)).isEmpty();
    assertThat(BlockKitCheck.message("🏭".repeat(40_001), none))
        .containsExactly("msg_too_long: the top-level text");
    assertThat(BlockKitCheck.update("🏭".repeat(4_000), none)).isEmpty();
    assertThat(BlockKitCheck.update("🏭".repeat(4_001), none))
        .containsExactly("msg_too_long: the top-level text");
  }

  @Test
  void the_same_block_id_twice_is_found() {
    var block = "{'type':'divider','block_id':'a'}";

    assertThat(message(block, block)).containsExactly("block_id twice");
  }

  @Test
  void a_view_has_a_short_title_and_a_submit_beside_inputs() {
    assertThat(BlockKitCheck.view(modal(x(25), "", input(""))))
        .containsExactly("title is longer than 24", "a modal with inputs needs submit");
    assertThat(BlockKitCheck.view(modal(x(24), ",'submit':" + plain("Go"), input("")))).isEmpty();
  }

  @Test
  void a_view_keeps_to_its_limits() {
    assertThat(BlockKitCheck.view(modal("x", metadata(3000), times(100, section("x"))))).isEmpty();
    assertThat(BlockKitCheck.view(modal("x", metadata(3001), section("x"))))
        .containsExactly("private_metadata is longer than 3000");
    assertThat(BlockKitCheck.view(modal("x", ",'callback_id':'" + x(256) + "'", section("x"))))
        .containsExactly("callback_id is longer than 255");
    assertThat(BlockKitCheck.view(modal("x", "", times(101, section("x")))))
        .containsExactly("more than 100 blocks");
    assertThat(BlockKitCheck.view(modal("x", "", times(90, section(x(3000))))))
        .containsExactly("view_too_large: 250000 bytes");
    assertThat(BlockKitCheck.view(json("{'type':'popup','blocks':[]}")))
        .containsExactly("view type");
  }

  @Test
  void a_field_for_text_keeps_to_its_own_limits() {
    var submit = ",'submit':" + plain("Go");

    assertThat(BlockKitCheck.view(modal("x", submit, input(",'max_length':3001"))))
        .containsExactly("max_length");
    assertThat(
            BlockKitCheck.view(modal("x", submit, input(",'max_length':3,'initial_value':'abcd'"))))
        .containsExactly("initial_value is longer than 3");
  }

  @Test
  void a_typeahead_answers_options_or_groups_of_them() {
    assertThat(typeahead("{'options':[%s]}".formatted(options(100)))).isEmpty();
    assertThat(typeahead("{'options':[]}")).isEmpty();
    assertThat(typeahead("{'options':[%s]}".formatted(options(101))))
        .containsExactly("options of typeahead: 101");
    assertThat(typeahead("{}")).containsExactly("options or option_groups");
    assertThat(typeahead(group(x(75), options(100)))).isEmpty();
    assertThat(typeahead(group(x(76), options(1))))
        .containsExactly("label of a group is longer than 75");
    assertThat(typeahead(group("x", ""))).containsExactly("options of a group: 0");
  }

  private static List<String> message(String... blocks) {
    return BlockKitCheck.message("A message.", json("[" + String.join(",", blocks) + "]"));
  }

  private static List<String> typeahead(String answer) {
    return BlockKitCheck.typeahead(json(answer));
  }

  private static JsonNode modal(String title, String more, String... blocks) {
    return json(
        "{'type':'modal','title':%s,'blocks':[%s]%s}"
            .formatted(plain(title), String.join(",", blocks), more));
  }

  private static JsonNode json(String text) {
    return Json.tree(text.replace('\'', '"'));
  }

  private static String x(int times) {
    return "x".repeat(times);
  }

  private static String[] times(int times, String block) {
    return Stream.generate(() -> block).limit(times).toArray(String[]::new);
  }

  private static String metadata(int length) {
    return ",'private_metadata':'" + x(length) + "'";
  }

  private static String value(int length) {
    return ",'value':'" + x(length) + "'";
  }

  private static String plain(String text) {
    return "{'type':'plain_text','text':'" + text + "'}";
  }

  private static String section(String text) {
    return "{'type':'section','text':{'type':'mrkdwn','text':'" + text + "'}}";
  }

  private static String fields(int count, String text) {
    return "{'type':'section','fields':[" + String.join(",", times(count, plain(text))) + "]}";
  }

  private static String header(String text) {
    return "{'type':'header','text':" + plain(text) + "}";
  }

  private static String context(int count) {
    return "{'type':'context','elements':[" + String.join(",", times(count, plain("x"))) + "]}";
  }

  private static String image(String url, String alt) {
    return "{'type':'image','image_url':'" + url + "','alt_text':'" + alt + "'}";
  }

  private static String rich(String part, String run) {
    return "{'type':'rich_text','elements':[{'type':'%s','elements':[%s]}]}".formatted(part, run);
  }

  private static String input(String more) {
    return "{'type':'input','label':%s,'element':{'type':'plain_text_input','action_id':'a'%s}}"
        .formatted(plain("Label"), more);
  }

  private static String actions(String... elements) {
    return actions(Stream.of(elements));
  }

  private static String actions(Stream<String> elements) {
    return "{'type':'actions','elements':[" + elements.collect(Collectors.joining(",")) + "]}";
  }

  private static String button(int number) {
    return button("a" + number, "x", "");
  }

  private static String button(String action, String text, String more) {
    return "{'type':'button','action_id':'%s','text':%s%s}".formatted(action, plain(text), more);
  }

  private static String confirmed(String title, String text, String deny) {
    return button(
        "a",
        "x",
        ",'confirm':{'title':%s,'text':%s,'confirm':%s,'deny':%s}"
            .formatted(plain(title), plain(text), plain("x"), plain(deny)));
  }

  private static String select(String type, int count) {
    return choice(type, options(count), "");
  }

  private static String choice(String type, String options, String more) {
    return "{'type':'%s','action_id':'a','options':[%s]%s}".formatted(type, options, more);
  }

  private static String options(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> option("o" + number))
        .collect(Collectors.joining(","));
  }

  private static String option(String text) {
    return "{'text':" + plain(text) + ",'value':'v" + text + "'}";
  }

  private static String twice() {
    return option("a") + "," + option("a");
  }

  private static String group(String label, String options) {
    return "{'option_groups':[{'label':%s,'options':[%s]}]}".formatted(plain(label), options);
  }
}
