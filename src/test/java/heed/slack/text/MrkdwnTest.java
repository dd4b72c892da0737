package heed.slack.text;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.NastyTexts;
import heed.platform.Json;
import heed.slack.standin.Reading;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Our markup counts, what people wrote means nothing but itself.
final class MrkdwnTest {
  static Stream<String> nasty() {
    return NastyTexts.all();
  }

  @Test
  void our_own_markup_becomes_style() {
    assertThat(runs(Kit.section("*Heed*: `/heed top` lists <https://heed.test/x|all>, ask <@U1>.")))
        .extracting(run -> run.path("type").asString() + run.path("style"))
        .containsExactly(
            "text{\"bold\":true}",
            "text",
            "text{\"code\":true}",
            "text",
            "link",
            "text",
            "user",
            "text");
  }

  @Test
  void a_quotation_stands_apart_and_text_goes_on_after_it() {
    var block = tree(Kit.section("*Acme*\n" + Mrkdwn.quote("one\ntwo") + "\nmore"));

    assertThat(block.path("elements").valueStream().map(part -> part.path("type").asString()))
        .containsExactly("rich_text_section", "rich_text_quote", "rich_text_section");
    assertThat(Reading.of(tree(List.of(block)))).isEqualTo("Acme\n> one\n> two\nmore");
  }

  @ParameterizedTest(name = "text {index}")
  @MethodSource("nasty")
  void what_people_wrote_stays_as_it_is_letter_by_letter(String text) {
    var block = RichText.of("*" + Mrkdwn.literal(text) + "* and " + Mrkdwn.say("`{}`", text));

    var runs = runs(block);

    assertThat(runs).extracting(run -> run.path("type").asString()).containsOnly("text");
    assertThat(runs.getFirst().path("text").asString().equals(text)).as("the first").isTrue();
    assertThat(runs.getLast().path("text").asString().equals(text)).as("the last").isTrue();
  }

  @ParameterizedTest(name = "text {index}")
  @MethodSource("nasty")
  void a_notification_neither_pings_nor_links_nor_formats(String text) {
    var said = Mrkdwn.notification("*Filed* for " + Mrkdwn.literal(text) + ".");

    assertThat(said)
        .startsWith("Filed for ")
        .doesNotContain("<", ">", "://", "@here", "@channel", "@everyone")
        .doesNotContainPattern(":[a-z0-9_+-]+:")
        .doesNotContainPattern("\\w@\\w")
        .doesNotContainPattern("www\\.\\w")
        .doesNotContain(String.valueOf(Mrkdwn.OPEN), String.valueOf(Mrkdwn.CLOSE));
  }

  @Test
  void what_encloses_cannot_be_written_by_people() {
    var forged = "a" + Mrkdwn.CLOSE + "*b* <@U1>" + Mrkdwn.OPEN;

    var runs = runs(Kit.section(Mrkdwn.literal(forged)));

    assertThat(runs)
        .singleElement()
        .extracting(run -> run.path("text").asString())
        .isEqualTo("a*b* <@U1>");
    assertThat(Mrkdwn.literal(Mrkdwn.literal("x"))).isEqualTo(Mrkdwn.literal("x"));
  }

  @Test
  void a_text_is_cut_between_letters_and_stays_enclosed() {
    var text = "*" + Mrkdwn.literal("👩‍👩‍👧‍👦*x*".repeat(10)) + "* end";

    for (var most = 1; most < 60; most++) {
      var clipped = Mrkdwn.clip(text, most);
      assertThat(Mrkdwn.unmarked(clipped).codePointCount(0, Mrkdwn.unmarked(clipped).length()))
          .isLessThanOrEqualTo(most);
      assertThat(clipped.chars().filter(at -> at == Mrkdwn.OPEN).count())
          .isEqualTo(clipped.chars().filter(at -> at == Mrkdwn.CLOSE).count());
      assertThat(clipped).endsWith("…");
    }
    assertThat(Mrkdwn.clip("short", 5)).isEqualTo("short");
  }

  private static List<JsonNode> runs(Map<String, Object> block) {
    return tree(block).path("elements").path(0).path("elements").valueStream().toList();
  }

  private static JsonNode tree(Object block) {
    return Json.treeOf(block);
  }
}
