package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private static String onlyProblem(Fields fields) {
    assertThat(fields.problems()).hasSize(1);
    return fields.problems().getFirst().message();
  }

  private static Fields text(String field, String value) {
    return new Given().with(field, new Fields.Raw.Text(value, false)).inDollars();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1900-01-01", "2024-02-29", "2026-11-22", "2199-12-31"})
  void a_day_is_kept(String day) {
    var fields = text("renewalDate", day);

    assertThat(fields.date("renewalDate")).isEqualTo(LocalDate.parse(day));
    assertThat(fields.dateOrInstant("renewalDate")).isEqualTo(day);
    assertThat(fields.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-29",
        "2026-02-30",
        "2026-13-01",
        "0000-00-00",
        "1899-12-31",
        "2200-01-01",
        "9999-12-31",
        "+292278994-01-01",
        "-2026-01-01",
        "03/04/25",
        "22.11.2026",
        "2026-1-2",
        "20261122",
        "2026-11-22 ",
        "２０２６-11-22",
        "2026-11-22T09:30:00Z",
        "today"
      })
  void anything_but_a_day_of_our_times_is_refused(String day) {
    var fields = text("renewalDate", day);

    assertThat(fields.date("renewalDate")).isNull();
    assertThat(onlyProblem(fields))
        .isEqualTo("Renewal date must be a date from 1900 to 2199, written YYYY-MM-DD.");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T09:30:00Z, 2026-11-22T09:30:00Z",
    "2026-11-22T09:30Z, 2026-11-22T09:30:00Z",
    "2026-11-22T00:30:00+05:45, 2026-11-21T18:45:00Z",
    "2026-11-22T23:30:00-08:00, 2026-11-23T07:30:00Z",
    "2026-11-22T09:30:00.123456789Z, 2026-11-22T09:30:00.123Z"
  })
  void an_instant_is_kept_in_utc_to_the_millisecond(String sent, String kept) {
    var fields = text("filedAt", sent);

    assertThat(fields.dateOrInstant("filedAt")).isEqualTo(kept);
    assertThat(fields.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-29",
        "2026-11-22T09:30:00",
        "2026-11-22 09:30:00Z",
        "2026-11-22T25:00:00Z",
        "9999-12-31T00:00:00Z",
        "2200-01-01T00:30:00+00:00",
        "+999999999-12-31T23:59:59Z",
        "1795339800000"
      })
  void anything_but_a_day_or_an_instant_is_refused(String sent) {
    var fields = text("filedAt", sent);

    assertThat(fields.dateOrInstant("filedAt")).isNull();
    assertThat(onlyProblem(fields))
        .startsWith("Filed at must be a date (2026-11-22) or an instant");
  }

  @ParameterizedTest
  @CsvSource({
    "ann@example.com, ann@example.com",
    "Ann.Lee+crm@Example.COM, ann.lee+crm@example.com",
    "IRIS@EXAMPLE.COM, iris@example.com"
  })
  void an_address_is_kept_in_lower_case_whatever_the_locale(String sent, String kept) {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.of("tr", "TR"));
    try {
      assertThat(text("csm", sent).email("csm")).isEqualTo(kept);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann",
        "@example.com",
        "ann@",
        "a b@example.com",
        "a@b@c",
        "<ann@example.com>",
        "ann@example.com, bob@example.com",
        "ann@example.com\r\nBcc: x@example.com"
      })
  void anything_but_an_address_is_refused(String sent) {
    var fields = text("csm", sent);

    assertThat(fields.email("csm")).isNull();
    assertThat(onlyProblem(fields)).startsWith("CSM must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com", "HTTP://a.b/c?d=e#f", "https://münchen.example/ü"})
  void a_link_of_the_web_is_kept(String link) {
    var fields = text("sourceUrl", link);

    assertThat(fields.link("sourceUrl")).isEqualTo(link);
    assertThat(fields.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "https:evil.example",
        "http://",
        "ftp://example.com",
        "example.com",
        "https://a b",
        "https://example.com/\r\nSet-Cookie: a"
      })
  void any_other_link_is_refused(String link) {
    var fields = text("sourceUrl", link);

    assertThat(fields.link("sourceUrl")).isNull();
    assertThat(onlyProblem(fields)).startsWith("Source URL must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C-1", "a b", "ü", "株", "100%", "a?b#c", "1 OR 1=1", "'; DROP"})
  void a_key_is_the_callers_own(String key) {
    var fields = text("key", key);

    assertThat(fields.key("key")).isEqualTo(key);
    assertThat(fields.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a\\b", ".", "..", " a", "a ", "a\nb", "\u200B", ""})
  void a_key_that_no_address_can_carry_is_refused(String key) {
    var fields = text("key", key);
    fields.key("key");

    assertThat(fields.problems()).hasSize(1);
    assertThatThrownBy(fields::refuseProblems).isInstanceOf(Refused.class);
  }

  @Test
  void lengths_are_counted_in_characters_as_people_see_them_stored() {
    var rockets = "\uD83D\uDE80".repeat(200);

    assertThat(text("name", rockets).line("name", 200)).isEqualTo(rockets);
    var fields = text("name", rockets + "x");
    assertThat(fields.line("name", 200)).isNull();
    assertThat(onlyProblem(fields)).isEqualTo("Name may have at most 200 characters.");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0, 0xD800, 0xDFFF, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF})
  void text_that_a_database_would_alter_is_refused(int point) {
    var broken = "a" + Character.toString(point) + "b";
    var fields = text("quote", broken);

    assertThat(fields.text("quote", 100)).isNull();
    assertThat(onlyProblem(fields)).startsWith("Quote contains ");
  }

  @Test
  void surrogates_in_the_wrong_order_are_two_halves() {
    var fields = text("quote", "\uDE80\uD83D");

    assertThat(fields.text("quote", 100)).isNull();
    assertThat(onlyProblem(fields)).contains("lone surrogate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\r\n",
        "\u200B",
        "\u200B\u200D\uFEFF",
        "\u00A0\u3000",
        "\u2800",
        "\u3164",
        "\u115F\u1160",
        "\u202E",
        "\u0301",
        "\uFE0F",
        "\u00AD",
        "\u034F"
      })
  void a_title_in_which_nothing_can_be_seen_is_refused(String title) {
    var fields = text("title", title);
    fields.requiredLine("title", 200);

    assertThat(onlyProblem(fields)).startsWith("Title ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u0085b", "a\u2028b", "\u001B[31mred"})
  void a_title_has_one_line(String title) {
    var fields = text("title", title);

    assertThat(fields.line("title", 200)).isNull();
    assertThat(onlyProblem(fields)).isEqualTo("Title must be one line without control characters.");
    assertThat(text("quote", title).text("quote", 200)).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "TRUE, true",
    "yes, true",
    "1, true",
    "false, false",
    "No, false",
    "0, false"
  })
  void a_cell_says_yes_or_no_in_these_words(String cell, boolean truth) {
    assertThat(Given.cell("coreUseCase", cell).inDollars().truth("coreUseCase")).isEqualTo(truth);
  }

  @Test
  void json_says_true_or_false_and_nothing_else() {
    assertThat(Given.json("notify", "true").inDollars().truth("notify")).isTrue();
    assertThat(Given.json("notify", "null").inDollars().truth("notify")).isNull();
    for (var wrong : new String[] {"\"true\"", "\"yes\"", "1", "[]"}) {
      var fields = Given.json("notify", wrong).inDollars();
      assertThat(fields.truth("notify")).isNull();
      assertThat(onlyProblem(fields)).isEqualTo("Notify must be true or false.");
    }
    var fields = Given.cell("coreUseCase", "maybe").inDollars();
    assertThat(fields.truth("coreUseCase")).isNull();
    assertThat(onlyProblem(fields))
        .isEqualTo("Core use case must be true, false, yes, no, 1 or 0.");
  }

  @Test
  void one_of_some_words_names_the_others_when_it_is_none() {
    var words = new LinkedHashMap<String, Integer>();
    words.put("told", 1);
    words.put("waived", 2);

    assertThat(text("how", "waived").oneOf("how", words)).isEqualTo(2);
    var fields = text("how", "Waived");
    assertThat(fields.oneOf("how", words)).isNull();
    assertThat(onlyProblem(fields)).isEqualTo("How must be one of told, waived.");
  }

  @Test
  void every_complaint_is_told_at_once_and_only_the_first_about_a_field() {
    var fields = new Given().with("name", new Fields.Raw.Text("a\u0000", false)).inDollars();
    fields.requiredLine("name", 10);
    fields.refuse("name", "Name is taken.");
    fields.requiredLine("title", 10);
    fields.refuse("effort.engineering", "Too much.");

    assertThatThrownBy(fields::refuseProblems)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(Refused.Kind.INVALID);
              assertThat(refused.errors())
                  .containsExactly(
                      new FieldError("name", "Name contains a NUL character."),
                      new FieldError("title", "Title is missing."),
                      new FieldError("effort.engineering", "Too much."));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "arr, ARR",
    "expansionArr, Expansion ARR",
    "renewalDate, Renewal date",
    "csm, CSM",
    "sourceUrl, Source URL",
    "newFeature.title, New feature title",
    "effort.engineering, Effort engineering",
    "carrier, Carrier"
  })
  void a_field_has_a_name_that_people_can_read(String field, String label) {
    assertThat(Fields.label(field)).isEqualTo(label);
  }

  @Test
  void a_hundred_thousand_drawn_texts_are_refused_or_kept_as_they_are() {
    var random = new java.util.Random(20_261_122);
    for (var i = 0; i < 100_000; i++) {
      var drawn =
          IntStream.range(0, 1 + random.nextInt(6))
              .map(_ -> random.nextInt(3) == 0 ? random.nextInt(0x110000) : random.nextInt(0x3000))
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      var fields = text("quote", drawn);
      var kept = fields.text("quote", 10);

      assertThat(kept == null ? fields.problems().size() : 1).isEqualTo(1);
      if (kept != null) {
        var utf8 = kept.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(new String(utf8, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(drawn);
      }
    }
  }
}
