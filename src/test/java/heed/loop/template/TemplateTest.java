package heed.loop.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.platform.Refused;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  @Test
  void fields_are_filled() {
    assertThat(filled("Hi {contact}, {feature} is here.", "contact", "Ann", "feature", "SSO"))
        .isEqualTo("Hi Ann, SSO is here.");
  }

  @Test
  void a_line_with_an_unknown_field_is_left_out_without_a_gap() {
    var template = "Hello,\n\nThe reason: {reason}\n\nInstead: {workaround}\n\nYours";

    assertThat(filled(template, "workaround", "Use groups."))
        .isEqualTo("Hello,\n\nInstead: Use groups.\n\nYours");
    assertThat(filled(template)).isEqualTo("Hello,\n\nYours");
  }

  @Test
  void a_part_in_brackets_is_left_out_alone() {
    var template = "You asked for {feature}[ on {asked_on}].[ You said: “{quote}”]";

    assertThat(filled(template, "feature", "SSO")).isEqualTo("You asked for SSO.");
    assertThat(filled(template, "feature", "SSO", "asked_on", "1 May", "quote", "Now!"))
        .isEqualTo("You asked for SSO on 1 May. You said: “Now!”");
  }

  @Test
  void a_line_stands_in_for_the_one_above() {
    var template = "By {date} instead of {previous_date}.\n| By {date}.\n| There is no date.";

    assertThat(filled(template, "date", "1 May", "previous_date", "1 March"))
        .isEqualTo("By 1 May instead of 1 March.");
    assertThat(filled(template, "date", "1 May")).isEqualTo("By 1 May.");
    assertThat(filled(template)).isEqualTo("There is no date.");
  }

  @Test
  void what_is_filled_in_is_never_read_as_a_template() {
    assertThat(filled("{quote}", "quote", "{date} [x] | \\{ {nothing}"))
        .isEqualTo("{date} [x] | \\{ {nothing}");
  }

  @Test
  void a_backslash_takes_the_meaning_of_a_mark_away() {
    assertThat(filled("\\{date\\} \\[a\\] \\| \\\\ C:\\temp a|b"))
        .isEqualTo("{date} [a] | \\ C:\\temp a|b");
    assertThat(filled("\\| no stand-in")).isEqualTo("| no stand-in");
  }

  @Test
  void values_of_many_lines_stay_as_they_are() {
    assertThat(filled("Why: {reason}", "reason", "One.\n\nTwo.")).isEqualTo("Why: One.\n\nTwo.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "Hi {contcat};Line 1, character 4: there is no field {contcat}. Did you mean {contact}?",
        "Hi {};Line 1, character 4: there is no field {}.",
        "Hi {contact;Line 1, character 4: { is not closed",
        "a } b;Line 1, character 3: } has no beginning",
        "a ] b;Line 1, character 3: ] has no beginning",
        "你好[{date};Line 1, character 3: [ is not closed",
        "😀 [sic];Line 1, character 3: […] has no field",
        "[a {date} [b {reason}]];Line 1, character 11: […] may not stand in another one",
        "| no;Line 1, character 1: there is no line above",
      })
  void a_mistake_is_refused_with_its_place(String template, String sentence) {
    assertThatThrownBy(() -> Template.of(template))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.errors().getFirst().field()).isEqualTo("text");
              assertThat(refused.errors().getFirst().message()).startsWith(sentence);
            });
  }

  @Test
  void every_mistake_is_named_at_once() {
    assertThatThrownBy(() -> Template.of("{a}\nfine\n{b}"))
        .hasMessageContaining("Line 1, character 1")
        .hasMessageContaining("Line 3, character 1");
  }

  @Test
  void a_line_that_could_never_stand_in_is_refused() {
    assertThatThrownBy(() -> Template.of("Hello[ {contact}],\n| Hi,"))
        .hasMessageContaining("Line 2, character 1: the line above has no field outside of […]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n "})
  void an_empty_template_is_refused(String template) {
    assertThatThrownBy(() -> Template.of(template)).hasMessageContaining("empty");
  }

  @Test
  void a_template_has_a_longest_length() {
    assertThat(Template.of("a".repeat(Template.LONGEST)).fields()).isEmpty();
    assertThatThrownBy(() -> Template.of("a".repeat(Template.LONGEST + 1)))
        .hasMessageContaining("5000");
  }

  private static String filled(String template, String... values) {
    Map<TemplateField, String> known = new EnumMap<>(TemplateField.class);
    for (var at = 0; at < values.length; at += 2) {
      known.put(TemplateField.named(values[at]).orElseThrow(), values[at + 1]);
    }
    return Template.of(template).fill(known);
  }
}
