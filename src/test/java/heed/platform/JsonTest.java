package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonTest {
  private static JsonNode parse(String json) {
    return Json.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(byte[] body, String sentence) {
    assertThatThrownBy(() -> Json.parse(body))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(sentence)
        .extracting(problem -> ((Refused) problem).kind())
        .isEqualTo(Refused.Kind.INVALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":2} | names a field twice",
        "{\"a\":1} x | not valid JSON",
        "{\"a\":1}{} | not valid JSON",
        "{\"a\":1 | not valid JSON",
        "{'a':1} | not valid JSON",
        "{a:1} | not valid JSON",
        "{\"a\":1,} | not valid JSON",
        "{\"a\":01} | not valid JSON",
        "{\"a\":+1} | not valid JSON",
        "{\"a\":.5} | not valid JSON",
        "{\"a\":NaN} | not valid JSON",
        "{\"a\":Infinity} | not valid JSON",
        "{\"a\":-Infinity} | not valid JSON",
        "{\"a\":1e2147483648} | exponent",
        "{\"a\":1e99999999999} | exponent",
        "{\"a\":[-1.5e-99999999999]} | exponent",
        "{\"a\":1} // why | not valid JSON",
        "{\"a\":12345678901234567890123456789012345678901} | longer than 40 characters",
        "'' | is empty",
        "'  ' | is empty"
      })
  void what_is_no_strict_json_is_refused(String json, String sentence) {
    assertRefused(json.getBytes(StandardCharsets.UTF_8), sentence);
  }

  @Test
  void nesting_is_allowed_to_a_depth_of_32() {
    assertThat(parse("[".repeat(32) + "]".repeat(32)).isArray()).isTrue();

    assertRefused("[".repeat(33).getBytes(StandardCharsets.UTF_8), "deeper than 32 levels");
    assertRefused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8), "deeper than 32 levels");
    assertRefused("{\"a\":".repeat(33).getBytes(StandardCharsets.UTF_8), "deeper than 32 levels");
  }

  @Test
  void a_number_may_have_40_characters() {
    assertThat(parse("1234567890123456789012345678901234567890").decimalValue())
        .isEqualTo(new BigDecimal("1234567890123456789012345678901234567890"));
  }

  @Test
  void bytes_that_are_no_text_are_refused() {
    assertRefused(new byte[] {'"', (byte) 0xFF, '"'}, "not valid JSON");
    assertRefused(new byte[] {'"', (byte) 0xC3, '"'}, "not valid JSON");
    assertRefused(new byte[] {'"', 'a', 0, '"'}, "not valid JSON");
    assertRefused(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "not valid JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.30", "0.1", "86823.43", "1000000000000.00", "1e-2"})
  void numbers_are_read_exactly(String number) {
    assertThat(parse(number).decimalValue()).isEqualByComparingTo(new BigDecimal(number));
  }

  /// One of each kind of fact.
  record Thing(
      String name,
      @Nullable LocalDate day,
      BigDecimal amount,
      @Nullable Long minor,
      Refused.Kind kind,
      boolean core) {}

  @Test
  void what_we_write_is_plain_and_read_back_the_same() {
    var thing =
        new Thing(
            "\"Q\" \uD83D\uDE80\u2028\u0007",
            LocalDate.of(2026, 11, 22),
            new BigDecimal("1E+12"),
            Long.MAX_VALUE,
            Refused.Kind.STALE,
            true);

    var written = Json.write(thing);

    assertThat(written)
        .isEqualTo(
            "{\"name\":\"\\\"Q\\\" \uD83D\uDE80\u2028\\u0007\",\"day\":\"2026-11-22\","
                + "\"amount\":1000000000000,\"minor\":9223372036854775807,\"kind\":\"STALE\","
                + "\"core\":true}");
    assertThat(Json.read(written, Thing.class))
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(thing);
  }

  @Test
  void absent_facts_are_null_and_never_left_out() {
    assertThat(Json.write(new Thing("a", null, BigDecimal.ZERO, null, Refused.Kind.INVALID, false)))
        .contains("\"day\":null", "\"minor\":null");
  }
}
